"""Every ground that keeps somebody from a case by itself, whatever else is decided."""

from typing import NamedTuple

from assigner.rule import Rule
from assigner.statement import Statement
from assigner.words import Words


class Ground(NamedTuple):
    """A rule and words that follow a name. `own`: about this person and the case alone.

    Rows look at who else there is, so what they say is not about one person alone.
    """

    rule: Rule
    words: Words
    own: bool


def grounds(statement: Statement, case: str, worker: str) -> tuple[Ground, ...]:
    """All of them, each once; empty when no rule excludes the person by itself."""
    found: dict[tuple[str, str], Ground] = {}

    def add(rule: Rule, words: Words, *, own: bool) -> None:
        found.setdefault((rule.name(), words.spoken("en")), Ground(rule, words, own))

    for rule, bar in statement.bars:
        if bar.case == case and bar.takes and worker in bar.workers:
            add(rule, bar.words, own=True)
    for rule, ceiling in statement.ceilings:
        room = ceiling.room.get(worker)
        if rule.hard and room is not None and ceiling.counts.get(case, 0) > max(0, room):
            add(rule, ceiling.words, own=True)
    for exclusion in statement.kept_out(case, worker):
        add(exclusion.rule, exclusion.words, own=True)
    for exclusion in statement.excluded(case, worker):
        add(exclusion.rule, exclusion.words, own=False)
    return tuple(found.values())
