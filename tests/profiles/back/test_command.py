"""`assigner export PLAN -o FILE`: plans of new cases and of staff changes, and what is told."""

import json
from pathlib import Path

import pytest

import assigner
from tests.cli.runner import run
from tests.profiles.back.sent import facts_of
from tests.profiles.back.test_office import CASES, OFFICE
from tests.profiles.office import STAFF, exported

STAFF_OF_FIVE = STAFF + """\
DIA;Dina;Årup;Team Modtag;8.658;1.3.19;
EVA;Eva;Bang;Team Undersøg;9.620;1.2.2014;
FIN;Finn;Dahl;Team Foranst;7.215;12.10.2015;
"""


@pytest.fixture
def day(tmp_path: Path) -> Path:
    return exported(tmp_path / "day", cases=CASES, staff=STAFF_OF_FIVE, profile=OFFICE)


def planned(day: Path, *command: object) -> tuple[Path, dict[str, list[dict[str, str]]]]:
    plan = day.parent / "plan.json"
    name, *more = command
    ran = run(name, day, *more, "--profile", "office", "-o", plan)
    assert ran.code == 0, ran.err
    return plan, json.loads(plan.read_text())


def carried(day: Path, file: Path) -> dict[str, tuple[str, str, str]]:
    """Case -> caseworker, co-worker, end of cover, as the file reads in the export's place."""
    (day / "sager.csv").write_bytes(file.read_bytes())
    facts = facts_of(day, day / "office.toml")
    assert facts.cases == ()
    return {case.id: (case.caseworker, case.co_caseworker, str(case.cover_until or ""))
            for case in facts.caseload}


@pytest.mark.landing
def test_new_cases(day: Path) -> None:
    plan, said = planned(day, "solve")
    ran = run("export", plan, "-o", day.parent / "ud.csv")
    assert ran.code == 0, ran.err
    assert "ud.csv: 2 decisions, proposed: no ledger holds this plan." in ran.err
    assert carried(day, day.parent / "ud.csv") == {
        row["case"]: (row["caseworker"], row["co_caseworker"] or "", "")
        for row in said["assignments"]}


@pytest.mark.landing
def test_a_committed_plan_says_so(day: Path, tmp_path: Path) -> None:
    plan, _ = planned(day, "solve")
    ledger = tmp_path / "log.db"
    assert run("commit", plan, "--by", "Mette", "--ledger", ledger).code == 0
    ran = run("export", plan, "-o", tmp_path / "ud.csv", "--ledger", ledger)
    assert "ud.csv: 2 decisions, committed by Mette as number 1." in ran.err


@pytest.mark.landing
def test_a_pinned_case_goes_to_whom_it_is_pinned(day: Path) -> None:
    plan, _ = planned(day, "solve", "--pin", "1001=EVA")
    assert run("export", plan, "-o", day.parent / "ud.csv").code == 0
    assert carried(day, day.parent / "ud.csv")["1001"][0] == "EVA"


def test_a_case_that_nobody_takes_stays_as_it_is(day: Path) -> None:
    forbids = [f"--forbid=1001={who}" for who in ("CHR", "EVA")]
    plan, said = planned(day, "solve", *forbids)
    assert [row["case"] for row in said["unassigned"]] == ["1001"]
    ran = run("export", plan, "-o", day.parent / "ud.csv")
    assert "1 case has nobody: nothing is written of it." in ran.err
    assert carried(day, day.parent / "ud.csv").keys() == {"1002"}


@pytest.mark.landing
@pytest.mark.parametrize("change", [
    ("--leaves", "BOT"), ("--absent", "BOT:2026-11-23..2026-12-04"),
    ("--absent", "BOT:2026-11-23..2026-12-04", "--cover-by", "FIN"),
], ids=["leaves", "absent", "stand-in"])
def test_staff_changes(day: Path, change: tuple[str, ...]) -> None:
    plan, said = planned(day, "rebalance", *change)
    moves = {row["case"]: (row["to"], row["cover_until"] or "") for row in said["moves"]}
    assert moves
    ran = run("export", plan, "-o", day.parent / "ud.csv")
    assert ran.code == 0, ran.err
    found = carried(day, day.parent / "ud.csv")
    assert {case: (found[case][0], found[case][2]) for case in moves} == moves


def test_what_is_for_later_goes_back_on_its_day(day: Path) -> None:
    plan, said = planned(day, "rebalance", "--leaves", "BOT:2026-12-01", "--absent",
                         "ANM:2026-11-25..2026-11-27", "--max-moves", "0")
    file = day.parent / "ud.csv"
    own = {row["case"] for row in said["assignments"]} - {row["case"] for row in said["moves"]}
    ran = run("export", plan, "-o", file)
    assert "--on 2026-11-25 writes the next of them, on that day." in ran.err
    assert carried(day, file).keys() == own
    for on, holder, until in (("2026-11-25", "ANM", "2026-11-27"), ("2026-12-01", "BOT", "")):
        agreed = {row["case"]: (row["to"], until) for row in said["moves"] if row["from"] == holder}
        assert agreed
        exported(day, cases=CASES, staff=STAFF_OF_FIVE, profile=OFFICE)
        ran = run("export", plan, "-o", file, "--on", on)
        assert ran.code == 0, ran.err
        found = carried(day, file)
        assert {case: (who, end) for case, (who, _, end) in found.items()} == agreed


def test_the_plans_own_day_may_be_named(day: Path) -> None:
    plan, _ = planned(day, "solve")
    own, named = day.parent / "own.csv", day.parent / "named.csv"
    assert run("export", plan, "-o", own).code == 0
    ran = run("export", plan, "-o", named, "--on", "2026-11-23")
    assert ran.code == 0, ran.err
    assert named.read_bytes() == own.read_bytes()


def test_a_day_for_which_nothing_is_decided(day: Path) -> None:
    plan, _ = planned(day, "rebalance", "--leaves", "BOT:2026-12-01", "--max-moves", "0")
    for on, told in (
        ("2026-11-24", "decides nothing for 2026-11-24: there is nothing to write. It does for "
                       "2026-12-01: write that with --on 2026-12-01."),
        ("2026-12-02", "decides nothing for 2026-12-02: there is nothing to write."),
        ("2026-11-20", f"2026-11-20 is before the day of {plan}, 2026-11-23."),
    ):
        ran = run("export", plan, "-o", day.parent / "ud.csv", "--on", on)
        assert ran.code == 1
        assert told in ran.err


@pytest.mark.landing
def test_an_override_goes_back_as_it_was_decided(day: Path, tmp_path: Path) -> None:
    plan, said = planned(day, "solve")
    had = next(row["caseworker"] for row in said["assignments"] if row["case"] == "1001")
    other = "EVA" if had != "EVA" else "CHR"
    ran = run("override", plan, "--pin", f"1001={other}", "--by", "Ulla", "--reason", "knows them",
              "--yes", "--ledger", tmp_path / "log.db", "-o", tmp_path / "new.json")
    assert ran.code == 0, ran.err
    ran = run("export", tmp_path / "new.json", "-o", tmp_path / "ud.csv", "--uncommitted")
    assert ran.code == 0, ran.err
    assert b"knows them" not in (tmp_path / "ud.csv").read_bytes()
    assert carried(day, tmp_path / "ud.csv")["1001"][0] == other


def test_nothing_is_left_beside_the_file_and_a_missing_folder_is_told(
    day: Path, tmp_path: Path
) -> None:
    plan, _ = planned(day, "solve")
    (tmp_path / "out").mkdir()
    assert run("export", plan, "-o", tmp_path / "out" / "ud.csv").code == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["ud.csv"]
    ran = run("export", plan, "-o", tmp_path / "nowhere" / "ud.csv")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "nowhere" in ran.err


def test_the_export_itself_is_never_written_over(day: Path) -> None:
    plan, _ = planned(day, "solve")
    before = (day / "sager.csv").read_bytes()
    ran = run("export", plan, "-o", day / ".." / "day" / "sager.csv")
    assert ran.code == 1
    assert "is the export that the day was read from" in ran.err
    assert (day / "sager.csv").read_bytes() == before


def test_a_profile_that_is_not_there_is_told_as_that(day: Path, tmp_path: Path) -> None:
    plan, _ = planned(day, "solve")
    ran = run("export", plan, "--profile", "ofice", "-o", tmp_path / "ud.csv")
    assert ran.code == 1
    assert 'ofice: There is no such profile. Write "office" if that is meant. [E170]' in ran.err


@pytest.mark.landing
def test_the_library_writes_the_same_file(day: Path, tmp_path: Path) -> None:
    plan, _ = planned(day, "solve")
    assert run("export", plan, "-o", tmp_path / "ud.csv").code == 0
    assert assigner.load_plan(plan).export(tmp_path / "ours.csv") == ()
    assert (tmp_path / "ours.csv").read_bytes() == (tmp_path / "ud.csv").read_bytes()


@pytest.mark.landing
def test_a_workbook_of_a_csv_is_the_same_table(day: Path) -> None:
    plan, _ = planned(day, "solve")
    assert run("export", plan, "-o", day.parent / "ud.xlsx").code == 0
    assert run("export", plan, "-o", day.parent / "ud.csv").code == 0
    import pandas as pd  # noqa: PLC0415  # here alone

    book = pd.read_excel(day.parent / "ud.xlsx", dtype=str, engine="calamine").fillna("")
    text = pd.read_csv(day.parent / "ud.csv", sep=";", encoding="cp1252", dtype=str).fillna("")
    assert book.equals(text)


def test_what_it_cannot_do_is_told_before_anything_is_written(day: Path, tmp_path: Path) -> None:
    plan, _ = planned(day, "solve")
    for name, code in (("ud.pdf", 1), ("ud", 1)):
        ran = run("export", plan, "-o", tmp_path / name)
        assert ran.code == code
        assert "must end in .csv" in ran.err
        assert not (tmp_path / name).exists()
    assert run("export", plan, "--without", "assigned").code == 2


@pytest.mark.landing
def test_a_day_read_without_a_profile_has_no_way_back(nordby: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assigner.read(nordby).solve(seconds=1).save(plan)
    ran = run("export", plan, "-o", tmp_path / "ud.csv")
    assert ran.code == 1
    assert "was read without a profile" in ran.err
    ran = run("export", plan, "--letters", tmp_path / "breve", "--lists", tmp_path / "lister",
              "-o", tmp_path / "ud.csv", "--uncommitted")
    told = " ".join(ran.err.split())
    assert "Nothing was written. Next: leave -o out, or name the profile" in told
    assert "makes a plan" not in told
    assert not any((tmp_path / name).exists() for name in ("breve", "lister", "ud.csv"))
