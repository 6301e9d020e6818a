"""A proposal looks at every row, in whatever order they are; a torn row shows no cell."""

import random
from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.profiles.office import CASES, STAFF, exported

ROWS = 1_200
HEADER = "Sag;Type;Niveau;Status;Indkommet;Frist;Medarbejder;Reference"


def proposal(folder: Path, rows: list[str]) -> str:
    """What is proposed for a list of these rows."""
    folder.mkdir()
    (folder / "medarbejdere.csv").write_text(STAFF, encoding="utf-8")
    (folder / "sager.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text


@pytest.mark.landing
def test_what_stands_in_the_last_rows_counts_as_much(tmp_path: Path) -> None:
    """A status, a word and a day past the 12th that only late rows have; a column of numbers."""
    plain = [f"{n};MODT;let;I gang;01-02-2026;03-04-2026;BOT;" for n in range(1, ROWS)]
    late = [f"{ROWS};BFU;tung;Ny;20-11-2026;27-12-2026;;",
            f"{ROWS + 1};FORA;mellem;Lukket;02-01-2020;03-01-2020;BOT;"]
    personal = [f"{ROWS + n};MODT;let;I gang;01-02-2026;03-04-2026;BOT;0101{n:02}-1234"
                for n in range(2, 80)]
    rows = [*plain, *late, *personal]
    first = proposal(tmp_path / "a", rows)
    assert 'rows = { Status = "Ny" }' in first
    assert 'leave_out = { Status = "Lukket" }' in first
    assert 'FORA = "measures"' in first
    (reference,) = (line for line in first.splitlines() if line.strip().startswith('"Reference"'))
    assert reference.endswith("# personal")
    random.Random(1).shuffle(rows)
    assert proposal(tmp_path / "b", rows) == first


@pytest.mark.parametrize("torn", [
    '1001;BFU;tung;010190-1234;"Ib Ibsen;Ny;20/11/26;4/12/26;;N;ring til mor',
    "1001;BFU;tung;010190-1234;Ib;Ibsen;Ny;20/11/26;4/12/26;;N;;;ring til mor",
    '1001;BFU;tung;010190-1234;Ib "Ibsen";Ny;20/11/26;4/12/26;;N;"ring til mor',
], ids=["a mark opened", "too many cells", "marks inside"])
def test_no_cell_of_a_row_that_is_torn_is_shown(torn: str, tmp_path: Path) -> None:
    lines = CASES.splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("1001"))
    lines[at] = torn
    day = assigner.read(exported(tmp_path, cases="\n".join(lines) + "\n"), profile="office")
    said = repr([(str(one), one.value) for one in (*day.faults, *day.warnings)])
    assert {(one.code, one.row) for one in day.faults} & {("E143", 4), ("E153", 4)}
    for secret in ("Ibsen", "ring til mor", "1234"):
        assert secret not in said
