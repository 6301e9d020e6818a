"""What each document shows: its tables, lists and sentences, made once, in blocks of `view`."""
