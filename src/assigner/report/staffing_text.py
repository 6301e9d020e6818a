"""How many posts each policy needs, and the present staff split over teams, in the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.report.staffing_norms import SIMULATED, by_hours, by_norms, filled, why
from assigner.report.tables import named
from assigner.words import Words, counted, figure, joined, say

Row = dict[str, Any]


def staffing_text(document: Row) -> RenderableType:
    """What a planner reads: the posts, what decides them, then the split."""
    runs = document["runs"]
    parts: list[RenderableType] = [Text(str(headline(document)), style="bold")]
    parts += [Text(f"{number}  {run['model']}") for number, run in enumerate(runs, start=1)]
    for place, total in enumerate(runs[0]["needed"]):
        parts += ["", _posts(runs, place, total["hours"])]
    parts += [str(say(
        "Posts of experienced caseworkers at work, without other duties, each at most "
        "{share:.0%} full and within every ceiling on what somebody holds; absence and duties "
        "come on top.", share=document["utilisation"],
    ))]
    parts += [Text(str(line)) for line in stuck(runs)]
    parts += ["", _norms(runs), str(SIMULATED)]
    parts += [Text(str(words)) for words in why(runs[0], 0)]
    parts += ["", _split(document["split"], runs[0])]
    labels = {team["team"]: team["label"] for team in runs[0]["teams"]}
    for row in document["split"]["rows"]:
        parts += [Text(f"{row['changes']}: {move(one, labels)}") for one in row["moves"]]
    return Group(*parts)


def headline(document: Row) -> Words:
    """The number of posts, whether it is proven, and what there are."""
    first = document["runs"][0]["needed"][0]
    there = sum(team["there"]["full_time"] for team in document["runs"][0]["teams"])
    if first["value"] is None:
        return say("No number of posts carries every case; see below.")
    said = say(
        "{need} posts of {hours:.4g} hours are needed ({proof}); there are {there:.1f} full-time",
        need=first["value"], hours=first["hours"], there=there,
        proof=say("proven") if first["proven"] else say("at least {bound}", bound=first["bound"]),
    )
    for number, row in enumerate(document["differences"], start=2):
        if row["full_time"][0]["value"] is not None:
            said = joined((said, say(
                "{number} costs {more:+.1f}", number=number, more=row["full_time"][0]["value"],
            )), " · ")
    return said


def _table(title: object) -> Table:
    return Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0),
    )


def _posts(runs: list[Row], place: int, hours: float) -> Table:
    """A row a team, a column a policy, and what asks for the most."""
    table = _table(say("Posts of {hours:.4g} hours a week", hours=hours))
    table.add_column(str(say("Team")), no_wrap=True)
    table.add_column(str(say("Full-time there")), justify="right")
    alone = len(runs) == 1
    if alone:
        table.add_column(str(say("Cases")), justify="right")
    for number, _ in enumerate(runs, start=1):
        table.add_column(str(number), justify="right", no_wrap=True)
        table.add_column(str(say("decided by")), ratio=1)
    if alone:
        table.add_column(str(say("cases a post")), justify="right")
    for at, team in enumerate(runs[0]["teams"]):
        cells = []
        for run in runs:
            same = run["teams"][at] if at < len(run["teams"]) else None
            cells += ["–", ""] if same is None else [
                posts(same["needed"][place]), str(decides(same["needed"][place])),
            ]
        if alone:
            value = team["needed"][place]["value"]
            cells = [str(team["cases"]), *cells,
                     str(figure(team["cases"] / value, ".1f")) if value else "–"]
        table.add_row(Text(team["label"]), str(figure(team["there"]["full_time"], ".1f")), *cells)
    there = sum(team["there"]["full_time"] for team in runs[0]["teams"])
    totals = [cell for run in runs for cell in (posts(run["needed"][place]), "")]
    if alone:
        totals = [str(sum(team["cases"] for team in runs[0]["teams"])), *totals, ""]
    table.add_section()
    table.add_row(str(say("all")), str(figure(there, ".1f")), *totals)
    return table


def _norms(runs: list[Row]) -> Table:
    """A row a team and policy: posts by hours, by norms and needed, for the first length."""
    table = _table(say("Posts of {hours:.4g} hours: by hours, by norms, and needed",
                       hours=runs[0]["needed"][0]["hours"]))
    several = len(runs) > 1
    if several:
        table.add_column("")
    table.add_column(str(say("Team")))
    for title in (say("By hours"), say("By norms"), say("Needed"), say("A post is full")):
        table.add_column(str(title), justify="right")
    for place, run in enumerate(runs, start=1):
        first = [str(place)] if several else []
        for team in run["teams"]:
            one = team["needed"][0]
            table.add_row(*first, team["label"], str(by_hours(one)), str(by_norms(one)),
                          posts(one), str(filled(one)))
        total = run["needed"][0]
        table.add_row(*first, str(say("all")), str(by_hours(total)), str(total["by_norms"]),
                      posts(total), "", end_section=True)
    return table


def posts(one: Row) -> str:
    """Posts needed, or from where to where where that is not proven."""
    if one["value"] is None:
        return "–"
    if one["proven"]:
        return str(one["value"])
    return f"{one['bound']}–{one['value']}"


def decides(one: Row) -> Words:
    """What asks for the most posts."""
    return joined(
        [say("hours") if name == "workload" else named(name)
         for name in one["decided_by"]]
    )


def stuck(runs: Sequence[Row]) -> Iterator[Words]:
    """Cases that fit into no post of a length, by policy and team."""
    for number, run in enumerate(runs, start=1):
        for team in run["teams"]:
            for one in team["needed"]:
                if one["too_large"]:
                    yield say(
                        "{number}: {cases} fit into no post of {hours:.4g} hours in {team}.",
                        number=number, cases=", ".join(one["too_large"][:5]),
                        hours=one["hours"], team=team["label"],
                    )


def _split(split: Row, run: Row) -> Table:
    labels = {team["team"]: team["label"] for team in run["teams"]}
    table = _table(say("The staff there are, split over the teams, under {model}",
                       model=split["model"]))
    table.add_column(str(say("Change team")), justify="right")
    table.add_column(str(say("Spread")), justify="right", no_wrap=True)
    for label in labels.values():
        table.add_column(label, justify="right")
    table.add_column(str(say("Proof")))
    for row in split["rows"]:
        table.add_row(
            str(row["changes"]), str(figure(100 * row["spread"], ".2f")),
            *("–" if team["utilisation"] is None else
              f"{figure(team['utilisation'], '.1%')} ({team['people']})" for team in row["teams"]),
            str(say("proven") if row["proven"] else say("open")),
        )
    table.caption = "\n".join(str(note) for note in split_notes(split))
    table.caption_justify = "left"
    return table


def split_notes(split: Row) -> Iterator[Words]:
    """How the split is read, and how near whole cases come to it."""
    yield say(
        "Each team's load and (people), and the spread between teams in percentage points: the "
        "least that so many changes can give. Fewer rows: more changes give nothing."
    )
    whole = split["whole_cases"]
    if whole is not None:
        yield say(
            "With whole cases shared out afresh, the last split comes to a spread of {spread:.2f} "
            "points; it cannot be below {bound:.2f}.",
            spread=100 * whole["spread"], bound=100 * whole["spread_bound"],
        )


def move(move: Row, labels: Mapping[str, str]) -> Words:
    """People who would change team, by their hours; nobody is named."""
    return counted(
        "one with {hours:.1f} h for cases: {home} → {to}",
        "{n} with {hours:.1f} h for cases: {home} → {to}", move["people"],
        hours=move["capacity_hours"], home=labels[move["from"]], to=labels[move["to"]],
    )
