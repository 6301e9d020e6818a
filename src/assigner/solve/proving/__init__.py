"""Proofs built after a solve: prices for every tier, such that the checker needs no solver.

The checker's own reading of the day (`assigner.proof`) is priced here by linear programmes;
what they say is rounded to whole numbers and stated as the checker will find it.
"""
