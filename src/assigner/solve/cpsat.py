"""CP-SAT, loaded without pandas.

OR-Tools imports pandas for tables of variables, which nobody here asks for; that was half of
the processor time of a small morning. While CP-SAT loads, an empty pandas stands in; whoever
imports pandas afterwards gets the real one.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def _without_pandas() -> Iterator[None]:
    if "pandas" in sys.modules:
        yield
        return
    stand_in = ModuleType("pandas")
    for name in ("Index", "Series"):
        setattr(stand_in, name, type(name, (), {}))
    sys.modules["pandas"] = stand_in
    try:
        yield
    finally:
        del sys.modules["pandas"]


with _without_pandas():
    from ortools.sat.python import cp_model

__all__ = ["cp_model"]
