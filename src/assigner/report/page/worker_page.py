"""A plan as a page for one caseworker: their cases and load, and nothing private of others.

Built from answers that `explain_view.Colleague` has already cut to what the reader may see.
"""

from assigner.norm import NEW_TODAY
from assigner.plan import Claims
from assigner.plan.norms import norms_of
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.report.explain_rows import Row as Found
from assigner.report.norm_words import against, titled
from assigner.report.page.cases import case_card
from assigner.report.page.figures import change, decimal, share, weekday
from assigner.report.page.parts import (
    Block,
    Cell,
    Column,
    Page,
    Row,
    Said,
    Section,
    Table,
    Tile,
)
from assigner.report.page.people import norm_tone
from assigner.report.page.picture import tone
from assigner.report.page.rulebook import rules_section, versions_section
from assigner.words import say, term

PRIVATE = say("What is private to colleagues is not on this page. A named person decides; ask "
              "them, or your shop steward, if something looks wrong.")
SEATS = {"takes": say("caseworker"), "assists": say("co-worker")}


def worker_page(
    claims: Claims, problem: Problem, policy: Policy, answers: tuple[Found, Found, Found]
) -> Page:
    """The page of one reader; `answers` are their table, themselves, and fairness, as seen."""
    table, about, fairness = answers
    person = about["person"]
    worker, load = problem.workers[person["id"]], person["utilisation_after"]
    phases = {key: phase.label for key, phase in policy.phases.items()}
    proven = bool(fairness["proof"] and fairness["proof"]["proven"])
    return Page(
        title=f"{worker.id} {worker.name}".strip(),
        above=weekday(problem.instance.date),
        line=about["words"],
        badge=Cell(say("as even as norms allow"), tone="good", tag=True) if proven
        else Cell(say("not proven even"), tone="warn", tag=True),
        tiles=(
            Tile(say("New today"), str(len(person["gained"]))),
            Tile(say("Load"), share(load),
                 change(person["utilisation_before"], load), tone=tone(load)),
            *_norms(claims, problem, policy, person["id"]),
            Tile(say("Hours for cases"), decimal(person["load_after_hours"]),
                 say("of {capacity} a week", capacity=decimal(person["capacity_hours"]))),
        ),
        sections=(
            Section("cases", say("My new cases"), _mine(problem, table, about, phases),
                    table["words"]),
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


def _mine(
    problem: Problem, table: Found, about: Found, phases: dict[str, str]
) -> list[Block]:
    gained = about["person"]["gained"]
    if not gained:
        return [Said(say("Nothing new today."))]
    rows = [
        Row((Cell(row["case"]), Cell(SEATS[row["seat"]]), Cell(decimal(row["hours"]))))
        for row in gained
    ]
    return [
        Table(
            say("New today"),
            (Column(say("Case")), Column(say("As")), Column(say("Hours"), number=True)),
            rows,
        ),
        *(case_card(problem, answer, phases) for answer in table["cases"]),
    ]


def _fair(fairness: Found) -> list[Block]:
    blocks: list[Block] = [Said(fairness["words"])]
    if fairness["groups"]:
        blocks.append(Table(
            say("Mean load of groups of five and more"),
            (Column(say("Group")), Column(say("People"), number=True),
             Column(say("Mean"), number=True)),
            [
                Row((Cell(term(row["name"])), Cell(str(row["people"])), Cell(share(row["mean"]))))
                for row in fairness["groups"]
            ],
        ))
    return blocks
