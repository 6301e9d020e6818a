"""Layouts of offices that do not exist, each set fixed before its first run, with what it means."""
