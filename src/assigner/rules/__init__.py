"""The registry: every file of this folder holds one rule, named for the file.

A new rule is found by being here; a model switches it on with `[rules.<file name>]`.
"""

import importlib
import inspect
import pkgutil
from functools import cache

from assigner.rule import Rule


@cache
def registry() -> dict[str, type[Rule]]:
    """Every rule by name, in order of name."""
    found: dict[str, type[Rule]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        contents = vars(importlib.import_module(f"{__name__}.{module}")).values()
        rules = [
            item
            for item in contents
            if inspect.isclass(item)
            and issubclass(item, Rule)
            and item.__module__ == f"{__name__}.{module}"
        ]
        (found[module],) = rules
    return found
