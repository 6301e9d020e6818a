"""Law hangs on who was involved: a caseworker is known by name and in other letters too."""

import csv
from pathlib import Path

import pytest

from assigner.files.read import Reading, read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY, write

FOLDER = Path(__file__).parent / "involved-not-recognised"


@pytest.mark.parametrize("name", ["lower", "names2"])
def test_who_was_involved_does_not_reassess_alone(name: str) -> None:
    rows = csv.DictReader(run("solve", FOLDER / name, "--format", "csv").out.splitlines())
    placed = {row["case"]: row["caseworker"] for row in rows}
    assert (placed["S-1"], placed["S-2"]) == ("BOHA", "ANMO")
    ran = run("check", FOLDER / name)
    assert ran.code == 0
    assert "W204" not in ran.out
    assert "[W221]" in ran.out


def test_an_id_that_is_shown_with_zeros_is_read_with_them() -> None:
    found = read(FOLDER / "zerofmt2.xlsx", None)
    assert found.errors == ()
    assert found.instance is not None
    ids = {worker.id for worker in found.instance.caseworkers}
    assert found.instance.cases[0].involved <= ids


PEOPLE = (
    "Initialer;Navn;Team;Ugentlige timer\nANM;Anna Møller;intake;37\nBOT;Bo Thomsen;measures;30\n"
    "007;Carla Dam;measures;37\n008;Bo Dam;measures;37\n009;Bo Dam;measures;37\n"
)


def reading(tmp_path: Path, involved: str) -> Reading:
    return read(write(tmp_path, {
        "caseworkers.csv": PEOPLE,
        "cases.csv": "Sagsnr;Fase;Tyngde;Tidligere involverede;Genvurdering\n"
                     f'N-1;intake;simple;"{involved}";ja\n',
    }), VOCABULARY)


@pytest.mark.parametrize(("involved", "who"), [
    ("anm", {"ANM"}), ("\uff21NM", {"ANM"}), ("A\u200bNM", {"ANM"}), ("\u0410NM", {"ANM"}),
    ("anna møller", {"ANM"}), ("Møller, Anna", {"ANM"}), ("Anna  Møller (ANM)", {"ANM"}),
    ("ANM - Anna Møller", {"ANM"}), ("anm@nordby.example", {"ANM"}), ("7", {"007"}),
    ("7.0", {"007"}), ("Carla Dam|bot", {"007", "BOT"}), ("ANM, BOT", {"ANM", "BOT"}),
    ("Anna Møller; Bo Thomsen", {"ANM", "BOT"}), ("Anna Mo\u0308ller", set()),
])
def test_what_people_write(tmp_path: Path, involved: str, who: set[str]) -> None:
    found = reading(tmp_path, involved)
    assert [e.code for e in found.errors] == ([] if who else ["E125"])
    assert (found.instance.cases[0].involved if found.instance else set()) == who


@pytest.mark.parametrize(("involved", "code"), [
    ("Bo Dam", "E125"), ("Ana Møller", "E125"), ("Anna Moeller", "E125"), ("XYZ", "W204"),
])
def test_who_may_be_two_or_nearly_one_is_an_error(
    tmp_path: Path, involved: str, code: str
) -> None:
    found = reading(tmp_path, involved)
    assert [item.code for item in found.errors + found.warnings] == [code]


def test_fifteen_initials_in_small_letters_are_one_warning(tmp_path: Path) -> None:
    rows = "".join(f"S-{i},intake,simple,anm\n" for i in range(15))
    found = read(write(tmp_path, {
        "caseload.csv": f"id,phase,complexity,caseworker\n{rows}",
    }), VOCABULARY)
    assert found.errors == ()
    assert [(w.code, w.row) for w in found.warnings] == [("W221", 2)]
    assert "15 cells" in str(found.warnings[0].message)
