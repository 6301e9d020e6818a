"""A plan in every medium: printed, as a page for those who decide, as a table, as a workbook."""

from collections.abc import Iterator, Sequence

from assigner.documents.explain import WhyTable
from assigner.plan import Claims
from assigner.plan.norms import given_something
from assigner.veil import NOT_SHOWN, veil
from assigner.view import (
    BOOK,
    SCREEN,
    Block,
    Column,
    Page,
    Printout,
    Said,
    Section,
    Table,
    Text,
    Tile,
    Workbook,
    tabled,
)
from assigner.view.figures import decimal, share, weekday
from assigner.views.lights import light
from assigner.views.pinned import pinned_list
from assigner.views.plan.card import case_card
from assigner.views.plan.cases import cases_table, unassigned_table
from assigner.views.plan.disputable import disputable_section
from assigner.views.plan.facts import PlanAnswers, PlanFacts, day_line, ties
from assigner.views.plan.loads import above_list, load_section, load_table
from assigner.views.plan.noteworthy import Noteworthy
from assigner.views.plan.overfull import overfull_list
from assigner.views.plan.proof import proof_section
from assigner.views.plan.sure import stability_said, stability_section
from assigner.views.rulebook import rules_section, versions_section
from assigner.views.tiers import tiers_table
from assigner.words import counted, joined, say, term

FOOT = say("This is a proposal; a named person decides. Every answer on this page was solved "
           "again and judged by a checker that does not know the solver.")


def plan_printout(facts: PlanFacts, *, everybody: bool = False) -> Printout:
    """Everything the coordinator reads, in the order she needs it.

    Of a large office's people those worth a look, unless `everybody` is asked for.
    """
    claims, seats = facts.claims, facts.planned.allocation.seats
    promise = [Said(claims.certificate.words)] if claims.certificate else []
    return Printout(day_line(facts), (
        list(conflict(facts)),
        [unassigned_table(facts)] if claims.unassigned else [],
        [cases_table(facts, SCREEN)] if seats else [],
        [load_table(facts, Noteworthy(facts, everybody))] if seats else [],
        [*overfull_list(facts), *above_list(facts, everybody=everybody)] if seats else [],
        list(pinned_list(claims.decided.pinned, facts.planned.allocation)),
        [*([tiers_table(claims)] if claims.tiers else []), *promise],
        list(stability_said(claims)),
    ))


def conflict(facts: PlanFacts) -> Iterator[Block]:
    """The demands that collide; nothing where none do."""
    if facts.claims.conflict:
        yield Said(say("These demands cannot all be met, and each of them is part of it:"))
    for row in facts.claims.conflict:
        if veil().hides(row.subject):
            yield Said(NOT_SHOWN, mark="-")
            continue
        kind = facts.policy.rule[row.rule].kind
        yield Said(say("{words} ({rule}, {kind})", words=row.words, rule=term(row.rule),
                       kind=term(kind)), mark="-")


def plan_book(facts: PlanFacts) -> Workbook:
    """The sheets, in the order they are read."""
    return Workbook(
        say("Plan for {name}", name=facts.claims.instance.name),
        (cases_table(facts, BOOK), load_table(facts), tiers_table(facts.claims),
         _about(facts.claims)),
    )


def _about(claims: Claims) -> Table:
    rows: list[tuple[Text, str]] = [
        (say("Day"), claims.instance.name),
        (say("Fingerprint of the day"), claims.instance.sha256),
        (say("Model"), claims.model.name),
        (say("Fingerprint of the model"), claims.model.sha256),
        *((say("Changed for this run"), f"{key} = {value}")
          for key, value in claims.model.overrides.items()),
        *sorted(claims.solver.versions.said.items()),
    ]
    return tabled(say("About"), rows, (
        (Column(say("What")), lambda row: row[0]), (Column(say("Value")), lambda row: row[1]),
    ))


def plan_page(facts: PlanFacts, answers: PlanAnswers, *, manager: bool = False) -> Page:
    """The page. A manager reads loads and fairness before the single cases."""
    load, cases = load_section(facts), _cases(facts, answers.table)
    proof = proof_section(facts.claims, answers.fairness)
    return Page(
        title=title(facts),
        above=weekday(facts.problem.instance.date),
        line=day_line(facts),
        tiles=_tiles(facts, answers.fairness.question.caseworker or ""),
        sections=(
            disputable_section(facts, answers),
            *([load, proof, cases] if manager else [cases, load, proof]),
            *stability_section(facts.claims),
            rules_section(facts.policy), versions_section(facts.claims),
        ),
        foot=FOOT,
    )


def title(facts: PlanFacts) -> Text:
    """The day's own title, else its name."""
    instance = facts.problem.instance
    return instance.title or facts.claims.instance.name


def _tiles(facts: PlanFacts, fullest: str) -> Sequence[Tile]:
    summary = facts.claims.summary
    given, spread, drawn = summary.utilisation_max_given, summary.utilisation_sd, ties(summary)
    return (
        Tile(say("Placed"), str(summary.placed),
             say("of {count} new cases", count=summary.new_cases)),
        Tile(say("Unassigned"), str(summary.unassigned),
             tone="bad" if summary.unassigned else "plain"),
        Tile(say("Drawn by lot"), "?" if drawn is None else str(drawn)),
        Tile(say("Highest load of those given a case"), share(given), _fullest(facts),
             tone=light(given).tone),
        Tile(say("Highest load of all"), share(summary.utilisation_max), fullest),
        Tile(say("Above a norm"), str(summary.above_norm),
             say("of {people}", people=counted("{n} person", "{n} people",
                                               len(facts.claims.caseworkers))),
             tone="warn" if summary.above_norm else "plain"),
        Tile(say("Mean load"), share(summary.utilisation_mean), "" if spread is None else say(
            "spread {points} points", points=decimal(100 * spread))),
    )


def _fullest(facts: PlanFacts) -> str:
    """Who has the highest load of those given something today."""
    got = given_something(facts.problem, facts.planned.allocation)
    loads = {row.id: row.utilisation_after or 0.0 for row in facts.claims.caseworkers}
    return max(sorted(got), key=lambda who: loads[who], default="")


def _cases(facts: PlanFacts, table: WhyTable) -> Section:
    cards = [case_card(facts.problem, answer) for answer in table.cases]
    if table.cut:
        return Section("cases", say("Every case"), cards, joined(table.cut, ". "))
    return Section(
        "cases", say("Every case"), cards,
        say("The disputable first. Unfold a case to see who else could take it, at what cost, "
            "and who could not."),
    )
