"""A caseworker's list: what she receives and gives up, a row a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assigner.called import Called
from assigner.instance import OpenCase
from assigner.outgoing.own import OwnDay
from assigner.outgoing.said import part_words, receipt_words
from assigner.view import Column, Field, Table, tabled
from assigner.view.table import Form
from assigner.words import Words, say


@dataclass(frozen=True)
class _Line:
    case: OpenCase
    on: date
    what: Words
    from_to: Words
    beside: str


def own_list(own: OwnDay, called: Called) -> Table:
    """The table, in the words of the office."""
    lines = [
        _Line(each.case, each.on, part_words(each), receipt_words(each), each.beside)
        for each in own.receives
    ]
    lines += [
        _Line(each.case, each.on, say("you hand it over"), say("to {who}", who=each.to),
              each.beside)
        for each in own.gives
    ]
    fields: Sequence[Field[_Line]] = (
        (Column(say("Case"), key="case"), lambda line: line.case.id),
        (Column(say("Day"), "day", key="day"), lambda line: line.on),
        (Column(say("What"), key="what"), lambda line: line.what),
        (Column(say("From or to"), key="from_to"), lambda line: line.from_to),
        (Column(say("With"), key="with"), lambda line: line.beside),
        (_own(called, "phase", say("Phase")),
         lambda line: called.phase(line.case.phase)),
        (_own(called, "complexity", say("Complexity")),
         lambda line: called.level(line.case.complexity)),
        (_own(called, "children", say("Children"), "count"),
         lambda line: line.case.children),
        (Column(say("Due"), "day", key="due"), lambda line: line.case.due),
        (_own(called, "district", say("District")),
         lambda line: line.case.district),
        (_own(called, "family", say("Family")),
         lambda line: line.case.family),
        (Column(say("Cover until"), "day", key="cover_until"),
         lambda line: line.case.cover_until),
    )
    return tabled(say("Your cases"), lines, [
        field for field in fields if called.has(field[0].key)
    ])


def _own(called: Called, key: str, usual: Words, form: Form = "text") -> Column:
    """A column under the office's own word."""
    return Column(called.heading(key, usual), form, key=called.column_key(key))
