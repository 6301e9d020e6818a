"""A handover decided for the 15th happens on the 15th, whichever way tomorrow is made."""

from pathlib import Path

import pytest

from tests.faults.days import HERE, done, held, next_day, solved

DAY = HERE / "next-loses-dated-handover" / "day"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 23rd rebalanced and committed; the 24th with a new case, solved and committed."""
    root = tmp_path_factory.mktemp("days")
    plan = ("rebalance", DAY, "--leaves", "A:2026-12-15", "--max-moves", 0, "-o", root / "o.json")
    done(*plan)
    done("commit", root / "o.json", "--by", "J", "--instance", DAY, "--ledger", root / "L.db")
    next_day(root / "o.json", root / "n1", "2026-11-24", DAY)
    cases = root / "n1" / "cases.csv"
    header = cases.read_text(encoding="utf-8").strip()
    values = {"id": "N2", "family": "F10", "phase": "measures", "complexity": "simple"}
    row = ",".join(values.get(key, "") for key in header.split(","))
    cases.write_text(f"{header}\n{row}\n", encoding="utf-8")
    solved(root / "n1")
    done("commit", root / "n1.json", "--by", "J", "--instance", root / "n1",
         "--ledger", root / "L.db")
    return root


@pytest.mark.landing
@pytest.mark.parametrize(("source", "instance"), [
    ("o.json", DAY), ("n1.json", Path("n1")), ("L.db", Path("n1")),
])
def test_it_happens_with_its_co_workers(
    root: Path, tmp_path: Path, source: str, instance: Path
) -> None:
    found = held(next_day(root / source, tmp_path / "n", "2026-12-16", root / instance))
    seats = {case: (row["caseworker"], row["co_caseworker"]) for case, row in found.items()}
    assert (seats["O1"], seats["O2"], seats["O5"]) == (("B", ""), ("B", "C"), ("B", "C"))
    assert found["O1"]["assigned"] == found["O2"]["assigned"] == "2026-12-15"
    assert not (tmp_path / "n" / "agreed.csv").exists()


@pytest.mark.landing
def test_from_a_folder_made_by_hand_the_ledger_knows(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "by-hand"
    folder.mkdir()
    for file in (root / "n1").iterdir():
        if file.name != "agreed.csv":
            (folder / file.name).write_bytes(file.read_bytes())
    solved(folder)
    done("commit", tmp_path / "by-hand.json", "--by", "J", "--instance", folder,
         "--ledger", root / "L.db", "--replaces", "2")
    found = held(next_day(root / "L.db", tmp_path / "n", "2026-12-16", folder))
    assert (found["O1"]["caseworker"], found["O5"]["co_caseworker"]) == ("B", "C")


def test_until_then_it_is_told_and_checked(root: Path, tmp_path: Path) -> None:
    ran = done("next", root / "n1.json", "-o", tmp_path / "n", "--instance", root / "n1",
               "--day", "2026-11-25")
    assert "Decided for 2026-12-15: " in ran.out
    assert "O1 from A to B" in ran.out
    assert "C assists in O5" in ran.out
    rows = (tmp_path / "n" / "agreed.csv").read_text(encoding="utf-8")
    assert rows.startswith("on,what,case,caseworker,to\n2026-12-15,co_worker,O2,B,C\n")
    checked = done("check", tmp_path / "n").out
    assert "0 errors, 0 warnings" in checked
    assert "Decided for 2026-12-15: " in checked
    assert "O1 from A to B" in checked


def test_what_cannot_happen_is_told(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    folder.mkdir()
    for file in (root / "n1").iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "caseload.csv":
            rows = [row.replace(",A,,2026-01-10", ",C,,2026-11-24") if row.startswith("O1,")
                    else row for row in text.splitlines()]
            text = "\n".join(rows) + "\n"
        (folder / file.name).write_text(text, encoding="utf-8")
    told = done("check", folder).out
    assert 'agreed.csv:4 C "case": C holds the case, not A.' in told
    ran = done("next", solved(folder), "-o", tmp_path / "n", "--instance", folder)
    assert "can no longer happen" in ran.out
    assert "O1 from A to B" in ran.out.split("can no longer happen")[1]
