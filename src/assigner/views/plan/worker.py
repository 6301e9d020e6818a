"""A plan as a page for one caseworker: their cases and load, and nothing private of others.

Built from answers that `explain.colleague` has already cut to what the reader may see.
"""

from collections.abc import Sequence

from assigner.documents.explain import AboutWorker, FairnessAnswer, GainedRow, WhyTable
from assigner.norm import NEW_TODAY
from assigner.plan import Claims
from assigner.plan.norms import norms_of
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.view import Block, Cell, Page, Said, Section, Tile
from assigner.view.figures import change, decimal, share, weekday
from assigner.views.explain.people import gained_table, groups_table
from assigner.views.lights import light
from assigner.views.norm_words import against, norm_tone, titled
from assigner.views.plan.card import case_card
from assigner.views.rulebook import rules_section, versions_section
from assigner.words import say

PRIVATE = say("What is private to colleagues is not on this page. A named person decides; ask "
              "them, or your shop steward, if something looks wrong.")


def worker_page(
    claims: Claims, problem: Problem, policy: Policy,
    answers: tuple[WhyTable, AboutWorker, FairnessAnswer],
) -> Page:
    """The page of one reader; `answers` are their table, themselves, and fairness, as seen."""
    table, about, fairness = answers
    person = about.person
    worker, load = problem.workers[person.id], person.utilisation_after
    proven = bool(fairness.proof and fairness.proof.proven)
    return Page(
        title=f"{worker.id} {worker.name}".strip(),
        above=weekday(problem.instance.date),
        line=about.words,
        badge=Cell(say("as even as norms allow"), tone="good", tag=True) if proven
        else Cell(say("not proven even"), tone="warn", tag=True),
        tiles=(
            Tile(say("New today"), str(len(person.gained))),
            Tile(say("Load"), share(load),
                 change(person.utilisation_before, load), tone=light(load).tone),
            *_norms(claims, problem, policy, person.id),
            Tile(say("Hours for cases"), decimal(person.load_after_hours),
                 say("of {capacity} a week", capacity=decimal(person.capacity_hours))),
        ),
        sections=(
            Section("cases", say("My new cases"), _mine(problem, table, person.gained),
                    table.words),
            Section("proof", say("Is it fair?"), _fair(fairness)),
            rules_section(policy),
            versions_section(claims),
        ),
        foot=PRIVATE,
    )


def _norms(claims: Claims, problem: Problem, policy: Policy, who: str) -> list[Tile]:
    """The reader's own norms, each against its ceiling."""
    mine = norms_of(problem, policy.rules, claims.allocation)[who]
    return [
        Tile(titled(heading), against(mine, heading), tone=norm_tone(mine, heading))
        for heading in dict.fromkeys(str(norm.heading) for norm in mine)
        if heading != str(NEW_TODAY)
    ]


def _mine(problem: Problem, table: WhyTable, gained: Sequence[GainedRow]) -> list[Block]:
    if not gained:
        return [Said(say("Nothing new today."))]
    return [
        gained_table(gained, say("New today")),
        *(case_card(problem, answer) for answer in table.cases),
    ]


def _fair(fairness: FairnessAnswer) -> list[Block]:
    blocks: list[Block] = [Said(fairness.words)]
    if fairness.groups:
        blocks.append(groups_table(fairness.groups, say("Mean load of groups of five and more")))
    return blocks
