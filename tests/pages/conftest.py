"""Pages made once for all tests that look at them."""

from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

PEOPLE = {
    "V": {"skills": "arabisk", "districts": "Nord"},
    "X": {"absent_from": "2026-11-17", "absent_to": "2027-03-19"},
    "Y": {"capacity_percent": "43", "capacity_until": "2027-03-19", "roles": "shop_steward",
          "name": "<b>Yrsa</b> & \"Co\""},
    "Z": {"max_new_cases": "0"},
}
CASES = {
    "C-1": {"disqualified": "Z", "topics": "unge|hemmelig", "due": "2026-11-24"},
    "C-2": {"disqualified": "Y", "complexity": "kompleks"},
    "C-3": {"children": "3", "district": "Syd"},
    "C-4": {"skills": "somali"},
    "<C>-5": {},
}


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with a tie, somebody absent, a case nobody can take, and odd names."""
    folder = write(tmp_path_factory.mktemp("office") / "day", PEOPLE, CASES)
    assert run("solve", folder, "-o", folder.parent / "plan.json").code == 0
    return folder


AUDIENCES: dict[str, tuple[str, ...]] = {
    "coordinator": (), "manager": ("--audience", "manager"), "unfolded": ("--unfolded",),
    "worker": ("--audience", "worker", "--as", "V"),
    "danish": ("--lang", "da"), "danish worker": ("--audience", "worker", "--as", "V", "--lang=da"),
}


@pytest.fixture(scope="session")
def pages(office: Path) -> dict[str, Path]:
    """The plan's page for everybody."""
    made = {}
    for name, options in AUDIENCES.items():
        made[name] = office.parent / f"{name}.html"
        ran = run("report", office.parent / "plan.json", "--instance", office, *options,
                  "-o", made[name])
        assert ran.code == 0, ran.err
    return made
