"""Where a file is not TOML and why, in the reader's language, as far as it is known."""

import ast
import re
from dataclasses import dataclass
from types import MappingProxyType

from assigner.bounded import TooDeep
from assigner.words import Words, joined, marked, say

_COMMA = re.compile(r"=\s*(?P<whole>[+-]?\d+),(?P<part>\d+)(?![\d.])")
_TWICE = re.compile(r"Cannot declare (?P<key>\(.*\)) twice")
# What Python's own reader says, in words of its own language.
_SAID = MappingProxyType({
    "Expected '=' after a key": marked("an = is missing after a key"),
    "Expected newline or end of document": marked(
        "more follows after a value; put texts in quotes, and each key on a line of its own"),
    "Invalid statement": marked("this is neither key = value nor a [table]"),
    "Invalid initial character for a key": marked(
        "a key begins with a sign that a key cannot hold; put it in quotes"),
    "Expected ']": marked("a ] is missing after the name of a table"),
    "Invalid value": marked(
        "there is no value, or one in no known form; put texts in quotes, and write true or false"),
    "Unclosed array": marked("a list lacks its ], or a comma between two of its values"),
    "Unclosed inline table": marked("a table in braces lacks its }}, or a comma between two keys"),
    "Duplicate inline table key": marked("a key stands there twice; keep one of them"),
    "Cannot overwrite a value": marked("a key stands there twice; keep one of them"),
    "Cannot mutate immutable namespace": marked(
        "a table in braces is added to further down; write all of it in one place"),
    "Cannot redefine namespace": marked("a table stands there twice; keep one of them"),
    "Unterminated string": marked("a text lacks its closing quote"),
    "Expected \"'\"": marked("a text lacks its closing quote"),
    "Illegal character": marked("a text is not closed on its line, or holds a sign that none may"),
    "Unescaped '\\' in a string": marked(
        "a \\ stands in a text; write it twice, or put the text in single quotes"),
    "Invalid date or datetime": marked("there is no such date"),
    "Invalid hex value": marked(
        "a \\ stands in a text; write it twice, or put the text in single quotes"),
})


_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class TomlSlip:
    """`line`: where the reader stopped, from 1; `reason`: in words."""

    line: int
    reason: Words


def toml_slip(text: str, error: Exception) -> TomlSlip:
    """What the reader of TOML refused.

    Not only TOMLDecodeError: numbers too long for int or Decimal end here too.
    """
    said = str(error)
    place = _PLACE.search(said)
    line = int(place["line"]) if place and place["line"] else max(1, len(text.splitlines()))
    if isinstance(error, TooDeep):
        return TomlSlip(line, say("it is nested too deeply"))
    if place is None:
        return TomlSlip(line, say("a number is too long"))
    return TomlSlip(line, _why(said[: place.start()], "".join(text.split("\n")[line - 1:line])))


def _why(said: str, line: str) -> Words:
    """The reader's reason; `line`: where it stopped. What is not known stays as it is."""
    comma = _COMMA.search(line.partition("#")[0])
    if comma is not None:
        return say("a decimal is written with a point; write {number}",
                   number=f"{comma['whole']}.{comma['part']}")
    twice = _TWICE.fullmatch(said)
    if twice is not None:
        name = ".".join(map(str, ast.literal_eval(twice["key"])))
        return say("the table [{name}] stands there twice; keep one of them", name=name)
    known = next((start for start in _SAID if said.startswith(start)), None)
    return joined((said,)) if known is None else say(_SAID[known])
