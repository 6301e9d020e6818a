"""What is wrong with files, cell by cell; and what an export's columns became."""

from collections.abc import Mapping, Sequence

from assigner.files.complaints import Complaint
from assigner.view import Block, Cell, Column, Item, Listed, Table, tabled
from assigner.words import Words, say

MOST = 200
"""So many faults are listed: more are mended in rounds, and the marked copy has them all."""


def faults_table(found: Sequence[Complaint], caption: Words) -> Table:
    """Each fault: where it is, what stands there, what is wrong and what to write."""
    return tabled(caption, found[:MOST], (
        (Column(say("Where")), lambda one: Cell(one.place(), code=True)),
        (Column(say("Column")), lambda one: one.header or ""),
        (Column(say("What stands there")), lambda one: one.value),
        (Column(say("What is wrong, and what to write")),
         lambda one: say("{message} {fix}", message=one.message, fix=one.fix)),
        (Column(say("Code"), minor=True), lambda one: one.code),
    ), note=say("and {n} more; the marked copy has them all", n=len(found) - MOST)
        if len(found) > MOST else "")


def taken_from(letters: Mapping[tuple[str, str], tuple[str, str]]) -> Sequence[Block]:
    """What each column of the day was read from in the files that were brought in."""
    by_file: dict[str, list[str]] = {}
    for (file, column), (theirs, letter) in sorted(letters.items()):
        by_file.setdefault(file, []).append(f"{column} ← {theirs} {letter}")
    if not by_file:
        return ()
    return [Listed(say("What was taken from where"), [
        Item(file, ", ".join(parts)) for file, parts in by_file.items()])]
