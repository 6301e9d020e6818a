"""Load before → after, person by person: the picture's table."""

from collections.abc import Mapping, Sequence
from typing import Any

from assigner.norm import CASES_HELD, NEW_TODAY, Norm
from assigner.plan.norms import Norms, under
from assigner.problem import Problem
from assigner.report.lights import light
from assigner.report.norm_words import against, columns, norm_light, titled, today
from assigner.report.page.figures import change, decimal
from assigner.report.page.parts import Cell, Column, Row, Section, Table, Text, Tone
from assigner.report.page.picture import Scale, load_picture, mean, tone
from assigner.words import Words, counted, say

LIGHTS: Mapping[str, Words] = {
    "no hours": say("no hours"), "blue": say("blue"), "green": say("green"),
    "amber": say("amber"), "red": say("red"),
}


NORM_TONES: Mapping[str, Tone] = {"above": "bad", "full": "warn", "below": "calm"}
NORM_WORDS: Mapping[str, Words] = {
    "above": say("above"), "full": say("full"), "below": say("below"),
}
MOST = 3
"""Norms that stay where the screen is narrow: two of what is held, and the day's inflow."""


def load_section(
    problem: Problem, people: Sequence[Mapping[str, Any]], norms: Norms
) -> Section:
    """The picture and its table."""
    return Section(
        "load", say("Load before and after"),
        (load_picture(people, problem.team_labels), load_table(problem, people, norms)),
        say("Hours a week for cases, against what each caseworker can carry."),
    )


def load_table(
    problem: Problem, people: Sequence[Mapping[str, Any]], norms: Norms
) -> Table:
    """Everybody under their team; the team's row holds its sums."""
    scale, shown, normed = Scale(people), columns(norms), any(norms.values())
    rows = []
    for team in sorted({row["team"] for row in people}, key=problem.team_label):
        members = [row for row in people if row["team"] == team]
        rows.append(_team(problem.team_label(team), members, len(shown)))
        rows += [_person(problem, row, scale, norms[row["id"]], shown) for row in members]
    return Table(
        say("Caseworkers by team"),
        (
            Column(say("Who")), Column(say("Name")),
            Column(say("Cases"), number=True, minor=True),
            *(Column(titled(heading), number=True, minor=place >= MOST - 1)
              for place, heading in enumerate(shown)),
            Column(titled(str(NEW_TODAY)), number=True),
            *([Column(say("Norm"))] if normed else []),
            Column(say("Hours"), number=True, minor=True), Column(say("Load"), number=True),
            Column(say("Light")), Column(say("Picture"), minor=True),
        ),
        rows, wide=True,
        note=say("Light: blue is below 95%, green to 100%, amber to 110%, red from 110%. In the "
                 "picture, the pale part was there before today and the line is 100%. 47/30 is 47 "
                 "of a norm of 30; Norm is above as soon as one of them is, full where one is "
                 "reached."),
    )


def _team(label: Text, members: Sequence[Mapping[str, Any]], norms: int) -> Row:
    capacity = sum(row["capacity_hours"] for row in members)
    after = sum(row["load_after_hours"] for row in members if row["capacity_hours"])
    return Row(
        (
            Cell(label), Cell(counted("{n} person", "{n} people", len(members))),
            Cell(str(sum(row["cases_after"] for row in members))), *[Cell("")] * norms,
            Cell(_gained(sum(row["new_cases"] for row in members))),
            *[Cell("")] * any(row["norms"] for row in members),
            Cell(say("{load}/{capacity}", load=decimal(after), capacity=decimal(capacity))),
            Cell(change(mean(members, "load_before_hours"), mean(members, "load_after_hours"))),
            Cell(""), Cell(""),
        ),
        group=True,
    )


def _person(
    problem: Problem, row: Mapping[str, Any], scale: Scale, norms: Sequence[Norm],
    shown: Sequence[str],
) -> Row:
    worker, full = problem.workers[row["id"]], row["utilisation_after"]
    word = LIGHTS[light(full).word]
    here = worker.present(problem.instance.date)
    return Row((
        Cell(worker.id), Cell(worker.name),
        Cell(against(norms, str(CASES_HELD)) or str(row["cases_after"]),
             tone=norm_tone(norms, str(CASES_HELD))),
        *(Cell(against(norms, heading), tone=norm_tone(norms, heading)) for heading in shown),
        Cell(today(norms, row["new_cases"], 0) if here or row["new_cases"] else say("away"),
             tone=norm_tone(norms, str(NEW_TODAY))),
        *norm_cells(norms),
        Cell(say("{load}/{capacity}", load=decimal(row["load_after_hours"]),
                 capacity=decimal(row["capacity_hours"]))),
        Cell(change(row["utilisation_before"], full)),
        Cell(word, tone=tone(full), tag=True),
        Cell("", bar=scale.bar(row) if full is not None else None),
    ))


def norm_cells(norms: Sequence[Norm]) -> list[Cell]:
    """The light of somebody's norms, as a word on its colour; nothing where none holds."""
    found = norm_light(norms)
    if found is None:
        return []
    return [Cell(NORM_WORDS[found.word], tone=NORM_TONES[found.word], tag=True)]


def norm_tone(norms: Sequence[Norm], heading: str) -> Tone:
    """A number that is above its ceiling stands out; the word beside it says so too."""
    norm = under(norms, heading)
    return "bad" if norm is not None and norm.room < 0 else "plain"


def light_cell(utilisation: float | None) -> Cell:
    """The light of a load, as a word on its colour."""
    return Cell(LIGHTS[light(utilisation).word], tone=tone(utilisation), tag=True)


def _gained(count: int) -> str:
    return f"+{count}" if count else ""
