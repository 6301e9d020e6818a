"""The checker of proofs: what a plan claims of its tiers, shown again without any solver.

A proof is long and the checker is simple (see `docs/proof.md`): the day as the rules state
it, prices on its rows, and for each caseworker the cheapest set of cases at those prices,
found here by a search of its own. Whole numbers only. Nothing of the engine is known here.
"""
