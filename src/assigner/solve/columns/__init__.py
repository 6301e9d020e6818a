"""Columns of the master: seats of one caseworker, what they cost, and the rows that link them."""
