"""A row written into a file in whatever way the office writes it; the rest byte for byte."""

from pathlib import Path

import pytest

from assigner.files.columns import TABLES
from assigner.files.dialect import DANISH, PROGRAMS, Dialect
from assigner.files.one_row import NewRow, OneTable
from assigner.files.vocabulary import Vocabulary

SCHEMA = next(one for one in TABLES if one.file == "absences.csv")
WORDS = Vocabulary({}, {}, {})


def table(text: str | None, encoding: str = "utf-8") -> OneTable:
    return OneTable(SCHEMA, None if text is None else text.encode(encoding), WORDS)


FILES = {
    "titles above": "Fravær i Nord\n\ncaseworker,from,to\nA,2026-01-01,\n",
    "no last line end": "caseworker,from,to\nA,2026-01-01,",
    "totals below": "caseworker,from,to\nA,2026-01-01,\nI alt,,\n",
    "blank lines": "caseworker,from,to\n\nA,2026-01-01,\n\n\n",
    "quoted breaks": 'caseworker,from,to,kind\n"A",2026-01-01,,"to\nlines"\n',
    "told separator": "sep=,\ncaseworker,from,to\nA,2026-01-01,\n",
    "unknown column": "nr,caseworker,from,to\n007,A,2026-01-01,\n",
}


@pytest.mark.parametrize("name", FILES)
def test_a_row_put_in_leaves_every_other_line(name: str) -> None:
    before = FILES[name]
    data, number = table(before).with_row(
        NewRow(None, {"caseworker": "B", "from": "2026-02-03", "to": "2026-02-04"}), PROGRAMS)
    after = data.decode()
    new = next(line for line in after.splitlines(keepends=True) if "2026-02-03" in line)
    assert after.replace(new, "").rstrip("\n") == before.rstrip("\n")
    again = OneTable(SCHEMA, data, WORDS)
    found = again.typed(number)
    assert found is not None
    assert (found["caseworker"], found["from"], found["to"]) == ("B", "2026-02-03", "2026-02-04")
    assert again.with_row(NewRow(number, None), PROGRAMS)[0].decode().rstrip("\n") == (
        before.rstrip("\n"))


def test_a_change_keeps_cells_nobody_named_and_what_the_file_quotes() -> None:
    before = 'nr,caseworker,from,to,kind\n"007",A,2026-01-01,,"a, b"\n"008",B,2026-01-02,,c\n'
    number = 2
    data, _ = table(before).with_row(NewRow(number, {"to": "2026-03-01"}), PROGRAMS)
    lines = data.decode().splitlines()
    assert lines[1] == '007,A,2026-01-01,2026-03-01,"a, b"'
    assert lines[2] == '"008",B,2026-01-02,,c'


def test_a_column_that_lacks_is_added_for_every_row() -> None:
    before = "Sagsbehandler;Fra\r\nA;01-01-2026\r\n\r\nB;02-01-2026\r\n"
    data, number = table(before, "cp1252").with_row(
        NewRow(2, {"kind": "kursus på Ærø"}),
        Dialect(";", "cp1252", "\r\n", danish=True, date="%d-%m-%Y", decimal=","))
    assert number == 2
    assert data.decode("cp1252") == (
        "Sagsbehandler;Fra;Art\r\nA;01-01-2026;kursus på Ærø\r\n\r\nB;02-01-2026;\r\n")


def test_a_letter_the_encoding_lacks_makes_it_utf8() -> None:
    data, _ = table("Sagsbehandler;Fra;Art\r\nA;01-01-2026;\r\n", "cp1252").with_row(
        NewRow(2, {"kind": "Łódź"}), Dialect(";", "cp1252", "\r\n", danish=True))
    assert data.decode("utf-8-sig").splitlines()[1] == "A;01-01-2026;Łódź"


def test_a_file_that_is_not_there_is_made_with_all_its_columns(tmp_path: Path) -> None:
    data, number = table(None).with_row(
        NewRow(None, {"caseworker": "A", "from": "2026-02-03", "kind": "=1+1"}), DANISH)
    assert number == 2
    assert data.decode("utf-8-sig") == "Sagsbehandler;Fra;Til;Art\r\nA;03-02-2026;;'=1+1\r\n"


def test_what_is_no_row_is_not_changed() -> None:
    with pytest.raises(KeyError):
        table("caseworker,from\nA,2026-01-01\n").with_row(NewRow(1, {"from": ""}), PROGRAMS)
    assert table("caseworker,from\nA,2026-01-01\n").typed(3) is None
    assert table(None).typed(2) is None
