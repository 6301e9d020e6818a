"""The registry: every file of this folder holds one rule, named for the file.

A new rule is found by being here; a model switches it on with `[rules.<file name>]`.
"""

from functools import cache

from assigner.one_a_file import one_a_file
from assigner.rule import Rule


@cache
def registry() -> dict[str, type[Rule]]:
    """Every rule by name, in order of name."""
    return one_a_file(__name__, __path__, Rule)
