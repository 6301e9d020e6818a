"""Words of an explanation that stand in several views: verdicts, seats, lists of people."""

from collections.abc import Iterable, Mapping

from assigner.documents.grounds import RankedRow
from assigner.words import Words, say, term

VERDICTS: Mapping[str, Words] = {
    "chosen": say("chosen"),
    "not_allowed": say("not allowed"),
    "possible_but_worse": say("worse"),
    "possible_and_better": say("better"),
    "equally_good": say("equally good"),
}
SEATS: Mapping[str, Words] = {"takes": say("caseworker"), "assists": say("co-worker")}
NAMED = 8
"""So many people are named."""


def verdict_words(row: RankedRow) -> Words:
    """A verdict, and where it is not proven, that."""
    verdict = VERDICTS[row.verdict]
    return verdict if row.proven else say("{verdict}, not proven", verdict=verdict)


def rule_name(name: str) -> str:
    """A rule as people write it."""
    return str(term(name)).replace("_", " ")


def names(found: Iterable[str]) -> str:
    """Names in order, not more than a few."""
    people = sorted(set(found))
    if len(people) <= NAMED:
        return ", ".join(people)
    return str(say("{names} and {count} more", names=", ".join(people[:NAMED]),
                   count=len(people) - NAMED))
