"""Load before → after, person by person: the picture's table."""

from collections.abc import Mapping, Sequence
from typing import Any

from assigner.problem import Problem
from assigner.report.lights import light
from assigner.report.page.figures import change, decimal
from assigner.report.page.parts import Cell, Column, Row, Section, Table, Text
from assigner.report.page.picture import Scale, load_picture, mean, tone
from assigner.words import Words, counted, say

LIGHTS: Mapping[str, Words] = {
    "no hours": say("no hours"), "blue": say("blue"), "green": say("green"),
    "amber": say("amber"), "red": say("red"),
}


def load_section(problem: Problem, people: Sequence[Mapping[str, Any]]) -> Section:
    """The picture and its table."""
    return Section(
        "load", say("Load before and after"),
        (load_picture(people, problem.team_labels), load_table(problem, people)),
        say("Hours a week for cases, against what each caseworker can carry."),
    )


def load_table(problem: Problem, people: Sequence[Mapping[str, Any]]) -> Table:
    """Everybody under their team; the team's row holds its sums."""
    scale = Scale(people)
    rows = []
    for team in sorted({row["team"] for row in people}, key=problem.team_label):
        members = [row for row in people if row["team"] == team]
        rows.append(_team(problem.team_label(team), members))
        rows += [_person(problem, row, scale) for row in members]
    return Table(
        say("Caseworkers by team"),
        (
            Column(say("Who")), Column(say("Name"), minor=True),
            Column(say("Cases"), number=True, minor=True), Column(say("New"), number=True),
            Column(say("Hours"), number=True, minor=True), Column(say("Load"), number=True),
            Column(say("Picture"), minor=True), Column(say("Light")),
        ),
        rows, wide=True,
        note=say("Light: blue is below 95%, green to 100%, amber to 110%, red from 110%. In the "
                 "picture, the pale part was there before today and the line is 100%."),
    )


def _team(label: Text, members: Sequence[Mapping[str, Any]]) -> Row:
    capacity = sum(row["capacity_hours"] for row in members)
    after = sum(row["load_after_hours"] for row in members if row["capacity_hours"])
    return Row(
        (
            Cell(label), Cell(counted("{n} person", "{n} people", len(members))),
            Cell(str(sum(row["cases_after"] for row in members))),
            Cell(_gained(sum(row["new_cases"] for row in members))),
            Cell(say("{load} of {capacity}", load=decimal(after), capacity=decimal(capacity))),
            Cell(change(mean(members, "load_before_hours"), mean(members, "load_after_hours"))),
            Cell(""), Cell(""),
        ),
        group=True,
    )


def _person(problem: Problem, row: Mapping[str, Any], scale: Scale) -> Row:
    worker, full = problem.workers[row["id"]], row["utilisation_after"]
    word = LIGHTS[light(full).word]
    here = worker.present(problem.instance.date)
    return Row((
        Cell(worker.id), Cell(worker.name), Cell(str(row["cases_after"])),
        Cell(_gained(row["new_cases"])),
        Cell(say("{load} of {capacity}", load=decimal(row["load_after_hours"]),
                 capacity=decimal(row["capacity_hours"]))),
        Cell(change(row["utilisation_before"], full)),
        Cell("", bar=scale.bar(row) if full is not None else None),
        Cell(word if here else say("{light}, away", light=word), tone=tone(full), tag=True),
    ))


def light_cell(utilisation: float | None) -> Cell:
    """The light of a load, as a word on its colour."""
    return Cell(LIGHTS[light(utilisation).word], tone=tone(utilisation), tag=True)


def _gained(count: int) -> str:
    return f"+{count}" if count else ""
