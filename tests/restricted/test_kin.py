"""What is said of an ordinary case is not about a restricted one of its family."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.draws import one_in
from tests.restricted.planted import OPEN, leaks, small

TELLING = ("a case of the family", "know the family", "with the siblings", "has not the siblings",
           '"family_caseworker"', ",family_caseworker", '"siblings"', "sag i familien",
           "kender ikke familien", "med søskende")
KIN = ("-S", "rules.family_caseworker.hard=true")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """C-5 is of the family of ZEBRA-4, which Y holds; it is pinned away from Y."""
    day = small(tmp_path_factory.mktemp("kin") / "2026-11-23")
    cases = (day / "cases.csv").read_text(encoding="utf-8")
    (day / "cases.csv").write_text(
        cases + "C-5,enkel,,,,F-KIN,modtagelse,,,unge\n", encoding="utf-8")
    held = (day / "caseload.csv").read_text(encoding="utf-8")
    (day / "caseload.csv").write_text(
        held.replace(f"{OPEN[0]},modtagelse,kompleks,Y,3,F-QUAGGA",
                     f"{OPEN[0]},modtagelse,kompleks,Y,3,F-KIN"), encoding="utf-8")
    for name, said in (("pinned", ("--pin", "C-5=X")), ("hard", KIN)):
        assert run("solve", day, *said, "-o", day / f"{name}.json").code == 0
    return day


ASKED: Sequence[Sequence[str]] = (
    ("solve", "DAY", "--pin", "C-5=X"), ("solve", "DAY", "--pin", "C-5=X", "--format", "json"),
    ("solve", "DAY", "--pin", "C-5=X", "--format", "csv"),
    ("solve", "DAY", "--pin", "C-5=X", "--lang", "da"),
    ("explain", "pinned.json", "--case", "C-5"),
    ("explain", "pinned.json", "--case", "C-5", "--format", "json"),
    ("explain", "pinned.json", "--case", "C-5", "--why-not", "Y"),
    ("explain", "pinned.json", "--case", "C-5", "--why-not", "Y", "--format", "json"),
    ("explain", "pinned.json", "--lang", "da"), ("explain", "pinned.json", "--format", "csv"),
    ("explain", "hard.json", "--case", "C-5"),
    ("explain", "hard.json", "--case", "C-5", "--format", "json"),
    ("explain", "hard.json", "--case", "C-5", "--why-not", "Z"),
    ("explain", "hard.json", "--case", "C-5", "--why-not", "Z", "--format", "json"),
    ("explain", "hard.json", "--case", "C-5", "--what-would-it-take", "Z"),
    ("explain", "hard.json", "--format", "csv"), ("explain", "hard.json", "--format", "json"),
    ("explain", "hard.json", "--case", "C-2", "--why-not", "Z"),
    ("report", "pinned.json", "-o", "OUT.html", "--unfolded"),
    ("report", "hard.json", "-o", "OUT.html", "--unfolded"),
    ("report", "pinned.json", "-o", "OUT.xlsx"), ("verify", "pinned.json"),
    ("diagnose", "DAY", *KIN, "--pin", "C-5=X"),
    ("diagnose", "DAY", *KIN, "--pin", "C-5=X", "--format", "json"),
)


def _said(day: Path, args: Sequence[str], out: Path, *more: str) -> str:
    named = {"DAY": str(day)}
    given = [named.get(arg, str(out / arg) if arg.startswith("OUT.")
                       else str(day / arg) if arg.endswith(".json") else arg) for arg in args]
    found = run(*given, *more)
    assert "Traceback" not in found.err
    files = [file.read_bytes() for file in out.iterdir()]
    assert all(leaks(text) == [] for text in files) or more
    return found.out + found.err + "".join(
        text.decode("utf-8", "replace") for text in files)


@pytest.mark.landing
@pytest.mark.parametrize("args", one_in(
    2, ASKED, also=[("explain", "hard.json", "--format", "csv"),
                ("report", "hard.json", "-o", "OUT.html", "--unfolded")], alone=True), ids=" ".join)
def test_no_relation_by_a_hidden_case_is_told(
    office: Path, tmp_path: Path, args: Sequence[str]
) -> None:
    said = _said(office, args, tmp_path)
    assert leaks(said) == []
    assert [one for one in TELLING if one in said] == []


@pytest.mark.landing
def test_whoever_is_named_is_told(office: Path, tmp_path: Path) -> None:
    args = ("explain", "pinned.json", "--case", "C-5")
    assert "holds a case of the family" in _said(office, args, tmp_path, "--seen-by", "V")
    hard = ("explain", "hard.json", "--case", "C-5", "--why-not", "Z")
    assert "does not know the family" in _said(office, hard, tmp_path, "--seen-by", "V")


@pytest.mark.landing
def test_a_relation_by_a_case_everybody_may_see_is_told(office: Path, tmp_path: Path) -> None:
    day = tmp_path / "day"
    day.mkdir()
    for name in ("instance.toml", "cases.csv", "caseworkers.csv", "caseload.csv"):
        text = (office / name).read_text(encoding="utf-8")
        (day / name).write_text(
            text + "H-3,modtagelse,enkel,Y,1,F-KIN,,,,\n" * (name == "caseload.csv"),
            encoding="utf-8")
    found = run("solve", day, "--pin", "C-5=X", "--format", "json")
    row = next(one for one in json.loads(found.out)["assignments"] if one["case"] == "C-5")
    assert row["passed_over"] == [{"caseworker": "Y", "relation": "family_caseworker"}]


@pytest.mark.landing
def test_a_lot_of_a_hidden_case_is_neither_drawn_nor_not_drawn(office: Path) -> None:
    rows = json.loads(run("solve", office, "--format", "json").out)["assignments"]
    assert {row["tied"] for row in rows if row["case"].startswith("restricted-")} == {None}
    assert {row["tied"] for row in rows if row["case"].startswith("C-")} <= {True, False}
