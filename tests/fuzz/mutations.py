"""One input for each number: a sound day, workbook, model or plan with a few things wrong."""

import csv
import io
import json
import random
import re
import zipfile
from pathlib import Path
from typing import Any

ODD = (
    "", " ", "-1", "0", "1e9", "NaN", "inf", "9" * 40, "1.000", "1,5", "31-02-2026", "11/24/2026",
    "2026-11-23 25:61", "=1+1", "ANMO|ANMO", "a, b; c / d", "x" * 5_000, "\ufeffS-1", "s-1",
    "\u202eabc", "\x1b[31m", "\x00", '"', '""', "|", "{", "%s", "{0}", "I alt", "Sagsnr", "true",
    "0101901234", "010190/1234", "ja", "\u0410NMO", "é", "🙂", "team", "id", "\t", "\n", "#N/A",
)
TOML = (
    "[", "]]", "a.b.c = 1", '"""', "= 3", "[[rules]]", "x = nan", "x = -inf", "x = 1e400", "#",
    "date = 2026-11-23", "date = 12:00:00", "k = {a = {b = {}}}", 'title = "\\u001b[2J"',
    "extends = 'nowhere'", "x = " + "[" * 500, "y = 0x", "z = 1979-13-40", "\u2028 = 1",
)
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**30, "", "x", "0101901234", [], {}, [[]], {"a": []}, "\x1b[0m",
    "2026-11-23", float("nan"),
)
XML = (
    b"", b"<a>", b"</c>", b"&#0;", b"&lol;", b'r="ZZZZ99999999"', b"<v>nan</v>", b't="e"',
    b't="d"', b"\xff\xfe", b"<![CDATA[x]]>", b's="99999"', b"<f>1/0</f>", b'hidden="1"',
    b'<mergeCell ref="A1:XFD1048576"/>', b"<!-- ", b'count="-1"', b"<row r='1'/>",
)


def cells(draw: random.Random, folder: Path) -> None:
    """Odd values in cells, rows repeated, columns taken out."""
    file = folder / draw.choice(("caseworkers.csv", "cases.csv", "caseload.csv"))
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    for _ in range(draw.randint(1, 4)):
        row = draw.randrange(len(rows))
        place = draw.randrange(max(1, len(rows[row])))
        match draw.randrange(5):
            case 0:
                rows.insert(row, list(rows[draw.randrange(len(rows))]))
            case 1:
                rows = [cells[:place] + cells[place + 1:] for cells in rows]
            case 2:
                rows[row] = rows[row][:place]
            case _:
                rows[row] = [*rows[row][:place], draw.choice(ODD), *rows[row][place + 1:]]
    out = io.StringIO()
    csv.writer(out, delimiter=draw.choice(",;")).writerows(rows)
    file.write_text(out.getvalue(), encoding=draw.choice(("utf-8", "utf-8-sig")))


def flipped(draw: random.Random, data: bytes) -> bytes:
    """Bytes changed, put in, taken out, cut off."""
    made = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(made) + 1)
        match draw.randrange(4):
            case 0:
                made[at:at + 1] = bytes([draw.randrange(256)])
            case 1:
                made[at:at] = draw.choice((b"\x00", b'"', b"\xff\xfe", b";;;", b"\r", b"\n\n"))
            case 2:
                del made[at:at + draw.randint(1, 30)]
            case _:
                made = made[:at] if draw.random() < 0.2 else made
    return bytes(made)


def toml(draw: random.Random, text: str) -> str:
    """Lines of TOML put in, taken out, cut and joined."""
    lines = text.splitlines()
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(lines) + 1)
        match draw.randrange(4):
            case 0:
                lines.insert(at, draw.choice(TOML))
            case 1:
                del lines[at:at + 1]
            case 2 if at < len(lines):
                key, equals, _ = lines[at].partition("=")
                lines[at] = f"{key}{equals} {draw.choice((*ODD, *TOML))}"
            case _:
                lines[at:at + 2] = ["".join(lines[at:at + 2])]
    return "\n".join(lines)


def member(draw: random.Random, book: bytes) -> bytes:
    """A part of a workbook with odd XML in it, or without it, or the zip itself damaged."""
    if draw.random() < 0.2:
        return flipped(draw, book)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = draw.choice(names)
        for name in names:
            data = old.read(name)
            if name == chosen:
                data = _xml(draw, data)
            if name != chosen or draw.random() > 0.1:
                new.writestr(name, data)
    return out.getvalue()


def _xml(draw: random.Random, data: bytes) -> bytes:
    for _ in range(draw.randint(1, 3)):
        tokens = [found.span() for found in re.finditer(rb"<[^>]*>|\w+=\"[^\"]*\"|[^<>]+", data)]
        if not tokens:
            return draw.choice(XML)
        first, last = draw.choice(tokens)
        other = draw.choice((draw.choice(XML), data[first:last] * draw.randint(0, 200)))
        data = data[:first] + other + data[last:]
    return data


def document(draw: random.Random, plan: str) -> str:
    """A plan with odd values at odd places, keys repeated or missing, or cut off."""
    if draw.random() < 0.15:
        return flipped(draw, plan.encode()).decode("utf-8", errors="replace")
    tree = json.loads(plan)
    for _ in range(draw.randint(1, 3)):
        at = tree
        while isinstance(at, dict | list) and at:
            key: Any = draw.choice(list(at)) if isinstance(at, dict) else draw.randrange(len(at))
            if draw.random() < 0.4 or not isinstance(at[key], dict | list) or not at[key]:
                if draw.random() < 0.2:
                    del at[key]
                else:
                    at[key] = draw.choice(VALUES)
                break
            at = at[key]
    return json.dumps(tree)
