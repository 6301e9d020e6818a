"""A case beside the day: who has it if it is open, its family, and who had it before."""

from collections.abc import Callable, Mapping, Sequence

from assigner.called import Called
from assigner.instance import Case, Instance, OpenCase
from assigner.veil import veil
from assigner.view import Block, Cell, Column, Facts, Said, Text, tabled
from assigner.view.figures import day
from assigner.words import say

Link = Callable[[str], str]


def open_case_facts(called: Called, case: OpenCase) -> Facts:
    """What an open case is, and who has it."""
    pairs: list[tuple[Text, Text]] = [
        (say("Caseworker"), case.caseworker),
        *([(say("With"), case.co_caseworker)] if case.co_caseworker else []),
        *([(say("Since"), day(case.assigned))] if case.assigned else []),
        (called.heading("phase", say("Phase")), called.phase(case.phase)),
        (called.heading("complexity", say("Complexity")), called.level(case.complexity)),
    ]
    if case.cover_until is not None:
        pairs.append((say("Covered until"), day(case.cover_until)))
    if case.belongs_to:
        pairs.append((say("Covered for"), case.belongs_to))
    return Facts(pairs)


def around_case(
    facts: Instance, case: Case, takes: Mapping[str, str], link: Link, called: Called
) -> Sequence[Block]:
    """Its siblings and who has or would have them; who had it before. `takes`: by the plan."""
    blocks: list[Block] = []
    family = [other for other in (*facts.cases, *facts.caseload)
              if case.family and other.family == case.family and other.id != case.id
              and not veil().hides(other.id)]
    if family:
        def holder(other: Case) -> Text:
            if isinstance(other, OpenCase):
                return other.caseworker
            who = takes.get(other.id)
            return say("{person}, by the proposal", person=who) if who else say("new, not placed")

        heading = called.together(say("The same family"), say("The same {group}"))
        blocks.append(tabled(heading, family, (
            (Column(say("Case"), fit="id"), lambda other: Cell(other.id, href=link(other.id))),
            (Column(say("Who"), fit="id"), holder),
        )))
    before = [*([case.previous_caseworker] if case.previous_caseworker else []),
              *sorted((case.involved | case.earlier) - {case.previous_caseworker})]
    if before:
        blocks.append(Said(say("Had it before, or took part: {people}", people=", ".join(before))))
    return blocks
