"""A folder in which every file holds one class of a kind, named for the file."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable
from typing import TypeVar

_Kind = TypeVar("_Kind")


def one_a_file(package: str, path: Iterable[str], kind: type[_Kind]) -> dict[str, type[_Kind]]:
    """File -> its one class of the kind, in order of name. ValueError where a file has another."""
    found: dict[str, type[_Kind]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(path)):
        contents = vars(importlib.import_module(f"{package}.{module}")).values()
        (found[module],) = (
            item for item in contents
            if inspect.isclass(item) and issubclass(item, kind)
            and item.__module__ == f"{package}.{module}"
        )
    return found
