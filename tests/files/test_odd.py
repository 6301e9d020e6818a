"""Anything at all in the files: complaints or an instance, never a traceback, never a CPR."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assigner.files.columns import SCHEMAS, is_header
from assigner.files.complaints import FILES, letter, shown
from assigner.files.grid import read_csv
from assigner.files.read import Reading, read
from assigner.words import civil_number
from tests.files.nordby import SOUND, VOCABULARY, write

ODD = st.sampled_from(
    ["🙂", "=1+1", "9" * 400, "1000000", "-0", "1e999", "NaN", '"', '""', "|", "||", ":", "\t",
     "a\nb", "\ufeff", "\u202e", "{", "{0}", "%s", "ANM", "ANM|ANM", "x" * 200_000, "٣", "é"]
)
CELL = ODD | st.text(max_size=12)
OFTEN = settings(
    suppress_health_check=[HealthCheck.too_slow]
)


def judged(files: dict[str, str | bytes]) -> Reading:
    """Read files, whatever is in them, and check what must always hold."""
    with tempfile.TemporaryDirectory() as folder:
        found = read(write(Path(folder), files), VOCABULARY)
    assert (found.instance is None) == bool(found.errors)
    for item in found.errors + found.warnings:
        assert item.file in FILES
        assert item.line().isprintable()
        assert not civil_number.holds(item.line())
        assert not civil_number.holds(str(item.as_dict()))
    return found


@pytest.mark.landing
@OFTEN
@given(st.sampled_from(FILES), st.binary(max_size=300))
def test_bytes(file: str, data: bytes) -> None:
    judged({file: data})


@pytest.mark.landing
@OFTEN
@given(st.sampled_from(FILES), st.text(st.sampled_from('i,;"|\n\r\t=.- 01x🙂[]#'), max_size=200))
def test_text(file: str, text: str) -> None:
    judged({file: SOUND[file] + text})


@pytest.mark.landing
@OFTEN
@given(st.data())
def test_cells(data: st.DataObject) -> None:
    schema = data.draw(st.sampled_from(SCHEMAS))
    columns = data.draw(st.lists(st.sampled_from(schema.columns), min_size=1, max_size=5))
    rows = data.draw(st.lists(st.lists(CELL, max_size=6), max_size=4))
    lines = [",".join(column.key for column in columns), *(",".join(row) for row in rows)]
    judged({schema.file: "\n".join(lines)})


@pytest.mark.landing
@OFTEN
@given(CELL, st.sampled_from(["date", "model", "title", "office", "other"]))
def test_values_of_the_head(value: str, key: str) -> None:
    judged({"instance.toml": f"{SOUND['instance.toml']}\n{key} = {value}"})
    judged({"instance.toml": f"{key} = '''{value}'''"})


@pytest.mark.landing
@OFTEN
@given(
    st.sampled_from(["010190-1234", "0101901234", "311299 4321", "010190\u20111234"]),
    st.sampled_from(FILES),
    st.data(),
)
def test_civil_numbers_are_found_and_never_repeated(
    number: str, file: str, data: st.DataObject
) -> None:
    """Wherever it stands, one complaint names the cell and nothing repeats the digits."""
    if file == "instance.toml":
        text = SOUND[file] + f'title = "about {number}"\n'
    else:
        lines = [line.split(",") for line in SOUND[file].splitlines()]
        row = data.draw(st.integers(0, len(lines) - 1))
        place = data.draw(st.integers(0, len(lines[0]) - 1))
        lines[row][place] = data.draw(st.sampled_from([number, f"a {number} b"]))
        text = "\n".join(",".join(line) for line in lines)
    found = judged({file: text})
    assert sum(item.code == "E130" for item in found.errors) == 1
    digits = "".join(character for character in number if character.isdigit())
    for item in found.errors + found.warnings:
        said = "".join(character for character in item.line() if character.isdigit())
        assert digits not in said


@pytest.mark.parametrize(
    "text", ["320190-1234", "011390-1234", "1234567890", "6101901234", "S-10673", "61019012"]
)
def test_ordinary_numbers_are_not_civil_numbers(text: str) -> None:
    assert not civil_number.holds(text)


@pytest.mark.parametrize("text", ["010190-1234", "F-0101901234", "610190-1234", "a010190 1234b"])
def test_civil_numbers_are_masked(text: str) -> None:
    assert civil_number.masked(text) == text.replace(
        next(n for n in ("010190-1234", "0101901234", "610190-1234", "010190 1234") if n in text),
        "******-****",
    )


def test_many_stray_quotation_marks_end() -> None:
    text = "id,phase\n" + 'N,"intake\n' * 2_000
    grid = read_csv("cases.csv", text, is_header)
    assert len(grid.rows) == 2_000
    assert {complaint.code for complaint in grid.complaints} == {"E153"}


def test_letters_and_sentences() -> None:
    assert [letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]
    assert shown("a\n\x1b[31mb  c") == "a [31mb c"
    assert shown("x" * 100) == "x" * 59 + "…"
    assert shown("x" * 50 + "010190-1234") == "x" * 50 + "******-**…"
