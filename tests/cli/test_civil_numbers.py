"""A civil registration number is found however it is written, and no message repeats it."""

from pathlib import Path

import pytest

from assigner.words.civil_number import MASK, holds, masked
from tests.cli.runner import run
from tests.draws import looped
from tests.files.nordby import write

FORMS = [
    "010190-1234", "0101901234", "101901234", "10190-1234", "010190/1234", "010190.1234",
    "010190 1234", "010190 - 1234", "01.01.90-1234", "01/01/90 1234", "01 01 90 1234",
    "01-01-1990-1234", "01011990-1234", "010119901234", "010190_1234", "610190-1234",
    "0101\u200b90\u20111234", "\uff10\uff11\uff10\uff11\uff19\uff10-\uff11\uff12\uff13\uff14",
]
ORDINARY = [
    "S-10673", "1234567890", "320190-1234", "310290-1234", "20261123-0001", "202611230001",
    "23-11-2026", "2026-11-23", "20-11-2026 08:15", "23-11-2026 - 30-11-2026", "27.24.00-G01-1-24",
    "23-11-2026 - 2026-11-30", "2026-11-23T10:11:12", "+45 12 34 56 78", "ab0101901234cd" * 4,
    "signed · ebd509089125de9b",
]


@pytest.mark.parametrize("number", FORMS)
def test_every_form_is_found_and_masked(number: str) -> None:
    for text in (number, f"barn {number}.", f"F{number}x"):
        assert holds(text)
        assert MASK in masked(text)
        assert not holds(masked(text))


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("number", looped(
    1, ["0101901234", "101901234", "01.01.1990-1234", "010190-1234"]))
@pytest.mark.parametrize("args", looped(1, [
    ("check", "{n}"), ("check", "{n}.xlsx"), ("solve", "{day}", "--pin", "{n}=ANM"),
    ("solve", "{day}", "--forbid", "N-1={n}"), ("solve", "{day}", "-S", "{n}=3"),
    ("solve", "{day}", "-m", "{n}"), ("solve", "{day}", "-m", "{n}.toml"), ("{n}",),
    ("solve", "{day}", "--{n}"), ("verify", "{n}.json"), ("explain", "{n}.json"),
    ("rebalance", "{day}", "--joins", "{n}:intake:37"), ("rebalance", "{day}", "--leaves", "{n}"),
    ("rebalance", "{day}", "--hand-over", "{n}=ANM"), ("log", "{n}", "--ledger", "{n}.db"),
    ("rules", "{n}"), ("diff", "{n}", "{n}"), ("report", "{n}"), ("simulate", "{day}/{n}"),
], alone=True))
def test_no_message_repeats_a_number(args: tuple[str, ...], number: str, tmp_path: Path) -> None:
    day = write(tmp_path / "day")
    ran = run(*(part.format(n=number, day=day) for part in args))
    assert ran.code != 0
    said = ran.out + ran.err
    assert number not in said
    assert not holds(said)


@pytest.mark.landing
@pytest.mark.parametrize("row", ["title above 010190-1234\n", "I alt,,010190/1234\n"])
def test_rows_that_are_not_read_are_searched_too(row: str, tmp_path: Path) -> None:
    table = "id,phase,complexity\nN-1,intake,simple\n"
    text = row + table if row.startswith("title") else table + row
    ran = run("check", write(tmp_path / "day", {"cases.csv": text}))
    assert "[E130]" in ran.out
    assert not holds(ran.out)


def test_escape_sequences_reach_no_terminal(tmp_path: Path) -> None:
    for args in (("check", "\x1b[31mred"), ("solve", "x", "-m", "\x1b]0;title\x07"),
                 ("verify", "\u202eno.json"), ("explain", "a\x9bb")):
        ran = run(*args)
        assert not any(sign in ran.out + ran.err for sign in "\x1b\x07\x9b\u202e")
