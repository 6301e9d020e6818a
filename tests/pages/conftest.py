"""Pages made once for all tests that look at them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run
from tests.pages.browser import Window, chromium

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


@pytest.fixture(scope="package")
def window() -> Iterator[Window]:
    """One window for all pages. It has an event loop, so it ends before other tests begin."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with a tie, somebody absent, a case nobody can take, and odd names."""
    folder = write(tmp_path_factory.mktemp("office") / "day", PEOPLE, CASES)
    assert run("solve", folder, "-o", folder.parent / "plan.json").code == 0
    return folder


DANISH = ("--lang", "da")
WORKER = ("--audience", "worker", "--as", "V")
MANAGER = ("--audience", "manager")
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "coordinator": ("plan", ()), "manager": ("plan", MANAGER), "worker": ("plan", WORKER),
    "unfolded": ("plan", ("--unfolded",)),
    "danish": ("plan", DANISH), "danish manager": ("plan", (*MANAGER, *DANISH)),
    "danish worker": ("plan", (*WORKER, *DANISH)),
    "rebalance": ("rebalance", ()), "rebalance manager": ("rebalance", MANAGER),
    "rebalance worker": ("rebalance", WORKER),
    "danish rebalance": ("rebalance", DANISH),
    "danish rebalance manager": ("rebalance", (*MANAGER, *DANISH)),
    "danish rebalance worker": ("rebalance", (*WORKER, *DANISH)),
    "compare": ("compare", ()), "danish compare": ("compare", DANISH),
    "simulate": ("simulate", ()), "danish simulate": ("simulate", DANISH),
    "staffing": ("staffing", ()), "danish staffing": ("staffing", DANISH),
    "sweep": ("sweep", ()), "danish sweep": ("sweep", DANISH),
}
"""Every kind of page: what it is made of, and the options; in both languages."""
GRID = 'offices = ["day"]\npolicies = ["own", "sverigesmodel"]\nseeds = [0, 1]\ndays = 5\n'


@pytest.fixture(scope="session")
def kept(office: Path) -> Path:
    """The folder with what each command kept of the office."""
    folder = office.parent
    made = (
        ("rebalance", office, "--leaves", "Z:2026-12-01", "--absent", "Y:2026-11-23..2026-12-24",
         "--curve", "-o", folder / "rebalance.json"),
        ("compare", office, "-m", "danish-child-welfare", "-m", "equal-numbers", "--baseline",
         "all", "--format", "json", "-o", folder / "compare.json"),
        ("simulate", office, "-m", "danish-child-welfare", "-m", "sverigesmodel", "--days", "15",
         "--runs", "2", "--format", "json", "-o", folder / "simulate.json"),
        ("staffing", office, "-m", "danish-child-welfare", "-m", "sverigesmodel", "--hours", "37",
         "--hours", "30", "--format", "json", "-o", folder / "staffing.json"),
    )
    for args in made:
        ran = run(*args)
        assert ran.code == 0, ran.err
    grid = folder / "grid.toml"
    grid.write_text(GRID, encoding="utf-8")
    ran = run("sweep", grid, "-j", "1", "--format", "json")
    assert ran.code == 0, ran.err
    (folder / "sweep.json").write_text(ran.out, encoding="utf-8")
    return folder


class Pages(Mapping[str, Path]):
    """Every page, made once somebody looks at it."""

    def __init__(self, office: Path, kept: Path) -> None:
        self.office, self.kept = office, kept

    def __getitem__(self, name: str) -> Path:
        kind, options = PAGES[name]
        made = self.kept / f"{name}.html"
        if not made.exists():
            alone = kind in ("compare", "simulate", "staffing", "sweep")
            own = () if alone else ("--instance", self.office)
            ran = run("report", self.kept / f"{kind}.json", *own, *options, "-o", made)
            assert ran.code == 0, ran.err
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(PAGES)

    def __len__(self) -> int:
        return len(PAGES)


@pytest.fixture(scope="session")
def pages(office: Path, kept: Path) -> Pages:
    return Pages(office, kept)
