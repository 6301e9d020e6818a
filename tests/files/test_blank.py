"""The empty instance: nothing wrong with it but that nobody is in it."""

from datetime import date
from pathlib import Path

import pytest

from assigner.errors import AssignerError
from assigner.files.blank import write_blank
from assigner.files.header import read_header
from assigner.files.read import read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("danish", [False, True])
def test_only_caseworkers_are_missing(tmp_path: Path, danish: bool) -> None:
    written = write_blank(tmp_path / "a" / "b", DAY, danish=danish)
    assert sorted(path.name for path in written) == sorted(
        path.name for path in (tmp_path / "a" / "b").iterdir()
    )
    found = read(tmp_path / "a" / "b", VOCABULARY)
    assert [error.code for error in found.errors] == ["E144"]
    assert found.warnings == ()
    header = read_header(tmp_path / "a" / "b")
    assert (header.date, header.model) == (DAY, "danish-child-welfare")


def test_one_row_makes_it_an_instance(tmp_path: Path) -> None:
    write_blank(tmp_path, DAY, model='a"b\\c', danish=True)
    with (tmp_path / "caseworkers.csv").open("a", encoding="utf-8") as file:
        file.write("ANMØ;;Modtagelse;37" + ";" * 14 + "\r\n")
    found = read(tmp_path, VOCABULARY).require()
    assert (found.model, found.caseworkers[0].id) == ('a"b\\c', "ANMØ")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text("mine")
    with pytest.raises(AssignerError, match=r"already holds cases\.csv"):
        write_blank(tmp_path, DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["cases.csv"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(AssignerError):
            write_blank(place, DAY)


@pytest.mark.parametrize("said", [("--lang", "da", "init"), ("init", "--danish")])
def test_a_danish_day_is_danish_throughout(tmp_path: Path, said: tuple[str, ...]) -> None:
    assert run(*said, tmp_path / "2026-11-30").code == 0
    head = (tmp_path / "2026-11-30" / "instance.toml").read_text(encoding="utf-8")
    cases = (tmp_path / "2026-11-30" / "cases.csv").read_text(encoding="utf-8-sig")
    assert "En dag på et kontor" in head
    assert cases.startswith("Sagsnr;Familie;Fase;")


def test_an_english_day_is_english_throughout(tmp_path: Path) -> None:
    assert run("init", tmp_path / "2026-11-30").code == 0
    assert "One day of one office" in (tmp_path / "2026-11-30" / "instance.toml").read_text()
    assert (tmp_path / "2026-11-30" / "cases.csv").read_text().startswith("id,family,phase,")
