"""A plan as a page, for those who decide: the coordinator, and the manager."""

from collections.abc import Sequence
from dataclasses import dataclass

from assigner.explain.planned import Planned
from assigner.files.complaints import Complaint
from assigner.plan import Claims
from assigner.plan.norms import given_something, norms_of
from assigner.policy import Policy
from assigner.report.explain_rows import Row as Found
from assigner.report.page.cases import case_card
from assigner.report.page.disputable import disputable_section
from assigner.report.page.figures import decimal, share, weekday
from assigner.report.page.parts import Page, Section, Text, Tile
from assigner.report.page.people import load_section
from assigner.report.page.picture import tone
from assigner.report.page.proof import proof_section
from assigner.report.page.rulebook import rules_section, versions_section
from assigner.report.plan_text import load_words, tie_words
from assigner.words import Words, counted, joined, say


@dataclass(frozen=True)
class PlanFacts:
    """What a plan's page is made from: its document, its day, and the answers about it."""

    claims: Claims
    planned: Planned
    policy: Policy
    table: Found
    fairness: Found
    warnings: Sequence[Complaint] = ()


def plan_page(facts: PlanFacts, *, manager: bool = False) -> Page:
    """The page. A manager reads loads and fairness before the single cases."""
    planned = facts.planned
    norms = norms_of(planned.problem, facts.policy.rules, planned.allocation)
    load = load_section(planned.problem, facts.claims.written["caseworkers"], norms)
    proof = proof_section(facts.claims, facts.policy, facts.fairness)
    cases = _cases(facts)
    sections = [load, proof, cases] if manager else [cases, load, proof]
    return Page(
        title=title(facts),
        above=weekday(facts.planned.problem.instance.date),
        line=day_line(facts.claims),
        tiles=_tiles(facts),
        sections=(
            disputable_section(facts.claims, facts.planned, facts.policy, facts.table["cases"],
                               facts.warnings),
            *sections, rules_section(facts.policy), versions_section(facts.claims),
        ),
        foot=FOOT,
    )


FOOT = say("This is a proposal; a named person decides. Every answer on this page was solved "
           "again and judged by a checker that does not know the solver.")


def title(facts: PlanFacts) -> Text:
    """The day's own title, else its name."""
    instance = facts.planned.problem.instance
    return instance.title or facts.claims.instance.name


def day_line(claims: Claims) -> Words:
    """The day in one line: placed, left, proof, highest load, ties."""
    summary = claims.written["summary"]
    said = [counted("{n} case placed", "{n} cases placed", summary["placed"])]
    if summary["unassigned"]:
        said.append(say("{n} UNASSIGNED", n=summary["unassigned"]))
    proven = claims.status == "optimal"
    said.append(say("proven optimal") if proven else say("not proven optimal"))
    said += load_words(summary)
    known = sum(bool(row.tied) for row in claims.assignments)
    said += tie_words(summary.get("ties", 0), known, proven=proven)
    return joined(said, " · ")


def _tiles(facts: PlanFacts) -> Sequence[Tile]:
    summary = facts.claims.written["summary"]
    given = summary["utilisation_max_given"]
    fullest = facts.fairness["question"]["caseworker"] or ""
    spread = summary["utilisation_sd"]
    return (
        Tile(say("Placed"), str(summary["placed"]),
             say("of {count} new cases", count=summary["new_cases"])),
        Tile(say("Unassigned"), str(summary["unassigned"]),
             tone="bad" if summary["unassigned"] else "plain"),
        Tile(say("Drawn by lot"), "?" if summary.get("ties", 0) is None else str(summary["ties"])),
        Tile(say("Highest load given a case"), share(given), _fullest(facts), tone=tone(given)),
        Tile(say("Highest load of all"), share(summary["utilisation_max"]), fullest),
        Tile(say("Above a norm"), str(summary["above_norm"]),
             say("of {people}", people=counted("{n} person", "{n} people",
                                               len(facts.claims.caseworkers))),
             tone="warn" if summary["above_norm"] else "plain"),
        Tile(say("Mean load"), share(summary["utilisation_mean"]), "" if spread is None else say(
            "spread {points} points", points=decimal(100 * spread))),
    )


def _fullest(facts: PlanFacts) -> str:
    """Who has the highest load of those given something today."""
    got = given_something(facts.planned.problem, facts.planned.allocation)
    loads = {row.id: row.utilisation_after or 0.0 for row in facts.claims.caseworkers}
    return max(sorted(got), key=lambda who: loads[who], default="")


def _cases(facts: PlanFacts) -> Section:
    problem = facts.planned.problem
    phases = {key: phase.label for key, phase in facts.policy.phases.items()}
    cards = [case_card(problem, answer, phases) for answer in facts.table["cases"]]
    cut = facts.table["cut"]
    if cut:
        return Section("cases", say("Every case"), cards, joined(cut, ". "))
    return Section(
        "cases", say("Every case"), cards,
        say("The disputable first. Unfold a case to see who else could take it, at what cost, "
            "and who could not."),
    )
