"""A proposed profile as TOML, each line with how sure it is; what is unsure is a comment."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.lines import (
    CLASH,
    LIKELY,
    SURE,
    UNSURE,
    ColumnLine,
    ProfileLines,
    RowsLine,
    Sureness,
    TableLines,
    WordLine,
)
from assigner.words import Words, joined, say

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_AT = 44
_BASIC: Mapping[str, Words] = {SURE: say("sure"), LIKELY: say("likely"), UNSURE: say("unsure")}


def written(lines: ProfileLines, names: Sequence[str]) -> str:
    """The whole file."""
    return "\n".join(_whole(lines, names)) + "\n"


def _whole(lines: ProfileLines, names: Sequence[str]) -> Iterator[str]:
    for note in (
        say("Proposed from {names}.", names=", ".join(names)),
        say("sure: the header and what stands below it agree; likely: one of them says so."),
        say("A line that begins with # is unsure: correct it, and take the # away."),
    ):
        yield f"# {note}"
    yield ""
    yield f"model = {text(lines.model)}"
    yield _line(f"date = {text(lines.day or '...')}", lines.day_level)
    if lines.dates is not None:
        yield _line(f"dates = {text(lines.dates)}", lines.dates_level)
    if lines.decimal is not None:
        yield _line(f"decimal = {text(lines.decimal)}", Sureness())
    if lines.full_time is not None:
        hours, level = lines.full_time
        yield _line(f"full_time_hours = {hours:g}", level)
    if lines.day_hours is not None:
        hours, level = lines.day_hours
        yield _line(f"hours_a_day = {hours:g}", level)
    yield from all_words("words", lines.words)
    if lines.empty_teams:
        yield ""
        empty = say("Nobody is in {teams}, and no case is in a phase of it: look whether a word of "
                    "teams or phases means it.", teams=", ".join(lines.empty_teams))
        yield f"# {empty}"
    for table in lines.tables:
        yield from _table(table)
    for name in lines.unread:
        yield ""
        unread = say("{name} looks like none of our tables; it is not read.", name=name)
        yield f"# {unread}"
    for name in lines.code_lists:
        yield ""
        codes = say("{name} says what codes mean: it is used for words, and read by no line.",
                    name=name)
        yield f"# {codes}"
    for complaint in lines.told:
        yield ""
        yield f"# {complaint}"


def _table(table: TableLines) -> Iterator[str]:
    yield ""
    yield ""
    yield f"[{table.name}]"
    if table.like:
        yield f"like = {text(table.like)}"
    for key, names in (("file", table.file), ("sheet", table.sheet)):
        if names:
            yield f"{key} = {_texts(names)}"
    if table.header_rows > 1:
        yield f"header_rows = {table.header_rows}"
    for key, there, why in (
        ("stop_at_blank", table.stops, say("what stands below is no row")),
        ("of_caseworkers", table.of_caseworkers,
         say("it names people who are not in the list of staff")),
        ("alike_are_one", table.alike,
         say("who holds several cases stands in several rows") if table.name == "caseworkers"
         else say("a case has several rows, one for each child perhaps")),
    ):
        if there:
            yield _line(f"{key} = true", Sureness(LIKELY, why))
    if table.dates is not None:
        yield f"dates = {text(table.dates)}"
    if table.decimal is not None:
        yield f"decimal = {text(table.decimal)}"
    yield from _rows(table)
    yield ""
    yield f"[{table.name}.columns]"
    for line in table.columns:
        yield column_text(line)
    for header, why in table.asked.items():
        yield asked_text(header, why)
    if table.empty:
        note = say("No cell is filled in today; you are told when one is: {headers}.",
                   headers=", ".join(map(text, table.empty)))
        yield f"# {note}"
    yield from all_words(f"{table.name}.words", table.words)


def _rows(table: TableLines) -> Iterator[str]:
    """Which rows are of it, and which columns are not read."""
    for key, rows in (("rows", table.rows), ("leave_out", table.leave_out),
                      ("leave_out", table.perhaps_out)):
        if rows is not None:
            yield rows_text(key, rows if rows is not table.perhaps_out or not table.leave_out else
                            _instead(rows), rows.words)
    for key, headings in (("below", table.below), ("not_below", table.not_below)):
        if headings:
            yield _line(f"{key} = {_texts(headings)}", Sureness(
                LIKELY, say("nobody holds the cases below it")))
    if table.drop:
        yield "drop = ["
        for header, why in table.drop.items():
            yield f"    {text(header)},".ljust(_AT) + f"  # {why}"
        yield "]"


def _instead(rows: RowsLine) -> RowsLine:
    """A line that another one stands above, of the same key."""
    why = joined((rows.level.why or "", say("instead of the line above")), "; ")
    return replace(rows, level=Sureness(rows.level.name, why))


def asked_text(header: str, why: Words) -> str:
    """The question what a header is."""
    return _line(f'"..." = {text(header)}', Sureness(UNSURE, joined(
        (why, say("say which of our columns it is, or add it to drop")), "; ")))


def all_words(path: str, words: Mapping[str, Sequence[WordLine]]) -> Iterator[str]:
    """What words mean: first what is a guess as a whole, a line a column."""
    doubted = {key: sum(line.level.name == UNSURE for line in lines)
               for key, lines in words.items()}
    # Two questions about one column are one line to answer, with what is known of it beside.
    whole = [key for key, lines in words.items() if doubted[key] > 1 or doubted[key] == len(lines)]
    if whole:
        yield ""
        yield f"[{path}]"
    for key in whole:
        # A scale is turned round or right as a whole: one line to look at, not one a word.
        lines = words[key]
        scale = key == "complexity" and len(lines) > 1 and all(line.ours for line in lines) and (
            doubted[key] == len(lines))
        pairs = ", ".join(
            f"{_key(line.theirs)} = {text('...' if scale else _meant(line))}"
            for line in lines)
        why = say("nobody knows what they mean")
        if doubted[key] < len(lines):
            why = say("nobody knows what all of them mean")
        if len(lines) == 1 and lines[0].ours and lines[0].level.why is not None:
            why = lines[0].level.why
        elif scale:
            why = say("which end is the heaviest nobody can tell from here: write in place of the "
                      "dots {levels}", levels=", ".join(dict.fromkeys(line.ours for line in lines)))
        elif any(line.level.why == CLASH for line in lines):
            why = say("several words would mean the same, and none what is left")
        yield _line(f"{_key(key)} = {{ {pairs} }}", Sureness(UNSURE, why))
    for key, lines in words.items():
        if key not in whole:
            yield ""
            yield f"[{path}.{_key(key)}]"
            for line in lines:
                yield _line(f"{_key(line.theirs)} = {text(_meant(line))}", line.level)


def _meant(line: WordLine) -> str:
    """What a word means; dots where nobody knows. Of nobody it means nothing."""
    return "..." if line.level.name == UNSURE and not line.ours else line.ours


def rows_text(key: str, rows: RowsLine, words: Sequence[str]) -> str:
    """Which rows are of a table, as a line."""
    said = ((rows.header, words), *rows.more)
    pairs = ", ".join(f"{_key(header)} = {_texts(own)}" for header, own in said)
    return _line(f"{key} = {{ {pairs} }}", rows.level)


def column_text(line: ColumnLine) -> str:
    """One of our columns, as a line."""
    rule = line.rule or ColumnProfile.model_validate({"from": "..."})
    return _line(f"{_key(line.key)} = {rule_text(rule)}", line.level)


def rule_text(rule: ColumnProfile) -> str:
    """A rule as TOML on one line; a header by itself where it says no more."""
    said = rule.model_dump(by_alias=True, exclude_defaults=True)
    if set(said) == {"from"} and len(rule.headers) == 1:
        return text(rule.headers[0])
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in said.items()) + " }"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {text(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple | list):
        return _texts([str(item) for item in value])
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else text(str(value))


def _line(said: str, level: Sureness) -> str:
    why = _BASIC[level.name] if level.why is None else joined((_BASIC[level.name], level.why), ": ")
    return f"{'# ' if level.name == UNSURE else ''}{said}".ljust(_AT) + f"  # {why}"


def _texts(words: Sequence[str]) -> str:
    return text(words[0]) if len(words) == 1 else "[" + ", ".join(map(text, words)) + "]"


def _key(word: str) -> str:
    return word if _BARE.fullmatch(word) else text(word)


def text(word: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(word, ensure_ascii=False)
