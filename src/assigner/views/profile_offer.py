"""A proposed profile line by line: what is read from where, and how sure each line is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE, ProfileLines, Sureness, WordLine
from assigner.profiles.suggest.written import rule_text
from assigner.view import Cell, Column, Table, Tone, tabled
from assigner.words import Words, say

WORDS: Mapping[str, Words] = {SURE: say("sure"), LIKELY: say("likely"), UNSURE: say("unsure")}
TONES: Mapping[str, Tone] = {SURE: "good", LIKELY: "calm", UNSURE: "warn"}
ORDER = (UNSURE, LIKELY, SURE)


@dataclass(frozen=True)
class OfferedLine:
    """A line. `ours`: our column, or word; `theirs`: what it is in the export."""

    where: str
    ours: str
    theirs: str
    level: Sureness


def offer_table(lines: ProfileLines) -> Table:
    """A row each."""
    return tabled(say("How sure each line is"), offered_lines(lines), (
        (Column(say("Ours")), lambda one: f"{one.where} · {one.ours}"),
        (Column(say("Yours")), lambda one: one.theirs),
        (Column(say("How sure")), lambda one: Cell(
            WORDS[one.level.name], tone=TONES[one.level.name], tag=True)),
        (Column(say("Why")), lambda one: one.level.why or ""),
    ))


def offered_lines(lines: ProfileLines) -> Sequence[OfferedLine]:
    """Every line; what deserves a look comes first."""
    return sorted(_lines(lines), key=lambda one: ORDER.index(one.level.name))


def _lines(lines: ProfileLines) -> Iterator[OfferedLine]:
    yield OfferedLine("instance", "date", lines.day or "-", lines.day_level)
    yield from _words("", lines.words)
    for table in lines.tables:
        for rows in (table.rows, table.leave_out):
            if rows is not None:
                yield OfferedLine(table.name, "rows" if rows is table.rows else "leave_out",
                                  f"{rows.header}: {', '.join(rows.words)}", rows.level)
        for column in table.columns:
            yield OfferedLine(table.name, column.key, "-" if column.rule is None else rule_text(
                column.rule), column.level)
        yield from _words(table.name, table.words)


def _words(where: str, words: Mapping[str, Sequence[WordLine]]) -> Iterator[OfferedLine]:
    for key, found in words.items():
        for word in found:
            yield OfferedLine(where or key, word.ours or "-", word.theirs, word.level)
