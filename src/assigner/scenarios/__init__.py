"""What if: the same office under other policies, other staff, over months."""
