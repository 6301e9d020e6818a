"""People by a part of their name, as in "Bo T." or "B. Tang", where only one can be meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from assigner.files.vocabulary import fold, fold_name


def short_names(people: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Short name, folded -> the id of the only one it can be. `people`: ids and whole names."""
    found: dict[str, set[str]] = defaultdict(set)
    whole: set[str] = set()
    for id_, name in people:
        whole |= {fold(id_), fold(name)}
        for short in _forms(fold_name(name)):
            found[short].add(id_)
    return {short: next(iter(ids)) for short, ids in found.items()
            if len(ids) == 1 and short not in whole}


def _forms(name: str) -> Iterator[str]:
    last, comma, first = name.partition(", ")
    words = f"{first} {last}".split() if comma else name.split()
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    yield first
    for end in ("", "."):
        yield f"{first} {last[0]}{end}"
        yield f"{first[0]}{end} {last}"
