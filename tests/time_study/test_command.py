"""`calibrate` as a planner has it: the model it writes, its page, its picture, its privacy."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from assigner.api.calibrate import StudyAsked, calibrate
from assigner.documents.calibrate import CalibrateDocument
from assigner.policy import load
from assigner.quantity import Quantity
from tests.cli.runner import run
from tests.draws import looped
from tests.time_study.conftest import PLANTED, Study
from tests.time_study.drawn import study


@pytest.fixture(scope="module")
def ran(made: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ran")
    done = run("calibrate", made.hours, made.day, "--first-weeks", "6",
               "-o", folder / "measured.toml", "--keep", folder / "kept.json",
               "--picture", folder / "picture.svg", "--format", "csv")
    assert done.code == 0, done.err
    (folder / "table.csv").write_text(done.out, encoding="utf-8")
    page = run("report", folder / "kept.json", "-o", folder / "page.html")
    assert page.code == 0, page.err
    return folder


@pytest.fixture(scope="module")
def document(ran: Path) -> CalibrateDocument:
    return CalibrateDocument.model_validate_json((ran / "kept.json").read_text(encoding="utf-8"))


def test_the_model_has_what_was_measured(ran: Path, document: CalibrateDocument) -> None:
    base, measured = load("danish-child-welfare"), load(str(ran / "measured.toml"))
    for row in document.numbers:
        if row.status == "kept":
            continue
        assert row.written is not None
        number = measured.numbers[row.written]
        assert isinstance(number, Quantity)
        assert number.status == "measured"
        assert number.interval is not None
        assert re.fullmatch(r"registered by \d+ persons, 2026-W37 to 2026-W39, n = \d+ "
                            r"\(\d{4}-\d\d-\d\d\)", number.source)
        hours = 12 / 52 if row.kind == "weight" else 1
        assert float(number.value) * hours == pytest.approx(row.after, rel=1e-3, abs=1e-4)
    assert measured.rules == base.rules
    # What is not measured is the base's.
    assert measured.numbers["capacity.share_on_cases"] == base.numbers["capacity.share_on_cases"]


@pytest.mark.landing
def test_the_files_give_what_the_rows_give(document: CalibrateDocument) -> None:
    found, _ = study(load("danish-child-welfare"), PLANTED, 11)
    for row, one in zip(document.numbers, found.numbers, strict=True):
        assert (row.key, row.why) == (one.sought.key, one.why)
        if one.interval is not None:
            assert row.after == pytest.approx(one.value, abs=1e-4)
            assert row.interval == pytest.approx(one.interval, abs=1e-4)


@pytest.mark.landing
def test_nobody_is_named_anywhere(made: Study, ran: Path) -> None:
    shown = run("calibrate", made.hours, made.day)
    text = shown.out + shown.err
    for said in (text, *((ran / name).read_text(encoding="utf-8") for name in (
            "measured.toml", "kept.json", "picture.svg", "picture.csv", "table.csv",
            "page.html"))):
        assert not re.search(r"\bP0\d\d\b|\bC0\d\d-", said)


def test_the_page_and_the_picture_say_before_and_after(ran: Path) -> None:
    page = (ran / "page.html").read_text(encoding="utf-8")
    for said in ("Before and after", "Where data are thin", "Whose caseloads would be heavier",
                 "<svg"):
        assert said in page
    assert "<title" in (ran / "picture.svg").read_text(encoding="utf-8")
    rows = list(csv.DictReader((ran / "picture.csv").open(encoding="utf-8")))
    assert len(rows) == 9


def test_a_threshold_that_nobody_reaches_keeps_everything(made: Study) -> None:
    found = calibrate(made.hours, made.day, asked=StudyAsked(persons=19))
    assert {row.status for row in found.document.numbers} == {"kept"}
    assert found.document.shifts == ()
    assert "measured\"" not in found.variant


def test_a_variant_never_takes_the_place_of_its_base(made: Study, ran: Path) -> None:
    base = ran / "measured.toml"
    before = base.read_bytes()
    done = run("calibrate", made.hours, made.day, "-m", base, "-o", base)
    assert done.code == 1
    assert base.read_bytes() == before
    again = ran / "again.toml"
    assert run("calibrate", made.hours, made.day, "-m", base, "-o", again).code == 0
    assert load(str(again)).numbers["capacity.fixed_hours"].status == "measured"
    assert 'extends = "measured.toml"' in again.read_text(encoding="utf-8")


@pytest.mark.parametrize(("model", "key"), looped(2, [
    ("equal-numbers", "weights.every_case"),
    ("us-cwla", "weights.phases.intake.simple.full_load"),
    ("danish-family-registered", "weights.phases.intake.simple.hours_a_month"),
]))
def test_weights_stay_said_as_their_model_says_them(made: Study, model: str, key: str) -> None:
    found = calibrate(made.hours, made.day, model)
    assert key in {row.written for row in found.document.numbers}
    assert f'extends = "{model}"' in found.variant


def test_a_folder_of_days_and_a_pseudonym_for_everybody(made: Study, tmp_path: Path) -> None:
    days = tmp_path / "days"
    days.mkdir()
    (days / "2026-09-07").symlink_to(made.day)
    whole = calibrate(made.hours, days).document
    assert whole.days == 1
    renamed = tmp_path / "hidden.csv"
    renamed.write_text(re.sub(r"\bP0(\d\d)\b", r"anon\1", made.hours.read_text("utf-8")), "utf-8")
    hidden = calibrate(renamed, days)
    assert [one.code for one in hidden.warnings] == ["W252"]
    for one, other in zip(whole.numbers, hidden.document.numbers, strict=True):
        assert (one.key, one.why) == (other.key, other.why)
        if one.after is not None:
            assert one.after == pytest.approx(other.after, rel=0.02)


def test_every_fault_of_day_and_table_ends_it(made: Study, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("caseworker,week,case,minutes\nP001,47,C001-000,x\n", encoding="utf-8")
    done = run("calibrate", bad, made.day, "-o", tmp_path / "m.toml")
    assert done.code == 1
    assert "E180" in done.err
    assert "E105" in done.err
    assert not (tmp_path / "m.toml").exists()
    assert run("calibrate", bad).code == 2
    assert run("calibrate", bad, made.day, "-o", "x.json").code == 2


@pytest.mark.parametrize(("language", "kinds"), looped(1, [
    ("en", ("case", "fixed")), ("da", ("sag", "fast tid"))]))
def test_the_form_is_read_back(
    made: Study, tmp_path: Path, language: str, kinds: tuple[str, str]
) -> None:
    form = tmp_path / "form.xlsx"
    done = run("--lang", language, "calibrate", "--form", form, made.day)
    assert done.code == 0, done.err
    again = run("calibrate", "--form", form, made.day)
    assert again.code == 1  # nothing is overwritten
    book = openpyxl.load_workbook(form)
    diary = book.worksheets[1]
    headers = [cell.value for cell in diary[1]]
    assert len(headers) == 8
    assert diary.data_validations.dataValidation
    own = [row for row in csv.DictReader(made.hours.open(encoding="utf-8"))
           if row["kind"] in ("case", "fixed")]
    for row in own[:300]:
        year, week = row["week"].split("-W")
        monday = date.fromisocalendar(int(year), int(week), 1)
        diary.append([row["caseworker"], monday, row["case"] or None, None, None, None,
                      kinds[row["kind"] == "fixed"], int(row["minutes"])])
    book.save(form)
    found = run("calibrate", form, made.day, "--format", "json")
    assert found.code == 0, found.err
    assert json.loads(found.out)["study"]["registrations"] == 300


def test_a_form_needs_neither_day_nor_model(tmp_path: Path) -> None:
    assert run("calibrate", "--form", tmp_path / "form.xlsx").code == 0
    assert run("calibrate", "--form", tmp_path / "form.csv").code == 2
