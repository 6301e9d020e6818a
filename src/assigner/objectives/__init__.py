"""Objective tiers, one a file, named for the file; their order is data, in the model.

A new tier is found by being here; a model names it among its `tiers`.
"""

from functools import cache

from assigner.objective import Tier
from assigner.one_a_file import one_a_file


@cache
def registry() -> dict[str, type[Tier]]:
    """Every tier by name, in order of name."""
    return one_a_file(__name__, __path__, Tier)
