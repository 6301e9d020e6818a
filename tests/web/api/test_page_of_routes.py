"""The page on the workspace names every route of the machine interface, and none that is not."""

import re

from assigner.web.api.bodies import DayTaken, Seen
from assigner.web.api.table import TABLE
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "workspace.md").read_text(encoding="utf-8")
BELOW = "/offices/{office}"
PARTS = ("2026-11-23", "2026-11", "svg", "csv", "html")
"""Examples of parts that change."""


def cells() -> list[str]:
    """The right side of the table of addresses, a row each."""
    table = PAGE.partition("| | address, below")[2].partition("\n\n")[0]
    return [row.rpartition(" | ")[2] for row in table.splitlines()[2:]]


def named(cell: str) -> list[set[tuple[str, str]]]:
    """(method, address) of a row: `…` is the address before it, or the one that one is below."""
    found: list[set[tuple[str, str]]] = []
    methods: set[str] = set()
    waiting: set[str] = set()
    last = ""
    for said in re.findall(r"`([^`]+)`", cell):
        method, path = re.findall(r"^(GET|POST)?\s*(\S*)$", said)[0]
        if not path:
            waiting.add(method)
            continue
        methods = {*waiting, method} if method else methods
        waiting = set()
        path = path.partition("?")[0].removeprefix("/api/1")
        if path.startswith("…"):
            ways = {f"{last.rpartition('/')[0]}{path[1:]}", f"{last}{path[1:]}"}
        else:
            ways, last = {path}, path
        found += [{(method, shape(way)) for way in ways} for method in methods]
    return found


def shape(path: str) -> str:
    """An address whose changing parts are all alike."""
    below = path.removeprefix(BELOW)
    return "/".join("*" if part in PARTS or part.isupper() or part.startswith("{") else part
                    for part in below.split("/"))


def test_every_route_is_named_on_the_page() -> None:
    said = {way for cell in cells() for ways in named(cell) for way in ways}
    lacking = [(way.method, way.path) for way in TABLE
               if (way.method, shape(way.path)) not in said]
    assert lacking == []


def test_every_address_on_the_page_is_a_route() -> None:
    there = {(way.method, shape(way.path)) for way in TABLE}
    assert [ways for cell in cells() for ways in named(cell) if not ways & there] == []


def test_what_is_said_of_a_day_that_is_taken_in_is_on_the_page() -> None:
    said = next(line for line in PAGE.splitlines() if "`POST /uploads`" in line)
    assert [name for name in DayTaken.model_fields.keys() - Seen.model_fields.keys()
            if f"`{name}`" not in said] == []
