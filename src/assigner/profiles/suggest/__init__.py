"""A profile proposed from the headers and contents of an export, each line with how sure it is.

tables as they stand (`opened`) -> what their columns hold (`contents`) -> which is which
(`headers`, `matching`) -> what their words mean (`guessed_words`) -> a file (`written`).
Deterministic: no learning, no chance, nothing asked.
"""
