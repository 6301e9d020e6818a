"""What is wrong with a model, said with the place and with what to write instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assigner.policy.lines import Path
from assigner.words import Words, joined, say

MOST = 100
"""Faults of a model that are listed; of more nobody reads."""


NEAR = 3
"""So many names are offered for one of very many."""


_LIKE = 0.6
"""Share of letters in common from which one name may be meant by another."""


@dataclass(frozen=True)
class ModelComplaint:
    """One fault of a model, at a path of keys."""

    path: Path
    words: Words


def complain(path: Path, template: str, **values: object) -> ModelComplaint:
    """A complaint whose sentence is a template and its values."""
    return ModelComplaint(path, say(template, **values))


def dotted(path: Path) -> str:
    """A path as it is written on the command line: `capacity.ramp.0.share`."""
    return ".".join(str(step) for step in path)


def nearest(wrong: object, known: Iterable[str]) -> str | None:
    """The known name most like a wrong one, if any is like it."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(str(wrong).casefold(), folded, n=1, cutoff=_LIKE)
    return folded[near[0]] if near else None


def instead(wrong: object, known: Iterable[str]) -> Words:
    """What to write instead of an unknown name: the nearest known one first, then all."""
    names = sorted(known)
    if not names:
        return say("nothing is known here")
    near = nearest(wrong, names)
    if len(names) == 1:
        return say("write {name}", name=names[0])
    if near:
        return say("write {name} (known: {known})", name=near, known=names)
    return say("write one of {known}", known=names)


def alike(wrong: object, known: Iterable[str]) -> Words:
    """What to write instead of one of very many names: the few most like it."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(str(wrong).casefold(), folded, n=NEAR, cutoff=0)
    return say("nearest are {known}", known=[folded[name] for name in near])


def either(names: Sequence[object]) -> Words:
    """Names to choose between: `A or B`."""
    *others, last = names
    return say("{some} or {last}", some=joined(others), last=last) if others else joined(names)


def render(complaints: Iterable[ModelComplaint], where: Mapping[Path, str]) -> str:
    """One line for each complaint, in the order of the files: place, key, what to write.

    Beyond the first `MOST` they are counted.
    """
    order = {place: rank for rank, place in enumerate(dict.fromkeys(where.values()))}
    lines = []
    for complaint in complaints:
        path = complaint.path
        while path and path not in where:
            path = path[:-1]
        place = where[path]
        key = dotted(complaint.path)
        said = place if place.startswith(f"-S {key}=") or not key else f"{place} {key}"
        lines.append((*_numbered(place, order), f"{said}: {complaint.words}"))
    told = [line for *_, line in sorted(set(lines))]
    more = [str(say("{count} more", count=len(told) - MOST))] if len(told) > MOST else []
    return "\n".join([*told[:MOST], *more])


def _numbered(place: str, order: Mapping[str, int]) -> tuple[str, int, int]:
    file, _, line = place.rpartition(":")
    return (file, int(line), 0) if line.isdigit() else (place, 0, order[place])
