"""Ten exports invented after `suggest` was written, as they came; see test_unseen.py."""
