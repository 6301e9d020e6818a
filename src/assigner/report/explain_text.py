"""An explanation in the terminal, rendered from its document: the first line says it all."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.explain.counterfactual import written
from assigner.files.columns import column
from assigner.files.complaints import cell_name
from assigner.report.explain_rows import Row
from assigner.report.tables import ONE, REST, RIGHT, named, number, table
from assigner.views.answers import SEATS, VERDICTS, names
from assigner.words import Words, figure, say, term

FEW, LOT = 3, "tie_break"


def explain_text(answer: Row) -> RenderableType:
    """Everything an answer holds, in the order it is asked."""
    parts: list[RenderableType] = [Text(str(answer["words"]), style="bold")]
    parts += [Text(f"  ? {words}") for words in answer["cut"]]
    for section in _SECTIONS:
        shown = list(section(answer))
        if shown:
            parts += ["", *shown]
    return Group(*parts)


def share(value: float | None) -> str:
    """A share in per cent."""
    return "–" if value is None else str(figure(value, ".1%"))


def hours(value: float, form: str = ".1f") -> str:
    """Hours or points, as a table shows them."""
    return str(figure(value, form))


def _passed_over(answer: Row) -> Iterator[RenderableType]:
    for row in answer.get("passed_over", ()):
        yield Text(f"  ! {row['words']}")
    for key in ("known", "due_away"):
        if answer.get(key):
            yield Text(f"  ! {answer[key]}")


def _because(answer: Row) -> Iterator[RenderableType]:
    for row in answer["because"]:
        said = str(row["words"])
        if not row.get("rule") and str(answer["words"]).endswith(said):
            continue
        if row.get("rule"):
            said += f" ({named(row['rule'])}, {named(row['kind'])})"
        found = row.get("evidence")
        if found:
            said += f" · {_cells([found])}"
        if row.get("source"):
            said += f"\n    {term(row['source'])}"
        yield Text(f"  - {said}")


def _ranked(answer: Row) -> Iterator[RenderableType]:
    if not answer["ranked"]:
        return
    shown = table(say("Who could take it, by what it would cost the day"),
                  (say("Who"), ONE), (say("Verdict"), ONE), (say("What it costs"), REST))
    for row in answer["ranked"]:
        words = row.get("words")
        shown.add_row(
            Text(row["caseworker"]), str(verdict_words(row)),
            Text("" if words is None else str(words)),
        )
    yield shown


def verdict_words(row: Row) -> Words:
    """A verdict, and where it is not proven, that."""
    verdict = VERDICTS[row["verdict"]]
    if row.get("proven", True):
        return verdict
    return say("{verdict}, not proven", verdict=verdict)


def _ruled_out(answer: Row) -> Iterator[RenderableType]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in answer["ruled_out"]:
        groups.setdefault((str(row["words"]), row["kind"] or ""), []).append(row)
    if not groups:
        return
    shown = table(say("Who could not, and by which rule"),
                  (say("Why not"), REST), (say("Kind"), ONE), (say("Who"), REST),
                  (say("Cell"), {}))
    for (words, kind), found in sorted(groups.items(), key=lambda item: len(item[1])):
        cells = [cell for row in found if (cell := row.get("evidence"))]
        shown.add_row(
            Text(words), str(term(kind)), Text(names([row["caseworker"] for row in found])),
            _cells(cells),
        )
    yield shown


def _cells(found: Sequence[Row]) -> str:
    """Cells of a file: `cases.csv:14 D`, `cases.csv:14, 20 D`, or the column alone."""
    rows: dict[tuple[str, str], list[int]] = {}
    for cell in found:
        rows.setdefault((cell["file"], cell["column"]), []).append(cell["row"])
    return "; ".join(
        cell_name(file, () if len(set(mine)) > FEW else sorted(set(mine)), letter)
        for (file, letter), mine in rows.items()
    )


def _tiers(answer: Row) -> Iterator[RenderableType]:
    if not answer["tiers"] or answer["question"]["type"] not in (
        "why_not", "what_would_it_take", "fairness"
    ):
        return
    compared = any(row["value_if"] is not None for row in answer["tiers"])
    columns = [(say("Tier"), ONE), (say("Plan"), RIGHT)] + [(say("If so"), RIGHT)] * compared
    shown = table(say("What was asked for, in order"), *columns, (say("Unit"), ONE))
    for row in (row for row in answer["tiers"] if row["name"] != LOT):
        then = [number(row["value_if"])] * compared
        shown.add_row(named(row["name"]), number(row["value"]), *then, str(term(row["unit"])))
    yield shown


def _loads(answer: Row) -> Iterator[RenderableType]:
    if not answer.get("loads"):
        return
    shown = table(say("Who gets heavier, who lighter"), (say("Who"), ONE), (say("Hours"), RIGHT),
                  (say("If so"), RIGHT), (say("Load"), RIGHT), (say("If so"), RIGHT),
                  (say("Points"), RIGHT))
    for row in answer["loads"]:
        shown.add_row(
            Text(row["caseworker"]), hours(row["hours"]), hours(row["hours_if"]),
            share(row["utilisation"]), share(row["utilisation_if"]),
            hours(row["points"], "+.1f"),
        )
    yield shown


def _knock_on(answer: Row) -> Iterator[RenderableType]:
    if not answer["knock_on"]:
        return
    yield moves(say("What else would change hands"), answer["knock_on"])


def moves(title: Words, found: Sequence[Row]) -> Table:
    """Seats that change hands."""
    shown = table(title, (say("Case"), ONE), (say("From"), ONE), (say("To"), ONE), (say("As"), ONE))
    for row in found:
        shown.add_row(
            Text(row["case"]), Text(row["from"] or "–"), Text(row["to"] or "–"),
            str(SEATS[row.get("seat", "takes")]),
        )
    return shown


def _changes(answer: Row) -> Iterator[RenderableType]:
    if answer.get("changes"):
        yield _fields(say("Each of these alone would do it, the smallest first"),
                     say("Needed"), answer["changes"], "needed")
    elif answer.get("searched"):
        yield _fields(say("Each of these alone was tried, step by step, as far as it goes"),
                     say("As far as"), answer["searched"], "until")
    cut = [row for row in answer.get("searched", ()) if not row["complete"]]
    if cut and answer.get("changes"):
        yield _fields(say("The search of these did not come to its end"), say("As far as"), cut,
                     "until")


def _fields(title: Words, last: Words, rows: Sequence[Row], key: str) -> Table:
    shown = table(title, (say("Cell"), ONE), (say("Now"), REST), (last, REST))
    for row in rows:
        cell = say("{file} {id} {field}", file=row["file"], id=row["id"],
                   field=column(row["file"], row["field"]))
        shown.add_row(
            Text(str(cell)), Text(str(figure(written(row["value"])))),
            Text(str(figure(written(row[key])))),
        )
    return shown


def gained(found: Sequence[Row]) -> Table:
    """The cases somebody gained, and what it would cost to take them away."""
    shown = table(say("New today, and what it would cost to give them to others"),
                  (say("Case"), ONE), (say("As"), ONE), (say("Hours"), RIGHT),
                  (say("Why"), REST), (say("Else"), REST))
    for row in found:
        to = f"{row['to']}: " if row["to"] else ""
        shown.add_row(Text(row["case"]), str(SEATS[row["seat"]]), hours(row["hours"]),
                      Text(str(row["why"])), Text(f"{to}{row['words']}"))
    return shown


def _person(answer: Row) -> Iterator[RenderableType]:
    person = answer.get("person")
    if person is None:
        return
    yield Text(str(say(
        "{before:.1f} h a week before today, {after:.1f} h now, of {capacity:.1f} h",
        before=person["load_before_hours"], after=person["load_after_hours"],
        capacity=person["capacity_hours"],
    )))
    if person["gained"]:
        yield gained(person["gained"])


def _fairness(answer: Row) -> Iterator[RenderableType]:
    worst = answer.get("worst")
    if worst:
        yield Text(str(worst["words"]))
        if worst["gained"]:
            yield gained(worst["gained"])
    groups = answer.get("groups")
    if groups:
        wide = "lowest" in groups[0]
        extra = [(say("Lowest"), RIGHT), (say("Highest"), RIGHT), (say("Spread"), RIGHT)]
        shown = table(say("Load by team, seniority and hours"), (say("By"), ONE),
                      (say("Group"), REST), (say("People"), RIGHT), (say("Mean"), RIGHT),
                      *(extra if wide else ()))
        for row in groups:
            more = [share(row["lowest"]), share(row["highest"]),
                    hours(row["spread_points"])] if wide else []
            shown.add_row(str(term(row["by"])), Text(str(term(row["name"]))),
                          str(row["people"]), share(row["mean"]), *more)
        yield shown
    if answer.get("over_time"):
        shown = table(say("Over {days} days", days=answer["days"]), (say("Who"), ONE),
                      (say("New cases"), RIGHT), (say("Mean load"), RIGHT),
                      (say("Days fullest"), RIGHT))
        for row in answer["over_time"]:
            shown.add_row(Text(row["caseworker"]), str(row["new_cases"]),
                          share(row["mean_utilisation"]), str(row["days_fullest"]))
        yield shown
    if answer.get("received") and answer["received"]["people"]:
        yield from _received(answer["received"])


def _received(told: Row) -> Iterator[RenderableType]:
    """Most beyond what was expected first."""
    shown = table(
        say("Cases beyond the expected share, {weeks} weeks", weeks=told["weeks"]),
        (say("Who"), ONE), (say("New"), RIGHT), (say("Very complex"), RIGHT),
        (say("Unwanted"), RIGHT),
    )
    for row in sorted(told["people"], key=lambda row: (-row["new"], row["caseworker"])):
        shown.add_row(
            Text(row["caseworker"]),
            *(str(figure(row[key], "+.1f")) for key in ("new", "heavy", "unwanted")),
        )
    yield shown


def _alternatives(answer: Row) -> Iterator[RenderableType]:
    for place, row in enumerate(answer.get("alternatives", ()), start=1):
        title = say("{place}. {verdict}: {words}", place=place, verdict=VERDICTS[row["verdict"]],
                    words=row["words"])
        yield Text(str(title))
        yield moves(say("What moves"), row["moves"])


def _table(answer: Row) -> Iterator[RenderableType]:
    if not answer.get("cases"):
        return
    shown = table(say("The closest calls first"), (say("Case and who"), REST),
                  (say("Could"), RIGHT), (say("Not"), RIGHT))
    for row in answer["cases"]:
        out = {item["caseworker"] for item in row["ruled_out"]}
        said = [row["words"], *(item["words"] for item in row.get("passed_over", ())),
                *filter(None, [row.get("due_away")])]
        shown.add_row(Text("\n".join(map(str, said))), str(len(row["ranked"])), str(len(out)))
    yield shown


_SECTIONS = (
    _passed_over, _because, _changes, _person, _fairness, _ranked, _ruled_out, _loads, _knock_on,
    _tiers, _alternatives, _table,
)
