"""Objective tiers, one a file, named for the file; their order is data, in the model.

A new tier is found by being here; a model names it among its `tiers`.
"""

import importlib
import inspect
import pkgutil
from functools import cache

from assigner.objective import Tier


@cache
def registry() -> dict[str, type[Tier]]:
    """Every tier by name, in order of name."""
    found: dict[str, type[Tier]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        contents = vars(importlib.import_module(f"{__name__}.{module}")).values()
        tiers = [
            item
            for item in contents
            if inspect.isclass(item)
            and issubclass(item, Tier)
            and item.__module__ == f"{__name__}.{module}"
        ]
        (found[module],) = tiers
    return found
