"""The program's source as its tests look at it: read, parsed and walked once a process."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

SOURCE = Path(__file__).parents[1] / "src" / "assigner"
Kind = TypeVar("Kind", bound=ast.AST)


@cache
def read() -> list[tuple[Path, str, ast.Module]]:
    """Every module, its text and its tree."""
    paths = sorted(SOURCE.rglob("*.py"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return list(zip(paths, texts, map(ast.parse, texts), strict=True))


def modules(*rooms: str) -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module of these rooms (none: of all), its text and its tree."""
    for path, text, tree in read():
        if not rooms or path.relative_to(SOURCE).parts[0] in rooms:
            yield path, text, tree


@cache
def _by_kind() -> dict[tuple[Path, type[ast.AST]], list[ast.AST]]:
    found: dict[tuple[Path, type[ast.AST]], list[ast.AST]] = defaultdict(list)
    for path, _, tree in read():
        for node in ast.walk(tree):
            found[path, type(node)].append(node)
    return found


def nodes(kind: type[Kind], *rooms: str) -> Iterator[tuple[Path, Kind]]:
    """Every node of a kind in the modules of these rooms, with the module's path."""
    for path, _, _ in modules(*rooms):
        for node in _by_kind().get((path, kind), ()):
            assert isinstance(node, kind)
            yield path, node
