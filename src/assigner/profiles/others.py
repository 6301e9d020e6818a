"""Rows about people of other departments, in a list of leave that a whole organisation shares."""

from collections.abc import Mapping
from dataclasses import replace

from assigner.files.complaints import CASEWORKERS, Complaint, rows_of
from assigner.files.people import People
from assigner.files.vocabulary import clean
from assigner.profiles.origins import TablePart
from assigner.profiles.recipe import Recipe
from assigner.words import counted, say

_MOST_ROWS = 20


def only_of_caseworkers(parts: Mapping[str, list[TablePart]], file: str) -> list[Complaint]:
    """Leave out the rows of a table that name nobody of the day; tell of each source how many.

    Who they are is not told: they are not the office's people.
    """
    people = _people(parts.get(CASEWORKERS, ()))
    told = []
    for place, part in enumerate(parts.get(file, ())):
        who = _recipe(part, "caseworker")
        if who is None or not people.ids:
            continue
        kept = {number: row for number, row in part.rows.items() if people.find(clean(who(row)))
                or not clean(who(row))}
        left = [number for number in part.rows if number not in kept]
        parts[file][place] = replace(part, rows=kept)
        if left:
            told.append(part.raw.complaint(
                "W230", None, who.every_place[0] if who.every_place else None,
                counted("A row names no caseworker of the day; it is not read ({rows}).",
                        "{n} rows name no caseworker of the day; they are not read ({rows}).",
                        len(left), rows=rows_of(left[:_MOST_ROWS])),
                say("Nothing, where they are of other departments; else write the initials as in "
                    "the list of caseworkers.")))
    return told


def _people(parts: "list[TablePart] | tuple[()]") -> People:
    ids: list[str] = []
    names: list[tuple[str, str]] = []
    for part in parts:
        id_, name = _recipe(part, "id"), _recipe(part, "name")
        for row in part.rows.values() if id_ is not None else ():
            assert id_ is not None
            ids.append(clean(id_(row)))
            if name is not None:
                names.append((ids[-1], clean(name(row))))
    return People(filter(None, ids), names)


def _recipe(part: TablePart, key: str) -> Recipe | None:
    return next((recipe for recipe in part.recipes if recipe.column.key == key), None)
