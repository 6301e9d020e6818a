"""Reductions and absences kept in the browser: written as the office writes them."""

import csv
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest

from assigner.api.day import open_day
from assigner.api.workbook import write_day
from assigner.instance import Caseworker
from tests.cli.runner import run
from tests.profiles.office import CASES, PROFILE, STAFF
from tests.web.house import Browser, house
from tests.web.register import REDUCTIONS, registered
from tests.web.test_check import day_of


def person(browser: Browser, who: str) -> Caseworker:
    return open_day(day_of(browser.served), None, {}).require()[0].people[who]


@pytest.fixture
def lene(ulla: Browser) -> Browser:
    registered(day_of(ulla.served))
    return ulla


def test_a_reduction_is_put_in_and_the_command_line_reads_the_same(ulla: Browser) -> None:
    day = day_of(ulla.served)
    ulla.get("/people/V/reductions")
    page = ulla.send("/people/V/reductions/keep", act="keep", reason="vejleder", percent="20", **{
        "from": "2026-11-23", "to": "2027-01-31", "note": "=aftalt, 3. nov."})
    assert page.url.path == "/people/V"
    assert "7.4 (20 %)" in page.text
    assert "The proposal no longer fits the day" in page.text
    assert "put in reason vejleder" in page.text
    assert "Ulla Hansen" in page.text
    (one,) = person(ulla, "V").reductions
    assert (one.reason, one.percent, one.note) == ("vejleder", 20, "=aftalt, 3. nov.")
    assert run("check", day).code == 0
    weeks = csv.DictReader(StringIO(run("ahead", day, "--format", "csv").out))
    told = next(row for row in weeks if row["caseworker"] == "V")["capacity_hours"]
    assert f"{float(told):.1f}" in page.text
    assert "The day has changed since its proposal was made" in ulla.get("/plan").text


@pytest.mark.landing
def test_all_else_in_the_file_stays_as_it_was(lene: Browser) -> None:
    file = day_of(lene.served) / "reductions.csv"
    lene.get("/people/Y/reductions?row=2")
    assert 'value="2026-12-05"' in lene.page.text
    assert 'value="bordet-fanger"' in lene.page.text
    page = lene.send("/people/Y/reductions/keep", act="keep", row="2", **{
        "reason": "tillidshverv-hemmelig", "hours": "7,4", "percent": "", "from": "2026-09-01",
        "to": "2026-12-31", "note": "bordet-fanger"})
    assert page.url.path == "/people/Y"
    assert file.read_bytes() == REDUCTIONS.replace("05-12-2026", "31-12-2026").encode("cp1252")
    assert "last day 2026-12-05 → 2026-12-31" in page.text
    lene.get("/people/V/reductions?row=3")
    lene.send("/people/V/reductions/keep", act="out", row="3", reason="x")
    lines = REDUCTIONS.replace("05-12-2026", "31-12-2026").splitlines(keepends=True)
    assert file.read_bytes() == "".join(lines[:2] + lines[3:]).encode("cp1252")
    assert "taken out reason vejleder-skjult" in lene.page.text


def test_an_absence_is_put_in_and_ended_with_today(lene: Browser) -> None:
    lene.get("/people/V/absences")
    lene.send("/people/V/absences/keep", act="keep", kind="kursus", **{"from": "2026-11-20"})
    assert lene.page.url.path == "/people/V"
    assert not person(lene, "V").employed(open_day(day_of(lene.served), None, {}).date)
    page = lene.get("/people/V/absences?row=3")
    assert "End it with today" in page.text
    lene.send("/people/V/absences/keep", act="end", row="3", kind="kursus", **{
        "from": "2026-11-20"})
    (one,) = person(lene, "V").absences
    assert str(one.last) == "2026-11-23"


WRONG = (
    ("reductions", {"reason": "x", "hours": "mange"}, "hours", "is not a number"),
    ("reductions", {"reason": "x", "hours": "80"}, "hours", "out of range"),
    ("reductions", {"reason": "x", "hours": "2", "percent": "5"}, "percent", "Keep one of them"),
    ("reductions", {"reason": "x"}, "reason", "Neither hours nor percent"),
    ("reductions", {"hours": "2"}, "reason", "required"),
    ("reductions", {"reason": "x", "hours": "2", "from": "soon"}, "from", "is not a date"),
    ("reductions", {"reason": "x", "hours": "2", "from": "2027-01-01", "to": "2026-01-01"}, "to",
     "before it begins"),
    ("reductions", {"reason": "x", "hours": "2", "note": "010190-1234"}, "note",
     "civil registration number"),
    ("absences", {"to": "2026-12-01"}, "from", "required"),
    ("absences", {"from": "1/2"}, "from", "is not a date"),
)


@pytest.mark.landing
@pytest.mark.parametrize(("register", "said", "field", "words"), WRONG)
def test_a_fault_is_told_beside_its_field_and_nothing_is_written(
    lene: Browser, register: str, said: dict[str, str], field: str, words: str
) -> None:
    files = {file: file.read_bytes() for file in day_of(lene.served).iterdir()}
    lene.get(f"/people/V/{register}")
    page = lene.send(f"/people/V/{register}/keep", act="keep", **said)
    assert page.status_code == 422
    error = page.text.split(f'id="{field}-error">')[1].split("</p>")[0]
    assert words in error
    assert "010190-1234" not in error
    for key, text in said.items():
        assert f'value="{text}"' in page.text, key
    assert {file: file.read_bytes() for file in day_of(lene.served).iterdir()} == files


@pytest.mark.landing
def test_a_word_of_health_is_looked_at_before_it_is_written(lene: Browser) -> None:
    said = {"act": "keep", "from": "2026-12-01", "kind": "operation"}
    lene.get("/people/V/absences")
    page = lene.send("/people/V/absences/keep", **said)
    assert page.status_code == 422
    assert "of somebody&#39;s health" in page.text
    assert person(lene, "V").absences == ()
    assert lene.send("/people/V/absences/keep", heard="yes", **said).url.path == "/people/V"
    assert len(person(lene, "V").absences) == 1


@pytest.mark.landing
def test_a_stale_form_is_shown_again_with_what_was_typed(lene: Browser) -> None:
    other = Browser(lene.served, "Lene")
    other.get("/people/Y/absences")
    lene.get("/people/V/absences")
    lene.send("/people/V/absences/keep", act="keep", **{"from": "2026-12-01"})
    late = other.send("/people/Y/absences/keep", act="keep", kind="<i>kursus", **{
        "from": "2026-12-02"})
    assert late.status_code == 409
    assert "Something has changed" in late.text
    assert 'value="2026-12-02"' in late.text
    assert 'value="&lt;i&gt;kursus"' in late.text
    assert len(person(lene, "Y").absences) == 1


def test_nobody_elses_row_is_changed_and_none_twice(lene: Browser) -> None:
    lene.get("/people/V/reductions?row=2")
    assert "bordet-fanger" not in lene.page.text
    page = lene.send("/people/V/reductions/keep", act="out", row="2")
    assert page.status_code == 422
    assert "no such row" in page.text
    lene.get("/people/Y/absences")
    again = lene.send("/people/Y/absences/keep", act="keep", **{
        "from": "2026-12-21", "to": "2026-12-28"})
    assert "stands there already" in again.text
    assert (day_of(lene.served) / "reductions.csv").read_bytes() == REDUCTIONS.encode("cp1252")


def refused(browser: Browser, words: str, who: str = "V") -> None:
    """No form is shown, one that is sent all the same is refused, and both say why."""
    page = browser.get(f"/people/{who}/reductions")
    assert words in page.text
    assert 'name="hours"' not in page.text
    browser.get("/staff-change")
    sent = browser.send(f"/people/{who}/reductions/keep", act="keep", reason="x", hours="2")
    assert words in sent.text
    assert person(browser, who).reductions == ()


@pytest.mark.landing
def test_a_signed_day_stays_as_it_was_signed(ulla: Browser) -> None:
    ulla.get("/commit")
    ulla.send("/commit")
    refused(ulla, "Today is signed, and what it was decided on stays as it is")


def test_a_workbook_is_not_written_to_and_what_to_do_is_told(ulla: Browser) -> None:
    day = day_of(ulla.served)
    facts, policy = open_day(day, None, {}).require()
    for file in day.iterdir():
        file.unlink()
    write_day(day / "instance.xlsx", facts, policy, danish=False)
    refused(ulla, "Put the row into its sheet &#34;reductions&#34;")


@pytest.mark.landing
def test_an_export_is_not_written_to_and_what_to_do_is_told(tmp_path: Path) -> None:
    day = tmp_path / "office" / "2026-11-20"
    day.mkdir(parents=True)
    (day / "profile.toml").write_text(PROFILE, encoding="utf-8")
    (day / "instance.toml").write_text(
        'date = 2026-11-20\nmodel = "danish-child-welfare"\nprofile = "profile.toml"\n',
        encoding="utf-8")
    (day / "medarbejdere.csv").write_text(STAFF, encoding="utf-8")
    (day / "sager.csv").write_text(CASES, encoding="utf-8")
    browser = Browser(house(day.parent, tmp_path / "ledger.db"))
    who = open_day(day, None, {}).require()[0].caseworkers[0].id
    refused(browser, "another system&#39;s export, which is not written to", who)


def test_hostile_contents_are_text(lene: Browser) -> None:
    hostile = "<script>alert(1)</script>"
    lene.get("/people/V/reductions")
    page = lene.send("/people/V/reductions/keep", act="keep", reason=hostile, hours="2")
    assert page.status_code == 200
    assert hostile not in page.text
    assert "&lt;script&gt;" in page.text
    lene.get("/people/V/absences")
    long = lene.send("/people/V/absences/keep", act="keep", kind="x" * 100_000, **{
        "from": "2026-12-01"})
    assert long.status_code == 422
    assert "signs" in long.text


def test_a_models_own_reasons_are_chosen_from_its_list(tmp_path: Path) -> None:
    day = tmp_path / "office" / "2026-11-23"
    day.mkdir(parents=True)
    for name, text in {
        "instance.toml": 'date = 2026-11-23\nmodel = "probation-england"\n',
        "caseworkers.csv": "id,team,weekly_hours\nA,pdu,37\nB,pdu,37\n",
        "cases.csv": "id,phase,complexity\n", "caseload.csv": "id,phase,complexity,caseworker\n",
    }.items():
        (day / name).write_text(text, encoding="utf-8")
    browser = Browser(house(day.parent, tmp_path / "ledger.db"))
    page = browser.get("/people/A/reductions").text
    assert '<option value="phased_return_to_work">Phased Return to Work</option>' in page
    sent = browser.send("/people/A/reductions/keep", act="keep", reason="nonsense", hours="2")
    assert "is not a reason of the model" in sent.text.split('id="reason-error">')[1][:200]
    assert '<option value="nonsense" selected>' in sent.text
    sent = browser.send("/people/A/reductions/keep", act="keep", reason="phased_return_to_work",
                        hours="7.5")
    assert sent.url.path == "/people/A"
    assert "Phased Return to Work" in sent.text
    assert (day / "reductions.csv").read_text(encoding="utf-8") == (
        "caseworker,reason,hours,percent,from,to,note\nA,phased_return_to_work,7.5,,,,\n")


@pytest.mark.landing
def test_two_who_write_at_once_lose_nothing_and_one_is_told(lene: Browser) -> None:
    other = Browser(lene.served, "Lene")
    for number in range(5):
        before = len(person(lene, "V").absences)
        said = [{"act": "keep", "from": f"2027-{month:02}-0{number + 1}",
                 "to": f"2027-{month:02}-0{number + 1}"} for month in (1, 2)]
        for browser in (lene, other):
            browser.get("/people/V/absences")
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(
                lambda pair: pair[0].send("/people/V/absences/keep", **pair[1]).status_code,
                zip((lene, other), said, strict=True)))
        assert sorted(answers) == [200, 409]
        assert len(person(lene, "V").absences) == before + 1
