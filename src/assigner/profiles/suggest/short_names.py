"""People by a part of their name, as in "Bo T." or "B. Tang", where only one can be meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from assigner.files.vocabulary import fold, fold_name

_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv"})


def short_names(people: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Short name, folded -> the id of the only one it can be. `people`: ids and whole names."""
    found: dict[str, set[str]] = defaultdict(set)
    ids: set[str] = set()
    for id_, name in people:
        ids.add(fold(id_))
        for short in _forms(fold_name(name)):
            found[short].add(id_)
    return {short: next(iter(of)) for short, of in found.items()
            if len(of) == 1 and short not in ids}


def in_order(word: str) -> str:
    """A name, folded, with the last name last: "Tang, Bo" as "bo tang"."""
    last, comma, first = fold_name(word).partition(",")
    return fold(f"{first.strip()} {last}") if comma else fold_name(word)


def called(word: str, short: Mapping[str, str]) -> str | None:
    """The id of whom a word stands for, a middle initial or "Jr." aside; None: nobody, or two."""
    if fold(word) in short:
        return short[fold(word)]
    last, comma, first = fold_name(word).partition(", ")
    words = f"{first} {last}".split() if comma else fold_name(word).split()
    whole = [part for part in words
             if len(part.rstrip(".")) > 1 and part.rstrip(".") not in _AFTER]
    return short.get(" ".join(whole)) if len(whole) > 1 and (
        comma or len(whole) < len(words)) else None


def _forms(name: str) -> Iterator[str]:
    last, comma, first = name.partition(", ")
    words = f"{first} {last}".split() if comma else name.split()
    if len(words) < 2:
        return
    yield " ".join(words)
    first, last = words[0], words[-1]
    yield first
    for end in ("", "."):
        yield f"{first} {last[0]}{end}"
        yield f"{first[0]}{end} {last}"
