"""Which texts of a model an office wrote itself: no other office's translation is theirs."""

from collections.abc import Iterator, Mapping
from typing import Final

from assigner.policy.lines import Path
from assigner.policy.own_words import COMPLEXITIES_AS_WRITTEN
from assigner.words.stock import is_stock

_VOCABULARY: Final = frozenset({
    "extends", "unit", "status", "kind", "counts", "per", "phase", "complexity", "team", "country",
})
"""Keys whose text is a word of the program, or the key of something the model has."""


def own_texts(said: Mapping[str, object], built_in: Mapping[str, object]) -> frozenset[str]:
    """The texts of a model, and the names of its duties, that are not as `built_in` has them.

    The three levels of a model that names none are the program's, wherever they are written out;
    so is what the program itself wrote when the model was begun.
    """
    before = dict(_texts({"complexities": COMPLEXITIES_AS_WRITTEN}))
    before |= dict(_texts(built_in))
    return frozenset(text for path, text in _texts(said)
                     if before.get(path) != text and not (_begun(path) and is_stock(text)))


def _begun(path: Path) -> bool:
    """Whether `model new` writes a text of the program there."""
    return path[-1] == "source" or path[0] == "owners" or path == ("headers", "family") or (
        path[0] == "teams" and path[-1] == "label")


def _texts(node: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(node, Mapping):
        for key, below in node.items():
            if path == ("capacity", "roles"):
                yield (*path, key), key.replace("_", " ")
            if key not in _VOCABULARY or len(path) < 2:
                yield from _texts(below, (*path, key))
    elif isinstance(node, list):
        for place, below in enumerate(node):
            if isinstance(below, Mapping):
                yield from _texts(below, (*path, place))
    elif isinstance(node, str):
        yield path, node
