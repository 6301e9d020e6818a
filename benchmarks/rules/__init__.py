"""Rules that only the questions need. Rules are data, so the engine takes them as they are."""
