"""What goes out of a decided day: letters, lists, calendars and packs, as readers get them."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assigner.api.export import file_name
from tests.cli.offices import write
from tests.cli.runner import run

CASELOAD = """id,phase,complexity,caseworker,co_caseworker,assigned,due,cover_until,cover_for
H-1,modtagelse,enkel,X,,2026-01-05,2026-12-04,,
H-2,modtagelse,kompleks,X,V,2026-02-05,,,
H-3,modtagelse,enkel,Y,,2026-02-05,,2026-12-10,Z
H-4,modtagelse,enkel,V,,2026-02-05,2026-11-20,,
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("outgoing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSIGNER_LEDGER", str(root / "ledger.db"))
        cases = {"C-1": {"due": "2026-11-30"}, "C-2": {"two_advisers": "ja"}, "C-3": {}}
        folder = write(root / "day", {}, cases)
        (folder / "caseload.csv").write_text(CASELOAD, encoding="utf-8")
        for command in (
            ("solve", folder, "-o", root / "plan.json", "--pin", "C-1=V"),
            ("commit", root / "plan.json", "--by", "Ulla"),
            ("rebalance", folder, "--leaves", "X:2026-12-01", "--max-moves", "0",
             "-o", root / "leaves.json"),
        ):
            done = run(*command)
            assert done.code == 0, done.err
        yield root


def sent(office: Path, to: Path, plan: str, *more: str) -> Path:
    done = run(*more, "export", office / plan, "--instance", office / "day", "--uncommitted",
               "--letters", to / "letters", "--lists", to / "lists", "--ics", to / "days",
               "--handover", to / "packs")
    assert done.code == 0, done.err
    return to


def events(file: Path) -> list[tuple[date, str]]:
    from ical.calendar_stream import IcsCalendarStream  # noqa: PLC0415  # here alone

    with file.open(encoding="utf-8") as text:
        found = IcsCalendarStream.calendar_from_ics(text.read())
    days = [(event.dtstart, str(event.summary)) for event in found.events]
    return sorted((on, words) for on, words in days if on is not None)


class Cells(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = tag in ("td", "th", "h3")
        if self.inside:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


@pytest.mark.landing
def test_a_calendar_opens_elsewhere_with_deadlines_and_cover(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "plan.json")
    assert (date(2026, 11, 30), "C-1: deadline") in events(to / "days" / "V.ics")
    assert events(to / "days" / "X.ics")[-1] == (date(2026, 12, 4), "H-1: deadline")
    assert (date(2026, 12, 10), "H-3: cover ends, back to Z") in events(to / "days" / "Y.ics")
    assert (date(2026, 12, 10), "H-3: back from Y, who covers it") in events(
        to / "days" / "Z.ics"
    )
    # A deadline that has passed is no day to remember.
    assert all("H-4" not in words for _, words in events(to / "days" / "V.ics"))


@pytest.mark.landing
def test_a_handover_of_a_later_day_is_in_both_calendars(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "leaves.json")
    days = events(to / "days" / "X.ics")
    # X is gone on the 1st: what is handed over is so on the last day at work before.
    gives = [words for on, words in days if on == date(2026, 11, 30)]
    assert len(gives) == 2
    assert not [words for on, words in days if on >= date(2026, 12, 1) and "handed" in words]
    for words in gives:
        case, receiver = words.split(": handed over to ")
        theirs = events(to / "days" / f"{receiver}.ics")
        assert (date(2026, 11, 30), f"{case}: handed over from X") in theirs
        assert (date(2026, 12, 1), f"{case}: yours from today") in theirs


@pytest.mark.landing
def test_the_same_plan_gives_the_same_calendars(office: Path, tmp_path: Path) -> None:
    first = sent(office, tmp_path / "first", "leaves.json")
    second = sent(office, tmp_path / "second", "leaves.json")
    for file in (first / "days").iterdir():
        assert file.read_bytes() == (second / "days" / file.name).read_bytes()


@pytest.mark.landing
def test_a_letter_and_a_list_say_the_same(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "plan.json")
    letters = {file.stem for file in (to / "letters").iterdir()}
    assert letters == {file.stem for file in (to / "lists").iterdir()}
    for reader in letters:
        with (to / "lists" / f"{reader}.csv").open(encoding="utf-8") as text:
            listed = {row["case"] for row in csv.DictReader(text)}
        cells = Cells((to / "letters" / f"{reader}.html").read_text(encoding="utf-8")).cells
        assert listed == {cell for cell in cells if cell[:2] in ("C-", "H-") and ":" not in cell}


@pytest.mark.landing
def test_nobody_hears_of_a_case_that_is_not_theirs(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "plan.json")
    plan = json.loads((office / "plan.json").read_text(encoding="utf-8"))
    theirs: dict[str, set[str]] = {}
    for row in plan["assignments"]:
        for reader in filter(None, (row["caseworker"], row["co_caseworker"])):
            theirs.setdefault(reader, set()).add(row["case"])
    assert any(row["co_caseworker"] for row in plan["assignments"])
    for folder in ("letters", "lists"):
        files = {file.stem: file.read_text(encoding="utf-8") for file in (to / folder).iterdir()}
        told = {reader: set(re.findall(r"C-\d", text)) for reader, text in files.items()}
        assert {reader: cases for reader, cases in told.items() if cases} == theirs


@pytest.mark.landing
def test_a_pack_has_a_checklist_for_each_case(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "leaves.json")
    (pack,) = (to / "packs").iterdir()
    text = pack.read_text(encoding="utf-8")
    assert pack.stem == "X"
    assert text.count("The family knows who takes over") == 2


@pytest.mark.landing
def test_in_danish(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "leaves.json", "--lang", "da")
    assert "Overdragelse" in (to / "packs" / "X.html").read_text(encoding="utf-8")
    assert any("overdrages til" in words for _, words in events(to / "days" / "X.ics"))


@pytest.mark.landing
def test_an_office_writes_its_own_letter(office: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.html").write_text("Kære {{ name }}{% for row in receives %}, "
                                          "{{ row.case }}{% endfor %}", encoding="utf-8")
    done = run("export", office / "plan.json", "--instance", office / "day", "--uncommitted",
               "--letters", tmp_path / "out", "--templates", tmp_path)
    assert done.code == 0, done.err
    assert (tmp_path / "out" / "V.html").read_text(encoding="utf-8") == "Kære Vera Viewer, C-1\n"


@pytest.mark.parametrize("template", [
    "{{ receives", "{{ nobody }}", "{{ ''.__class__.__mro__ }}", "{% include '/etc/passwd' %}",
    "{{ 1 / 0 }}", "{{ receives.append(1) }}",
])
def test_a_template_that_cannot_be_used_is_told_and_writes_nothing(
    office: Path, tmp_path: Path, template: str
) -> None:
    (tmp_path / "letter.html").write_text(template, encoding="utf-8")
    done = run("export", office / "plan.json", "--instance", office / "day", "--uncommitted",
               "--letters", tmp_path / "out", "--templates", tmp_path)
    assert (done.code, "letter.html" in done.err) == (1, True), done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


def test_what_was_replaced_goes_out_only_with_a_word(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(office / "ledger.db"))
    done = run("export", office / "leaves.json", "--instance", office / "day",
               "--letters", tmp_path / "out")
    assert done.code == 1
    assert "--uncommitted" in done.err
    assert not (tmp_path / "out").exists()


def test_nothing_asked_for_says_what_there_is(office: Path) -> None:
    done = run("export", office / "plan.json")
    assert done.code == 2
    assert "--letters" in done.err


def test_initials_of_every_kind_are_file_names() -> None:
    assert [file_name(each) for each in ("ANMØ", "a/b", "..", "Anne Sørensen", "a ")] == [
        "ANMØ", "a%2Fb", "%2E%2E", "Anne Sørensen", "a%20",
    ]


@pytest.mark.parametrize(("template", "told"), [
    ("line\n{% include 'letter.html' %}", "letter.html, line 2: it calls itself without end"),
    ("{% extends 'letter.html' %}", "letter.html, line 1: it calls itself without end"),
    ("\n\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
     "letter.html, line 3: it calls itself without end"),
    ("{{ 'a' * 10000000000000 }}", "letter.html, line 1: a result of * is too large"),
    ("{{ 9 ** 99999999 }}", "letter.html, line 1: a result of ** is too large"),
    ("\n{% import 'brev.html' as x %}", 'letter.html: there is no template "brev.html"'),
    ("one\n{{ nobody }}", "letter.html, line 2: 'nobody' is undefined"),
    ("one\ntwo\n{{ 1 / 0 }}", "letter.html, line 3: division by zero"),
])
def test_a_template_is_told_with_its_line(
    office: Path, tmp_path: Path, template: str, told: str
) -> None:
    (tmp_path / "letter.html").write_text(template, encoding="utf-8")
    done = run("export", office / "plan.json", "--instance", office / "day", "--uncommitted",
               "--letters", tmp_path / "out", "--templates", tmp_path)
    assert (done.code, done.err.count("\n")) == (1, 1), done.err
    assert told in done.err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_templates_without_one_is_told(office: Path, tmp_path: Path) -> None:
    (tmp_path / "brev.html").write_text("Kære {{ name }}", encoding="utf-8")
    done = run("export", office / "plan.json", "--instance", office / "day", "--uncommitted",
               "--letters", tmp_path / "out", "--templates", tmp_path)
    assert done.code == 1
    assert f"{tmp_path}: there is no letter.html or handover.html." in done.err


def test_letters_of_another_plan_in_the_folder_are_told(office: Path, tmp_path: Path) -> None:
    to = sent(office, tmp_path, "leaves.json")
    (to / "lists" / "notes.txt").write_text("mine")
    done = run("export", office / "plan.json", "--instance", office / "day", "--uncommitted",
               "--lists", to / "lists")
    assert done.code == 0
    old = {file.name for file in (to / "lists").iterdir() if file.suffix == ".csv"}
    assert "1 file there is not of this plan: X.csv" in done.err, (old, done.err)
    assert "notes.txt" not in done.err


def test_initials_too_long_for_a_file_are_told_before_anything_is_written(tmp_path: Path) -> None:
    assert len(file_name("Å" * 300)) < 200
    assert file_name("Å" * 300) != file_name("Å" * 301)


def test_letters_and_packs_have_a_folder_each(office: Path, tmp_path: Path) -> None:
    done = run("export", office / "plan.json", "--instance", office / "day", "--uncommitted",
               "--letters", tmp_path, "--handover", tmp_path / ".")
    assert done.code == 2
    assert "Name two folders" in done.err


@pytest.mark.landing
def test_words_of_planted_cells_come_through_calendars_and_tables_unharmed(
    tmp_path: Path,
) -> None:
    hostile = "C;1\\næ \U0001f600 " + "lang" * 20
    folder = write(tmp_path / "day", {}, {hostile: {"due": "2026-11-30", "family": "=2+5"}})
    (folder / "caseload.csv").write_text(CASELOAD.splitlines()[0] + "\n", encoding="utf-8")
    assert run("solve", folder, "-o", tmp_path / "plan.json").code == 0
    done = run("export", tmp_path / "plan.json", "--uncommitted", "--ics", tmp_path / "days",
               "--lists", tmp_path / "lists", "--letters", tmp_path / "letters")
    assert done.code == 0, done.err
    (file,) = (tmp_path / "days").iterdir()
    assert events(file) == [(date(2026, 11, 30), f"{hostile}: deadline")]
    assert all(len(line.encode()) <= 75 for line in file.read_bytes().decode().split("\r\n"))
    (file,) = (tmp_path / "lists").iterdir()
    with file.open(encoding="utf-8") as text:
        (row,) = csv.DictReader(text)
    assert row["case"] == hostile
    assert row["family"] in ("'=2+5", "")


@pytest.mark.landing
def test_planted_secrets_are_in_nothing_that_goes_out(tmp_path: Path) -> None:
    """A colleague's situation, and who may take no part, are nobody else's business."""
    secrets = {"capacity_percent": "43", "capacity_until": "2026-12-24",
               "absent_from": "2026-12-28", "absent_to": "2026-12-29", "max_cases": "77",
               "reserved_hours": "6.5", "interests": "planted:+2"}
    folder = write(tmp_path / "day", {"Y": secrets}, {
        "C-1": {"disqualified": "Z", "due": "2026-11-30"},
        "C-2": {"two_advisers": "ja", "involved": "Z", "topics": "plantedtopic"}})
    (folder / "caseload.csv").write_text(CASELOAD, encoding="utf-8")
    assert run("solve", folder, "-o", tmp_path / "plan.json", "--pin", "C-1=X").code == 0
    done = run("export", tmp_path / "plan.json", "--uncommitted", *(
        part for kind in ("ics", "lists", "letters", "handover")
        for part in (f"--{kind}", tmp_path / "out" / kind)))
    assert done.code == 0, done.err
    for file in (tmp_path / "out").rglob("*.*"):
        text = re.sub(r"(?s)<style>.*?</style>|UID:.*", "", file.read_text(encoding="utf-8"))
        for secret in ("43", "12-24", "1224", "12-28", "1228", "77", "6.5", "planted"):
            assert secret not in text, (file, secret)
        if file.stem in ("X", "V"):
            assert not re.search(r"\bY\b", text.replace("Team Y", "")), file
