"""An explanation printed: the first line says it all; the rest in the order it is asked."""

from collections.abc import Iterator, Sequence

from assigner.documents.explain import (
    AboutWorker,
    AlternativesAnswer,
    AnyAnswer,
    FairnessAnswer,
    GainedRow,
    WhatWouldItTake,
    Why,
    WhyNot,
    WhyTable,
)
from assigner.documents.grounds import RuleReason
from assigner.veil import without_kin
from assigner.view import Block, Column, Printout, Said, tabled
from assigner.views.answers import VERDICTS, rule_name
from assigner.views.explain.case import (
    cells_named,
    changes_table,
    loads_table,
    moves_table,
    ranked_table,
    ruled_out_table,
    searched_table,
    tiers_if_table,
)
from assigner.views.explain.people import (
    gained_table,
    groups_table,
    over_days_table,
    received_table,
)
from assigner.words import joined, of_model, say, term


def explain_printout(answer: AnyAnswer) -> Printout:
    """Everything an answer holds."""
    answer = without_kin(answer)
    return Printout(
        answer.words, [list(group) for group in _groups(answer)],
        [Said(words, mark="?") for words in answer.cut],
    )


def _groups(answer: AnyAnswer) -> Iterator[Sequence[Block] | Iterator[Block]]:
    match answer:
        case Why():
            known = [row.words for row in answer.passed_over]
            yield [Said(words, mark="!") for words in (*known, answer.due_away) if words]
            yield [Said(answer.sure)] if answer.sure else []
            yield _because(answer)
            yield [ranked_table(answer)] if answer.ranked else []
            yield [ruled_out_table(answer)] if answer.ruled_out else []
        case WhyNot():
            yield [Said(answer.known, mark="!")] if answer.known else []
            yield _because(answer)
            yield _changes(answer) if isinstance(answer, WhatWouldItTake) else []
            yield [loads_table(answer.loads)] if answer.loads else []
            yield [moves_table(say("What else would change hands"), answer.knock_on)] \
                if answer.knock_on else []
            yield [tiers_if_table(answer.tiers)] if answer.tiers else []
        case AboutWorker():
            yield _person(answer)
        case FairnessAnswer():
            yield _fairness(answer)
            yield [tiers_if_table(answer.tiers)] if answer.tiers else []
        case AlternativesAnswer():
            yield _alternatives(answer)
        case WhyTable():
            yield _closest_calls(answer)


def _because(answer: Why | WhyNot) -> Iterator[Said]:
    for row in answer.because:
        rule, said = row.rule if isinstance(row, RuleReason) else None, row.words
        if not rule and answer.words.endswith(said):
            continue
        if rule:
            said += f" ({rule_name(rule)}, {term(row.kind or '')})"
        if row.evidence:
            said += f" · {cells_named([row.evidence])}"
        if row.source:
            said += f"\n    {of_model(row.source)}"
        yield Said(said, mark="-")


def _changes(answer: WhatWouldItTake) -> Iterator[Block]:
    cut = [row for row in answer.searched if not row.complete]
    if answer.changes:
        yield changes_table(answer.changes)
        if cut:
            yield searched_table(say("The search of these did not come to its end"), cut)
    elif answer.searched:
        yield searched_table(
            say("Each of these alone was tried, step by step, as far as it goes"), answer.searched
        )


def _person(answer: AboutWorker) -> Iterator[Block]:
    person = answer.person
    yield Said(say(
        "{before:.1f} h a week before today, {after:.1f} h now, of {capacity:.1f} h",
        before=person.load_before_hours, after=person.load_after_hours,
        capacity=person.capacity_hours,
    ))
    yield from _gained(person.gained)


def _gained(gained: Sequence[GainedRow]) -> Iterator[Block]:
    if gained:
        yield gained_table(
            gained, say("Given today, and what it would cost to give them to others")
            if any(row.words for row in gained) else say("Given today")
        )


def _fairness(answer: FairnessAnswer) -> Iterator[Block]:
    if answer.worst:
        yield Said(answer.worst.words)
        yield from _gained(answer.worst.gained)
    if answer.groups:
        yield groups_table(answer.groups, say("Load by team, seniority and hours"))
    if answer.over_time:
        yield over_days_table(answer.over_time, answer.days)
    if answer.received and answer.received.people:
        yield received_table(answer.received)


def _alternatives(answer: AlternativesAnswer) -> Iterator[Block]:
    for place, row in enumerate(answer.alternatives, start=1):
        yield Said(say("{place}. {verdict}: {words}", place=place, verdict=VERDICTS[row.verdict],
                       words=row.words))
        yield moves_table(say("What moves"), row.moves)


def _closest_calls(answer: WhyTable) -> Iterator[Block]:
    if answer.cases:
        yield tabled(say("The closest calls first"), answer.cases, (
            (Column(say("Case and who"), fit="rest"), lambda row: joined(
                filter(None, (row.words, *(known.words for known in row.passed_over),
                              row.due_away)), "\n")),
            (Column(say("Could"), "count"), lambda row: len(row.ranked)),
            (Column(say("Not"), "count"),
             lambda row: len({out.caseworker for out in row.ruled_out})),
        ))
