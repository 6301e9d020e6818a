"""Alike people and alike cases: types with counts in the place of names, as in cutting stock.

Where the rules and every tier but the lot say the same of several caseworkers, and of several
cases, an allocation is told apart only by how many of which cases how many people hold. A
pattern is what one caseworker holds, counted by type; how often each pattern is used is the only
question (Gilmore & Gomory 1961), however many names there are. The lot then picks who among
alike: it looks at names, and at nothing else.

symmetry -> patterns -> cutting stock -> bundles -> lot -> engine.
"""
