"""The registry: every file of this folder holds one rule, named for the file.

A new rule is found by being here; a model switches it on with `[rules.<file name>]`.
"""

from functools import cache

from assigner.one_a_file import one_a_file
from assigner.rule import Rule
from assigner.veil import rules_of_kin


@cache
def registry() -> dict[str, type[Rule]]:
    """Every rule by name, in order of name."""
    return one_a_file(__name__, __path__, Rule)


@cache
def _of_kin() -> frozenset[str]:
    return frozenset(name for name, rule in registry().items() if rule.of_kin)


rules_of_kin(_of_kin)
