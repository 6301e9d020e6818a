"""Lists separated otherwise than by |: taken apart where their parts are known, always told."""

from pathlib import Path

import pytest

from assigner.files.read import Reading, read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY, write

FOLDER = Path(__file__).parent / "list-separators"


def placed(name: str) -> str:
    return run("solve", FOLDER / name, "--format", "csv").out


@pytest.mark.parametrize(("name", "cells"), [("listsep", 5), ("listsep2", 3)])
def test_the_same_plan_as_with_bars_and_a_warning_for_each_cell(name: str, cells: int) -> None:
    ran = run("check", FOLDER / name)
    assert ran.code == 0
    assert ran.out.count("[W220]") == cells
    rows = [line for line in placed("listsep_ctl").splitlines() if name == "listsep"
            or not line.startswith("S-3")]
    assert placed(name).splitlines() == rows


def reading(tmp_path: Path, skills: str, wanted: str = "arabic|urdu") -> Reading:
    return read(write(tmp_path, {
        "caseworkers.csv": f'Initialer;Team;Ugentlige timer;Kompetencer\nANM;intake;37;"{skills}"\n'
                           "BOT;measures;30;\n",
        "cases.csv": f"id,phase,complexity,skills\nN-1,intake,simple,{wanted}\n",
    }), VOCABULARY)


@pytest.mark.parametrize("skills", [
    "arabic, urdu", "arabic; urdu", "arabic\nurdu", "arabic / urdu", "arabic og urdu",
    "arabic+urdu", "arabic & urdu", "arabic,  urdu,",
])
def test_separators_that_people_use(tmp_path: Path, skills: str) -> None:
    found = reading(tmp_path, skills)
    assert found.instance is not None
    assert found.instance.caseworkers[0].skills == {"arabic", "urdu"}
    assert [w.code for w in found.warnings] == ["W220"]


def test_a_word_with_a_slash_stays_whole_where_no_part_is_known(tmp_path: Path) -> None:
    found = reading(tmp_path, "ART/ABA", "ART/ABA")
    assert found.warnings == ()
    assert found.instance is not None
    assert found.instance.caseworkers[0].skills == {"ART/ABA"}


def test_a_comma_is_told_where_no_part_is_known(tmp_path: Path) -> None:
    found = reading(tmp_path, "farsi, dari")
    assert "W220" in [w.code for w in found.warnings]
    assert [w.code for w in found.warnings if w.value == "arabic|urdu"] == ["W222", "W222"]
