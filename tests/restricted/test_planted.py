"""Planted secrets through the commands and pages: found only where the table of docs says."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assigner.veil import NOT_SHOWN
from assigner.web.api.call import ROOT
from assigner.web.api.table import TABLE
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.cli.runner import run
from tests.draws import looped
from tests.restricted.planted import CASES, OPEN, leaks, small
from tests.web.api.program import Program
from tests.web.api.test_roles import PLACES
from tests.web.house import HEADER, ORIGIN, house
from tests.web.test_roles import PARTS

SHOWN: Sequence[Sequence[str]] = (
    ("check", "DAY"), ("check", "DAY", "--format", "json"),
    ("solve", "DAY"), ("solve", "DAY", "--lang", "da"), ("solve", "DAY", "--format", "json"),
    ("solve", "DAY", "--format", "csv"), ("solve", "DAY", "--format", "xlsx", "-o", "OUT.xlsx"),
    ("solve", "DAY", "--format", "json", "--pin", "restricted-1=Z"),
    ("solve", "DAY", "--pin", "restricted-1=Z"),
    ("verify", "PLAN"), ("explain", "PLAN", "--case", "C-2"), ("explain", "PLAN", "--fairness"),
    ("explain", "PLAN", "--worker", "Y"), ("explain", "PLAN", "--worker", "Y", "--format", "json"),
    ("explain", "PLAN", "--case", "restricted-1"),
    ("report", "PLAN", "-o", "OUT.html"), ("report", "PLAN", "-o", "BOOK.xlsx"),
    ("report", "PLAN", "-o", "OWN.html", "--audience", "worker", "--as", "Z"),
    ("diagnose", "DAY"), ("diagnose", "DAY", "--format", "json"),
    ("rebalance", "DAY", "--leaves", "Y:2026-11-30"),
    ("rebalance", "DAY", "--leaves", "Y:2026-11-30", "--format", "json"),
    ("receivers", "DAY", "--leaves", "Y:2026-11-30", "--among", "V", "--among", "Z"),
    ("diff", "PLAN", "OTHER"), ("ahead", "DAY"), ("ahead", "DAY", "--format", "json"),
    ("log", "--ledger", "LEDGER"), ("log", "--ledger", "LEDGER", "--format", "json"),
    ("log", "verify", "--ledger", "LEDGER"), ("handover", "--ledger", "LEDGER"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A solved and committed day, and what staff changes came to; nobody changes them."""
    root = tmp_path_factory.mktemp("restricted")
    day = small(root / "2026-11-23")
    assert run("solve", day, "-o", day / "plan.json").code == 0
    leaves = ("rebalance", day, "--leaves", "Y:2026-11-30", "-o", root / "other.json")
    assert run(*leaves).code == 0
    done = run("commit", day / "plan.json", "--by", "Ulla", "--ledger", root / "ledger.db")
    assert done.code == 0
    assert leaks(done.out + done.err) == []
    return root


def _args(office: Path, args: Sequence[str], out: Path) -> list[str]:
    named = {"DAY": office / "2026-11-23", "PLAN": office / "2026-11-23" / "plan.json",
             "OTHER": office / "other.json", "LEDGER": office / "ledger.db"}
    return [str(named.get(arg, out / arg if arg.partition(".")[0].isupper() and "." in arg
                          else arg)) for arg in args]


@pytest.mark.parametrize("args", looped(24, SHOWN, alone=True), ids=" ".join)
def test_nothing_that_is_shown_holds_a_secret(
    office: Path, tmp_path: Path, args: Sequence[str]
) -> None:
    found = run(*_args(office, args, tmp_path))
    typed = [arg for arg in args if "ZEBRA" in arg]
    assert "Traceback" not in found.err
    assert [one for one in leaks(found.out + found.err) if not typed or one != "ZEBRA"] == []
    for file in tmp_path.iterdir():
        assert leaks(file.read_bytes()) == [], file.name


@pytest.mark.landing
def test_the_case_is_known_to_exist_and_who_has_it(office: Path) -> None:
    found = run("solve", office / "2026-11-23", "--format", "json")
    assert '"case": "restricted-' in found.out
    assert str(NOT_SHOWN) in found.out
    danish = run("solve", office / "2026-11-23", "--lang", "da").out
    assert "skærmet-" in danish


@pytest.mark.landing
def test_who_is_named_sees_it(office: Path) -> None:
    plan = office / "2026-11-23" / "plan.json"
    assert run("explain", plan, "--case", "ZEBRA-1").code == 2
    seen = run("explain", plan, "--case", "ZEBRA-1", "--seen-by", "V")
    assert seen.code == 0
    assert "ZEBRA-1" in seen.out
    assert run("explain", plan, "--case", "ZEBRA-2", "--seen-by", "V").code == 2


@pytest.mark.landing
def test_what_machines_carry_on_with_is_whole(office: Path, tmp_path: Path) -> None:
    plan = office / "2026-11-23" / "plan.json"
    assert all(case in plan.read_text(encoding="utf-8") for case in CASES)
    assert run("verify", plan, "--seen-by", "V").code == 0
    told = run("next", plan, "-o", tmp_path / "next", "--ledger", office / "ledger.db")
    assert told.code == 0
    assert leaks(told.out + told.err) == []
    held = (tmp_path / "next" / "caseload.csv").read_text(encoding="utf-8")
    assert all(case in held for case in CASES if case != "ZEBRA-3")
    assert "V|Y" in held


def test_who_leaves_hands_them_only_to_those_named(office: Path) -> None:
    plan = json.loads((office / "other.json").read_text(encoding="utf-8"))
    moved = {row["case"]: row["to"] for row in plan["moves"]}
    assert {to for case, to in moved.items() if case in CASES} <= {"V", None}
    assert set(OPEN) <= moved.keys() | {row["case"] for row in plan["stays"]} | {
        row["case"] for row in plan["unassigned"]}


@pytest.mark.landing
def test_letters_tell_each_of_her_own(office: Path, tmp_path: Path) -> None:
    folders = [part for name in ("letters", "lists", "ics")
               for part in (f"--{name}", tmp_path / name)]
    told = run("export", office / "2026-11-23" / "plan.json", "--ledger", office / "ledger.db",
               *folders)
    assert told.code == 0
    assert leaks(told.out + told.err) == []
    whose = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")
             if leaks(file.read_bytes())}
    assert whose
    assert {name.rpartition("/")[2].partition(".")[0] for name in whose} <= {"V", "Y"}


@pytest.fixture(scope="module")
def served(office: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The office behind a sign-in: every role for nobody who is named, and V."""
    people = {role.value: Member(role.value, frozenset({role}), "Z") for role in WorkRole}
    people |= {"v": Member("Vera", frozenset({WorkRole.COORDINATOR}), "V")}
    ledger = tmp_path_factory.mktemp("ledger") / "ledger.db"
    return house(office, ledger, SignIn(HEADER, "testclient", people))


def _address(path: str, case: str) -> str:
    for part, value in {**PARTS, "{case}": case}.items():
        path = path.replace(part, value)
    return path


def _asked(client: TestClient, page: str) -> None:
    """An address with an ordinary case and with a label; once asked for, then worked out."""
    for path in {_address(page, "C-2"), _address(page, "restricted-1")}:
        for _ in range(2):
            assert leaks(client.get(path).content) == [], path


@pytest.mark.landing
@pytest.mark.parametrize("role", [
    WorkRole.COORDINATOR, *(pytest.param(role, marks=pytest.mark.long) for role in WorkRole
                            if role is not WorkRole.COORDINATOR)])
def test_no_page_holds_a_secret(served: House, role: WorkRole) -> None:
    client = TestClient(served.app, base_url=ORIGIN, headers={
        HEADER: role.value, "Accept-Language": "en"})
    for page in served.pages:
        _asked(client, page.path)
    assert client.get("/case/ZEBRA-1").status_code in {403, 404}


@pytest.mark.landing
@pytest.mark.parametrize("role", [
    WorkRole.COORDINATOR, *(pytest.param(role, marks=pytest.mark.long) for role in WorkRole
                            if role is not WorkRole.COORDINATOR)])
def test_no_answer_to_a_program_holds_a_secret(served: House, role: WorkRole) -> None:
    program = Program(served, "", **{HEADER: role.value})
    for way in TABLE:
        for case in ("C-2", "restricted-1", "ZEBRA-1"):
            path = ROOT + way.path
            for part, value in {**PLACES, "{case}": case, "{office}": program.office}.items():
                path = path.replace(part, value)
            found = program.call(way.method, path, **(
                {"json": {}} if way.method == "POST" else {}))
            assert leaks(found.content) == [], path


@pytest.mark.landing
def test_what_goes_out_of_a_signed_day_tells_whoever_fetches_it_no_more(office: Path) -> None:
    people = {user: Member(user, frozenset({WorkRole.COORDINATOR}), initials)
              for user, initials in (("ulla", "Z"), ("yrsa", "Y"))}
    signed = house(office, office / "ledger.db", SignIn(HEADER, "testclient", people))
    ulla, yrsa = (TestClient(signed.app, base_url=ORIGIN, headers={HEADER: user})
                  for user in people)
    for path in ("/commit", "/history", "/history?case=ZEBRA-1", "/history/2026-11-23",
                 "/out/letters", "/out/lists", "/out/calendars", "/out/workbook", "/people/Y"):
        found = ulla.get(path)
        assert found.status_code == 200, path
        assert [one for one in leaks(found.content)
                if one != "ZEBRA" or "ZEBRA" not in path] == [], path
    assert "ZEBRA" in leaks(yrsa.get("/out/letters").content)
    assert "ZEBRA" in leaks(yrsa.get("/people/Y").content)


def test_who_is_named_sees_the_page_of_her_case(served: House) -> None:
    client = TestClient(served.app, base_url=ORIGIN, headers={HEADER: "v"})
    assert "ZEBRA-1" in client.get("/plan").text
    assert client.get("/case/ZEBRA-1").status_code == 200
    assert client.get("/case/ZEBRA-2").status_code == 404


def test_a_label_leads_nowhere_and_its_page_says_why(served: House) -> None:
    client = TestClient(served.app, base_url=ORIGIN, headers={HEADER: "coordinator"})
    plan = client.get("/plan").text
    assert "restricted-1" in plan
    assert 'href="/case/restricted-1"' not in plan
    page = client.get("/case/restricted-1")
    assert page.status_code == 404
    assert "This case is restricted" in page.text
    assert leaks(page.text) == []


@pytest.mark.landing
def test_a_pin_by_number_is_of_a_case_nobody_knows(office: Path) -> None:
    day = office / "2026-11-23"
    told = [run("solve", day, "--pin", f"{case}=Z") for case in ("ZEBRA-1", "NOPE-1")]
    assert [one.code for one in told] == [2, 2]
    known, unknown = (one.err.replace("ZEBRA-1", "…").replace("NOPE-1", "…") for one in told)
    assert known == unknown
    assert run("solve", day, "--seen-by", "V", "--pin", "ZEBRA-1=V").code != 2


@pytest.mark.landing
def test_the_table_of_why_not_has_no_row_of_them(office: Path, tmp_path: Path) -> None:
    table = tmp_path / "why.csv"
    assert run("solve", office / "2026-11-23", "-o", tmp_path / "plan.json",
               "--why-not-table", table).code == 0
    text = table.read_text(encoding="utf-8")
    assert "restricted" not in text
    assert leaks(text) == []
    assert text.count("\n") > 2
