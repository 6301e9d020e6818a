"""Policies side by side: how each is found by one judge, and who gets what instead."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from assigner.baselines.habits import said
from assigner.documents.compare import (
    UNPROVEN,
    CaseApart,
    ComparedHabit,
    CompareDocument,
    ComparedRun,
    LoadedPerson,
)
from assigner.scenarios.compare_document import line
from assigner.view import (
    CSV,
    PAGE,
    SCREEN,
    Block,
    Cell,
    Column,
    Facts,
    Field,
    Item,
    Listed,
    LoadBar,
    Page,
    Printout,
    Said,
    Section,
    Table,
    Text,
    Tile,
    Tone,
    Value,
    tabled,
)
from assigner.view.figures import decimal, share, weekday
from assigner.view.table import NONE
from assigner.views.legend import legend
from assigner.views.plan.card import anchor
from assigner.views.plan.disputable import look
from assigner.words import Words, counted, of_model, say, term

ABREAST, SAME = 6, "="
"""So many policies stand beside one another in 80 columns; the sign of the judge's choice."""
MOST_PRINTED, MOST_LISTED, MOST_SPLIT, MOST_NAMES = 40, 300, 5, 4
TIER = {"over_norm": say("Over"), "balance": say("Balance"), "fit": say("Fit")}
PROOF: Mapping[str, tuple[Words, Tone]] = {
    "optimal": (say("proven"), "good"), "counted": (say("none"), "quiet"),
    "infeasible": (say("impossible"), "bad"),
}
BETTER = say("A better allocation may exist. Compare again with more time to find out.")
Numbered = tuple[int, ComparedRun]


def compare_printout(document: CompareDocument) -> Printout:
    """Everything a planner reads, the judge named first."""
    runs = document.runs
    return Printout(document.words, (
        [Said(say("All judged by {model}, by the checker.", model=document.judged_by.name)),
         *([Said(BETTER, mark="?")] if document.open else [])],
        [_legend(runs)], [_found(runs)],
        [Said(say("{n} breaks {rule}: {words}", n=place, rule=breach.rule, words=breach.words))
         for place, run in enumerate(runs, start=1) for breach in run.judged.breaks],
        *([_apart(document, runs[first : first + ABREAST], MOST_PRINTED, first, SAME)]
          for first in range(0, len(runs), ABREAST) if document.differences),
    ))


def compare_page(document: CompareDocument) -> Page:
    """The page of what `compare` kept."""
    runs, differ = document.runs, document.differences
    cases = runs[0].judged.summary.new_cases
    return Page(
        title=say("{day}: policies side by side", day=document.instance.name),
        above=weekday(date.fromisoformat(document.instance.date)),
        line=line(len(differ), cases, document.open),
        under=say("All judged by {model}, by the checker.", model=document.judged_by.name),
        tiles=_tiles(runs, cases, len(differ)),
        sections=(
            look([*_broken(runs), *_left(runs), *_unproven(runs), *_split(differ)],
                 say("Nothing: every policy places every case, keeps the rules, and agrees.")),
            Section("runs", say("How they are found"), (_found(runs), _legend(runs)),
                    say("The first policy is the judge, the line in the picture; the others are "
                        "counted as it counts.")),
            Section("differences", say("Who would get which case instead"),
                    (_apart(document, runs, MOST_LISTED),)),
            Section("versions", say("Versions and fingerprints"), (_versions(document),)),
        ),
        foot=say("This is a comparison, not a plan: nothing is decided by it. Every allocation "
                 "was counted by the checker alone, under the one model named above."),
    )


def compare_table(document: CompareDocument) -> Table:
    """One tidy table: a row for each number of each run, and for each case that differs."""
    headers = (
        (say("Policy"), "run"), (say("Kind"), "kind"), (say("What"), "what"),
        (say("Name"), "name"), (say("Unit"), "unit"), (say("Value"), "value"),
    )
    return tabled("", _tidy(document), [
        (Column(header, key=key, on=CSV), itemgetter(place))
        for place, (header, key) in enumerate(headers)
    ])


def _tidy(document: CompareDocument) -> Iterator[Sequence[Value]]:
    for run in document.runs:
        name, kind = run.name, run.kind
        for tier in run.tiers:
            yield name, kind, "tier", tier.name, tier.unit, tier.value
        for judged in run.judged.tiers:
            yield name, kind, "judged", judged.name, judged.unit, judged.value
        for key, value in run.judged.summary:
            yield name, kind, "judged", key, "", value
    for row in document.differences:
        for name, who in row.by.items():
            yield name, "", "case", row.case, "caseworker", who


def _legend(runs: Sequence[ComparedRun]) -> Table:
    return legend((run.name, _what(run)) for run in runs)


def _what(run: ComparedRun) -> Text:
    if not isinstance(run, ComparedHabit):
        return of_model(run.title)
    what, drawn = said(run.baseline), len(run.birth_days_drawn)
    return what if not drawn else say(
        "{what} {more}", what=what,
        more=say("{n} birth days were drawn from the seed.", n=drawn))


def _found(runs: Sequence[ComparedRun]) -> Table:
    asked = [tier.name for tier in runs[0].judged.tiers if tier.name in TIER]
    top = max(run.judged.summary.utilisation_sd or 0.0 for run in runs) * 1.1 or 1.0
    fields: tuple[Field[Numbered], ...] = (
        (Column(say("No."), "count", on=SCREEN), lambda one: one[0]),
        (Column(say("Policy"), on=PAGE), lambda one: one[1].name),
        (Column(say("Left"), "count"), lambda one: one[1].judged.summary.unassigned),
        *((Column(TIER[name], "number", stacked=True), _tier(name)) for name in asked),
        (Column(say("Spread"), "number", spec=".2f"), lambda one: _points(one[1])),
        (Column(say("Picture"), on=PAGE, minor=True),
         lambda one: Cell("", bar=_bar(one[1], runs[0], top))),
        (Column(say("Highest"), "number"), lambda one: _person(one[1].judged.worst_off)),
        (Column(say("Highest today"), "number", stacked=True),
         lambda one: _person(one[1].judged.worst_off_today)),
        (Column(say("Broken"), "count"), lambda one: len(one[1].judged.breaks)),
        (Column(say("Proof"), fit="line"), lambda one: _proof(one[1])),
    )
    return replace(tabled(
        say("Every policy, as the judge counts it"), list(enumerate(runs, start=1)), fields,
        wide=True,
        note=say("Left: nobody takes them. Over: above the soft ceilings. Fit: points short of "
                 "the best match. Spread: of utilisation, in percentage points. Highest: the "
                 "most loaded person; today: of those who were given something. Broken: hard "
                 "rules. Proof: of what a policy asks for itself, not of the numbers beside it. A "
                 "habit proves nothing."),
    ), tight=True)


def _tier(name: str) -> Callable[[Numbered], Value]:
    return lambda one: next(
        (tier.value for tier in one[1].judged.tiers if tier.name == name), None
    )


def _points(run: ComparedRun) -> float | None:
    spread = run.judged.summary.utilisation_sd
    return None if spread is None else 100 * spread


def _bar(run: ComparedRun, judge: ComparedRun, top: float) -> LoadBar:
    place, line = (100 * (one.judged.summary.utilisation_sd or 0.0) / top for one in (run, judge))
    return LoadBar(place, place, line)


def _person(row: LoadedPerson | None) -> Text:
    if row is None:
        return NONE
    return say("{load:.0%} {person}", load=row.utilisation, person=row.caseworker)


def _proof(run: ComparedRun) -> Cell:
    """Under the run's own model; a habit proves nothing."""
    words, tone = PROOF.get(run.status, (say("open"), "warn"))
    return Cell(words, tone=tone, tag=True)


def _apart(
    document: CompareDocument, runs: Sequence[ComparedRun], most: int, first: int = 0,
    same: str = "",
) -> Table:
    """A row a case; whoever is not the judge's choice is set as a label.

    `first`: the place of the first of these runs. `same`: the sign of the judge's choice.
    """
    judge, rows = document.runs[0], document.differences
    names = len(document.runs) <= MOST_NAMES and not same
    left = len(rows) - most
    fields: list[Field[CaseApart]] = [(Column(say("Case"), fit="id"), lambda row: row.case)]
    fields += [
        (Column(run.name if names else str(place), fit="line"), _seats(run, judge, same))
        for place, run in enumerate(runs, start=first + 1)
    ]
    more = counted("And {n} more case, in the document.", "And {n} more cases, in the document.",
                   left) if left > 0 else ""
    key = say("{sign}: as in 1. –: nobody takes it. {more}", sign=same, more=more) if same else say(
        "In a label: somebody else than the judge's choice. –: nobody takes it. {more}", more=more)
    return tabled(say("Cases that go to different people"), rows[:most], fields, wide=True,
                  note=key, anchor=lambda row: anchor(row.case))


def _seats(run: ComparedRun, judge: ComparedRun, same: str) -> Callable[[CaseApart], Cell]:
    def seats(row: CaseApart) -> Cell:
        who, chosen = row.who(run.name), row.who(judge.name)
        as_judged = who == chosen and run is not judge
        return Cell(who or NONE, tone="calm", tag=who != chosen, said=same if as_judged else "")

    return seats


def _tiles(runs: Sequence[ComparedRun], cases: int, differ: int) -> Sequence[Tile]:
    spreads = [(points, run.name) for run in runs if (points := _points(run)) is not None]
    even = min(spreads, default=None)
    worst = [run.judged.worst_off.utilisation for run in runs if run.judged.worst_off]
    return (
        Tile(say("Policies"), str(len(runs))),
        Tile(say("New cases"), str(cases)),
        Tile(say("Go to different people"), str(differ)),
        Tile(say("Lowest spread"), NONE if even is None else decimal(even[0]),
             "" if even is None else even[1]),
        Tile(say("Highest load"), _from_to(worst)),
    )


def _from_to(loads: Sequence[float]) -> Words | str:
    """The lowest and the highest of several; once where they read the same."""
    if not loads:
        return NONE
    low, high = share(min(loads)), share(max(loads))
    return low if str(low) == str(high) else say("{low} – {high}", low=low, high=high)


def _broken(runs: Sequence[ComparedRun]) -> Iterator[Block]:
    broken = [(run.name, breach) for run in runs for breach in run.judged.breaks]
    if broken:
        yield Listed(
            say("Hard rules broken ({count})", count=len(broken)),
            [Item(name, say("{rule}: {words}", rule=term(breach.rule), words=breach.words))
             for name, breach in broken],
            tone="bad",
        )


def _left(runs: Sequence[ComparedRun]) -> Iterator[Block]:
    left = [(run.name, count) for run in runs if (count := run.judged.summary.unassigned)]
    if left:
        yield Listed(
            say("Leave cases without a caseworker"),
            [Item(name, counted("{n} case", "{n} cases", count)) for name, count in left],
            tone="bad",
        )


def _unproven(runs: Sequence[ComparedRun]) -> Iterator[Block]:
    unproven = [run for run in runs if run.status in UNPROVEN]
    if unproven:
        yield Listed(
            say("Not proven"), [Item(run.name, term(run.status)) for run in unproven],
            tone="warn",
            intro=BETTER,
        )


def _split(differences: Sequence[CaseApart]) -> Iterator[Block]:
    """The cases on which the policies agree least."""
    found = sorted((-len(set(row.by.values())), row.case) for row in differences)
    if found:
        yield Listed(say("Where the policies agree least"), [
            Item(case, say("{n} different answers", n=-count), f"#{anchor(case)}")
            for count, case in found[:MOST_SPLIT]
        ], intro="" if len(found) <= MOST_SPLIT else say(
            "The first {n} of {all}; all of them stand below.", n=MOST_SPLIT, all=len(found)))


def _versions(document: CompareDocument) -> Facts:
    day = document.instance
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=day.name, sha=day.sha256)),
        *((run.name, say("sha256 {sha}", sha=run.model_sha256))
          for run in document.runs if run.kind == "model"),
    ))
