"""Which numbers of a model matter today: the ones that move lines first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from assigner.documents.effect import EffectDocument, EffectNumber, EffectSide
from assigner.view import (
    Block,
    Cell,
    Column,
    Page,
    Printout,
    Said,
    Section,
    Table,
    Text,
    in_csv,
    tabled,
)
from assigner.view.figures import weekday
from assigner.views.amounts import plain
from assigner.views.measures import apart
from assigner.words import counted, figure, say, term

NONE = "–"


def _number(row: EffectNumber) -> Cell:
    """A number by its key, or a table by its name."""
    if row.value is None:
        return Cell(row.key, under=counted("{n} number, {status}", "{n} numbers together, {status}",
                                           row.numbers or 0, status=term(row.status)))
    return Cell(row.key, under=say("{value} {unit}, {status}", value=plain(
        Decimal(f"{row.value:g}")), unit=term(row.unit), status=term(row.status)))


def effect_printout(
    document: EffectDocument, number: Callable[[EffectNumber], Cell] = _number
) -> Printout:
    """What a planner reads; `number`: what stands for one."""
    moving = [row for row in document.numbers if _lines(row)]
    line = counted(
        "{n} of {all} numbers moves a line today", "{n} of {all} numbers move a line today",
        len(moving), all=len(document.numbers),
    ) if document.new_cases else say("No new cases today: no number can move a line")
    return Printout(line, [
        [_table(document, number)], [*_over_time(document, number)], [*_notes(document)]])


def effect_page(document: EffectDocument) -> Page:
    """The page of what `effect` kept."""
    told = effect_printout(document)
    return Page(
        title=say("{day}: which numbers matter", day=document.instance.name),
        above=weekday(date.fromisoformat(document.instance.date)), line=told.line, tiles=[],
        sections=[Section("numbers", say("Numbers of the model"), told.groups[0]),
                  *([Section("months", say("Over months"), told.groups[1])]
                    if document.days else [])],
        foot=say("It says where a better number is worth having, not which number is right."),
    )


def _notes(document: EffectDocument) -> list[Block]:
    said = [Said(say(
        "Each row alone, moved by {by:.0%} (or to the ends of its interval). A line is a new case "
        "that goes to somebody else, lots aside; in brackets the spread, in percentage points. "
        "–: the model takes no such value, or has it.",
        by=document.by))]
    still = sum(map(_still, document.numbers))
    if still:
        said.append(Said(counted(
            "{n} of the numbers, the last, can be moved neither way.",
            "{n} of the numbers, the last ones, can be moved neither way.", still)))
    if document.days is None:
        said.append(Said(say("Over months: --days 120 --runs 5.")))
    else:
        said.append(Said(say(
            "Over months: the spread each day, in percentage points more than as it is, with its "
            "95 % interval; and the milestones that are met and were missed, or the other way "
            "round. The days are the same for all, so what differs is the number's doing. Where "
            "a milestone is open, more runs may settle it.")))
    open_ = [row.key for row in document.numbers
             if any(side is not None and not side.proven for side in (row.down, row.up))]
    if open_ or not document.proven:
        said.append(Said(say("Not proven: {keys}.", keys=", ".join(
            [*([] if document.proven else [str(say("the day as it is"))]), *open_]))))
    return list(said)


def _table(document: EffectDocument, number: Callable[[EffectNumber], Cell]) -> Table:
    return tabled(say("What matters most comes first"), sorted(document.numbers, key=_still), (
        (Column(say("Number")), number),
        (Column(say("Lines, down")), lambda row: _side(row.down)),
        (Column(say("Lines, up")), lambda row: _side(row.up)),
    ))


def _over_time(
    document: EffectDocument, number: Callable[[EffectNumber], Cell]
) -> Iterator[Table]:
    if document.days is not None and document.runs is not None:
        yield tabled(
            say("Over {days} working days and {runs} seeds", days=document.days,
                runs=document.runs),
            sorted(document.numbers, key=_still), (
                (Column(say("Number")), number),
                (Column(say("Spread, down")), lambda row: _lived(row.down)),
                (Column(say("Spread, up")), lambda row: _lived(row.up)),
            ))


def _lived(side: EffectSide | None) -> Cell:
    if side is None or side.over_time is None:
        return Cell(NONE)
    told = apart(side.over_time.spread, "share")
    names = side.over_time.milestones
    return told if not names else replace(told, under=say(
        "milestones: {names}", names=", ".join(names)))


def _side(side: EffectSide | None) -> Text:
    if side is None:
        return NONE
    lines, spread = len(side.changed) - side.by_lot, side.spread
    if spread is None:
        return figure(lines)
    # What rounds to nothing has no side: no -0.00.
    return say("{lines} ({spread:+.2f})", lines=figure(lines),
               spread=spread if round(spread, 2) else 0.0)


def _still(row: EffectNumber) -> bool:
    """Whether it can be moved neither way: the model takes no such value, or has it."""
    return not (row.down or row.up)


def _lines(row: EffectNumber) -> int:
    return max((len(side.changed) - side.by_lot for side in (row.down, row.up) if side), default=0)


def effect_table(document: EffectDocument) -> Table:
    """A row for each number and direction."""
    rows = [(row, way, side) for row in document.numbers
            for way, side in (("down", row.down), ("up", row.up)) if side is not None]
    return tabled("", rows, (
        in_csv(say("number"), "key", lambda one: one[0].key),
        in_csv(say("unit"), "unit", lambda one: one[0].unit),
        in_csv(say("status"), "status", lambda one: one[0].status),
        in_csv(say("value"), "value", lambda one: one[0].value),
        in_csv(say("numbers together"), "numbers", lambda one: one[0].numbers),
        in_csv(say("direction"), "direction", lambda one: one[1]),
        in_csv(say("moved to"), "moved_to", lambda one: one[2].value),
        in_csv(say("lines changed"), "changed", lambda one: len(one[2].changed)),
        in_csv(say("of them by lot"), "by_lot", lambda one: one[2].by_lot),
        in_csv(say("spread, percentage points"), "spread", lambda one: one[2].spread),
        in_csv(say("proven"), "proven", lambda one: one[2].proven),
        in_csv(say("spread over months, share"), "spread_over_time",
               lambda one: _over(one[2], "value")),
        in_csv(say("half its interval"), "spread_over_time_half_width",
               lambda one: _over(one[2], "half_width")),
        in_csv(say("milestones that change"), "milestones",
               lambda one: None if one[2].over_time is None
               else ", ".join(one[2].over_time.milestones)),
    ))


def _over(side: EffectSide, part: Literal["value", "half_width"]) -> float | None:
    seen = None if side.over_time is None else side.over_time.spread
    return None if seen is None else getattr(seen, part)
