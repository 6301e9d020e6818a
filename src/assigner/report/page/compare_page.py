"""Policies side by side as a page: how each is found by one judge, and who gets what instead."""

from collections.abc import Iterator, Sequence
from datetime import date

from assigner.baselines.habits import said
from assigner.report.compare_text import SHOWN
from assigner.report.page.results import Row as Found
from assigner.report.page.results import run_name
from assigner.view import (
    Cell,
    Column,
    Facts,
    Item,
    Listed,
    LoadBar,
    Page,
    Section,
    Table,
    TableRow,
    Text,
    Tile,
    Tone,
)
from assigner.view.figures import decimal, number, share, weekday
from assigner.view.table import NONE
from assigner.views.plan.card import anchor
from assigner.views.plan.disputable import look
from assigner.words import Words, counted, say, term

MOST_DIFFERENCES, MOST_SPLIT, MOST_NAMES = 300, 5, 4
FOOT = say("This is a comparison, not a plan: nothing is decided by it. Every allocation was "
           "counted by the checker alone, under the one model named above.")
PROOF: dict[str, tuple[Words, Tone]] = {
    "optimal": (say("optimal"), "good"), "counted": (say("none"), "quiet"),
    "infeasible": (say("impossible"), "bad"),
}


def compare_page(document: Found) -> Page:
    """The page of what `compare` kept."""
    runs, differ = document["runs"], document["differences"]
    cases = runs[0]["judged"]["summary"]["new_cases"]
    return Page(
        title=say("{day}: policies side by side", day=document["instance"]["name"]),
        above=weekday(date.fromisoformat(document["instance"]["date"])),
        line=say("{differ} of {cases} new cases go to different people", differ=len(differ),
                 cases=cases),
        under=say("All judged by {model}, by the checker.", model=document["judged_by"]["name"]),
        tiles=_tiles(runs, cases, len(differ)),
        sections=(
            look([*_broken(runs), *_left(runs), *_unproven(runs), *_split(document)],
                 say("Nothing: every policy places every case, keeps the rules, and agrees.")),
            Section("runs", say("How they are found"), (_found(runs), legend(runs)),
                    say("The first policy is the judge; the others are counted as it counts.")),
            Section("differences", say("Who would get which case instead"),
                    (_differences(document),)),
            Section("versions", say("Versions and fingerprints"), (_versions(document),)),
        ),
        foot=FOOT,
    )


def _tiles(runs: Sequence[Found], cases: int, differ: int) -> Sequence[Tile]:
    spreads = [(run["judged"]["summary"]["utilisation_sd"], run_name(run)) for run in runs]
    even = min((one for one in spreads if one[0] is not None), default=None)
    worst = [run["judged"]["worst_off"]["utilisation"] for run in runs
             if run["judged"]["worst_off"]]
    return (
        Tile(say("Policies"), str(len(runs))),
        Tile(say("New cases"), str(cases)),
        Tile(say("Go to different people"), str(differ)),
        Tile(say("Lowest spread"), NONE if even is None else decimal(100 * even[0]),
             "" if even is None else even[1]),
        Tile(say("Highest load"), NONE if not worst else say(
            "{low} – {high}", low=share(min(worst)), high=share(max(worst)))),
    )


def _broken(runs: Sequence[Found]) -> Iterator[Listed]:
    broken = [(run_name(run), breach) for run in runs for breach in run["judged"]["breaks"]]
    if broken:
        yield Listed(
            say("Hard rules broken ({count})", count=len(broken)),
            [Item(name, say("{rule}: {words}", rule=term(breach["rule"]), words=breach["words"]))
             for name, breach in broken],
            tone="bad",
        )


def _left(runs: Sequence[Found]) -> Iterator[Listed]:
    left = [(run_name(run), count) for run in runs
            if (count := run["judged"]["summary"]["unassigned"])]
    if left:
        yield Listed(
            say("Leave cases without a caseworker"),
            [Item(name, counted("{n} case", "{n} cases", count)) for name, count in left],
            tone="bad",
        )


def _unproven(runs: Sequence[Found]) -> Iterator[Listed]:
    unproven = [run for run in runs if run["status"] not in PROOF]
    if unproven:
        yield Listed(
            say("Not proven"),
            [Item(run_name(run), term(run["status"])) for run in unproven], tone="warn",
            intro=say("A better allocation may exist. Compare again with more time to find out."),
        )


def _split(document: Found) -> Iterator[Listed]:
    """The cases on which the policies agree least."""
    found = sorted(
        ((len(set(row["by"].values())), row["case"]) for row in document["differences"]),
        key=lambda item: (-item[0], item[1]),
    )
    if found:
        yield Listed(
            say("Where the policies agree least"),
            [
                Item(case, say("{n} different answers", n=count), f"#{anchor(case)}")
                for count, case in found[:MOST_SPLIT]
            ],
        )


def _found(runs: Sequence[Found]) -> Table:
    asked = [tier["name"] for tier in runs[0]["judged"]["tiers"] if tier["name"] in SHOWN]
    spreads = [run["judged"]["summary"]["utilisation_sd"] or 0.0 for run in runs]
    top = max(spreads) * 1.1 or 1.0
    return Table(
        say("Every policy, as the judge counts it"),
        (
            Column(say("Policy")), Column(say("Left"), "number"),
            *(Column(TIER[name], "number") for name in asked),
            Column(say("Spread"), "number"), Column(say("Picture"), minor=True),
            Column(say("Highest"), "number"), Column(say("Highest today"), "number"),
            Column(say("Proof")),
        ),
        [
            _run(run, asked, LoadBar(
                100 * spread / top, 100 * spread / top, 100 * spreads[0] / top))
            for run, spread in zip(runs, spreads, strict=True)
        ],
        wide=True,
        note=say("Left: nobody takes them. Over: above the soft ceilings. Fit: points short of "
                 "the best match. Spread: of utilisation, in percentage points; in the picture, "
                 "the line is the judge. Highest: the most loaded person; today: of those who "
                 "were given something. A habit proves nothing."),
    )


TIER = {"over_norm": say("Over"), "balance": say("Balance"), "fit": say("Fit")}


def _run(run: Found, asked: Sequence[str], bar: LoadBar) -> TableRow:
    judged = run["judged"]
    values = {tier["name"]: tier["value"] for tier in judged["tiers"]}
    spread = judged["summary"]["utilisation_sd"]
    words, tone = PROOF.get(run["status"], (say("open"), "warn"))
    return TableRow((
        Cell(run_name(run)), Cell(str(judged["summary"]["unassigned"])),
        *(Cell(number(values[name])) for name in asked),
        Cell(decimal(None if spread is None else 100 * spread)), Cell("", bar=bar),
        Cell(_person(judged["worst_off"])), Cell(_person(judged["worst_off_today"])),
        Cell(words, tone=tone, tag=True),
    ))


def _person(row: Found | None) -> Text:
    if row is None:
        return NONE
    return say("{load:.0%} {person}", load=row["utilisation"], person=row["caseworker"])


def legend(runs: Sequence[Found]) -> Table:
    """What each policy is, in words."""
    return Table(
        say("What is compared"),
        (Column(say("No."), "number"), Column(say("Policy")), Column(say("What it is"))),
        [TableRow((Cell(str(place)), Cell(run_name(run)), Cell(_what(run))))
         for place, run in enumerate(runs, start=1)],
    )


def _what(run: Found) -> Text:
    if not run.get("baseline"):
        return term(run["title"])
    what, drawn = said(run["baseline"]), len(run.get("birth_days_drawn", ()))
    if not drawn:
        return what
    return say("{what} {more}", what=what,
               more=say("{n} birth days were drawn from the seed.", n=drawn))


def _differences(document: Found) -> Table:
    """A row a case; whoever is not the judge's choice is set as a label."""
    runs, rows = document["runs"], document["differences"]
    left = len(rows) - MOST_DIFFERENCES
    return Table(
        say("Cases that go to different people"),
        (Column(say("Case")), *(Column(
            run_name(run) if len(runs) <= MOST_NAMES else str(place)
        ) for place, run in enumerate(runs, start=1))),
        [
            TableRow((Cell(row["case"]), *_seats(row, runs)), anchor=anchor(row["case"]))
            for row in rows[:MOST_DIFFERENCES]
        ],
        wide=True,
        note=say("In a label: somebody else than the judge's choice. –: nobody takes it. {more}",
                 more=counted("And {n} more case, in the document.",
                              "And {n} more cases, in the document.", left) if left > 0 else ""),
    )


def _seats(row: Found, runs: Sequence[Found]) -> Iterator[Cell]:
    first = _who(row, runs[0])
    for run in runs:
        who = _who(row, run)
        yield Cell(who, tone="calm", tag=who != first)


def _who(row: Found, run: Found) -> str:
    lead = row["by"].get(run_name(run))
    co = row.get("co_by", {}).get(run_name(run))
    return "–" if lead is None else f"{lead} + {co}" if co else lead


def _versions(document: Found) -> Facts:
    day = document["instance"]
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=day["name"], sha=day["sha256"])),
        *((run_name(run), say("sha256 {sha}", sha=run["model_sha256"]))
          for run in document["runs"] if run.get("model")),
    ))
