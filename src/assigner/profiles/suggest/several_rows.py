"""Cases that have several rows, one for each child say, all alike in whatever is read of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.headers import EXACT, one_of, said
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.people_named import of_the_child
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import say

_FEWEST_COLUMNS = 3
_PLACES = ("district", "topics")
_EACH = ("child", "barn", "barnet", "kind", "kinder", "young person", "client", "klient", "borger",
         "jeugdige", "person", "name", "navn")
"""Headers of whom a row of a case is of."""


def alike_are_one(proposal: TableProposal) -> bool:
    """Whether each case of a list has rows that are alike; its line of ids is proposed then.

    Where they are not, no other column is the id by being another in each row alone: it is asked.
    """
    line = proposal.lines.get("id")
    if not proposal.meant.of_cases or (line is not None and line.rule is not None and (
            any(_says_id(header) for header in line.rule.reads))):
        return False
    read = {header for key, one in proposal.lines.items() if one.rule is not None
            and key not in ("id", "family") and one.level.name != UNSURE
            for header in one.rule.reads}
    for column in _come_again(proposal, read):
        ids = column.contents
        rows, apart = _of_a_case(proposal, read, ids.cells)
        if len(rows) >= _FEWEST_COLUMNS and (
            len({*zip(ids.cells, *rows, strict=True)}) == len(ids.distinct)
        ):
            for key in apart:
                proposal.lines[key] = replace(proposal.lines[key], level=Sureness(UNSURE, say(
                    "rows of one case differ in it")))
            proposal.lines = {key: one for key, one in proposal.lines.items() if one.rule is None
                              or column.header not in one.rule.reads}
            proposal.lines["id"] = ColumnLine(
                "id", ColumnProfile.model_validate({"from": column.header}),
                Sureness(LIKELY, say("several rows have the same, and are alike")))
            _count_rows(proposal)
            proposal.used.add(column.header)
            proposal.left.asked.pop(column.header, None)
            return True
        if line is not None:
            proposal.lines["id"] = replace(line, level=Sureness(UNSURE, say(
                '"{header}" says as much', header=column.header)))
    return False


def _of_a_case(
    proposal: TableProposal, read: set[str], ids: Sequence[str]
) -> tuple[list[Sequence[str]], list[str]]:
    """What is read of each row, without a place in which rows of one case differ; and its key."""
    found: list[Sequence[str]] = []
    apart: list[str] = []
    places = {line.rule.headers[0]: key for key, line in proposal.lines.items()
              if key in _PLACES and line.rule is not None and line.rule.headers}
    for column in proposal.meant.table.columns:
        cells = column.contents.cells
        if column.header in places and len({*zip(ids, cells, strict=True)}) > len({*ids}):
            apart.append(places[column.header])
        elif column.header in read:
            found.append(cells)
    return found, apart


def _count_rows(proposal: TableProposal) -> None:
    """A case has as many children as rows, where something of a child stands in each of them."""
    line = proposal.lines.get("children")
    if line is not None and line.level.name != UNSURE:
        return
    of_each = any(column.personal or of_the_child(proposal.meant, column)
                  or one_of(column.header, _EACH) for column in proposal.meant.table.columns)
    proposal.lines["children"] = ColumnLine(
        "children", ColumnProfile.model_validate({"count": "rows"}),
        Sureness(LIKELY, say("a row for each child")) if of_each else Sureness(
            UNSURE, say("if each of the rows of a case is a child")))


def _says_id(header: str) -> bool:
    return said("cases", "id", header) >= EXACT


def _come_again(proposal: TableProposal, read: set[str]) -> Iterator[ForeignColumn]:
    """Columns of numbers whose headers say the id, of which some stand in several rows."""
    for column in proposal.meant.table.columns:
        held = column.contents
        numbered = sum(any(map(str.isdigit, word)) for word in held.distinct)
        if column.header not in read and not column.personal and held.share_filled == 1 and (
            len(held.distinct) < len(held.cells) and numbered == len(held.distinct)
            and _says_id(column.header)
        ):
            yield column
