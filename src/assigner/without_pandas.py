"""OR-Tools loaded without pandas, in processes that are the program's own.

OR-Tools imports pandas for tables of variables, which nobody here asks for; that was half of
the processor time of a small morning. While CP-SAT loads, an empty pandas stands in; whoever
imports pandas afterwards gets the real one. A library does no such thing to the program it is
imported by: only the command and the engine's own process ask for it.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

WANTS_PANDAS = "ortools.sat.python.cp_model"


class _Without(Loader):
    """Carries a module out while an empty pandas stands in."""

    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        if "pandas" in sys.modules:
            self.loader.exec_module(module)
            return
        stand_in = ModuleType("pandas")
        for name in ("Index", "Series"):
            setattr(stand_in, name, type(name, (), {}))
        sys.modules["pandas"] = stand_in
        try:
            self.loader.exec_module(module)
        finally:
            del sys.modules["pandas"]


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != WANTS_PANDAS:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Without(spec.loader)
        return spec


def load_ortools_without_pandas() -> None:
    """From here on, this process and its forks do."""
    if not any(isinstance(each, _Finder) for each in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
