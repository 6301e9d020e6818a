"""What is worth keeping for the cases to come, from futures resampled from the office's own."""

from assigner.later.kept import kept_for_later

__all__ = ["kept_for_later"]
