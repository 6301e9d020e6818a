"""What is kept of an office is never another's, though both folders have one name."""

import shutil
from pathlib import Path

import pytest

from assigner.workspace.at_work import Workspace
from assigner.workspace.offices import Office
from tests.cli.offices import write
from tests.pages.conftest import CASES, PEOPLE


def office(folder: Path, called: str = "", day: str = "2026-11-23") -> Path:
    place = write(folder / day, PEOPLE, CASES)
    (place / "instance.toml").write_text(
        f'date = {day}\nmodel = "danish-child-welfare"\noffice = "{called}"\n', encoding="utf-8")
    return folder


def served(root: Path, ledger: Path) -> list[Office]:
    return list(Workspace(root, str(ledger)).served.offices)


def key(root: Path, ledger: Path) -> str:
    (one,) = served(root, ledger)
    return one.key


@pytest.mark.landing
def test_two_folders_of_one_name_share_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    a, b = office(tmp_path / "a" / "nordby"), office(tmp_path / "b" / "nordby")
    one, other = Workspace(a, str(ledger)), Workspace(b, str(ledger))
    one.note(one.desks.look(one.served.offices[0]), "C-1", "Lene", "hers alone")
    assert [note.text for note in one.notes(one.served.offices[0], "C-1")] == ["hers alone"]
    assert list(other.notes(other.served.offices[0], "C-1")) == []
    assert (key(a, ledger), key(b, ledger)) == ("nordby", "nordby-2")
    assert key(b, ledger) == "nordby-2"


def test_an_office_is_the_same_by_its_folder_and_by_its_day(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "ledger.db", office(tmp_path / "nordby", "Nordby")
    assert key(folder, ledger) == key(folder / "2026-11-23", ledger) == "nordby"


@pytest.mark.landing
def test_two_days_of_two_offices_in_one_folder_share_nothing(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "ledger.db", office(tmp_path / "days", "Nordby")
    office(folder, "Sydby", "2026-11-24")
    assert key(folder / "2026-11-23", ledger) == "days"
    assert key(folder / "2026-11-24", ledger) == "days-2"


def test_a_folder_that_was_moved_is_known_again_by_what_it_is_called(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "ledger.db", office(tmp_path / "old" / "nordby", "Nordby")
    assert key(folder, ledger) == "nordby"
    (tmp_path / "new").mkdir()
    moved = shutil.move(folder, tmp_path / "new" / "nordby")
    other = office(tmp_path / "third" / "nordby", "Another")
    assert key(other, ledger) == "nordby-2"
    assert key(Path(moved), ledger) == "nordby"


def test_an_office_that_gets_its_first_day_or_another_name_stays_itself(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "ledger.db", tmp_path / "nordby"
    folder.mkdir()
    assert key(folder, ledger) == "nordby"
    office(folder, "Nordby")
    assert key(folder, ledger) == "nordby"
    office(folder, "Nordby Kommune", "2026-11-24")
    assert key(folder, ledger) == "nordby"


def test_a_folder_called_as_a_numbered_one_is_not_taken_for_it(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    office(tmp_path / "c" / "nordby-2")
    office(tmp_path / "c" / "nordby")
    keys = [one.key for one in served(tmp_path / "c", ledger)]
    assert keys == ["nordby", "nordby-2"]
    assert key(office(tmp_path / "d" / "nordby"), ledger) == "nordby-3"
