"""A planner's slip in her own model: it is told, and nothing that is not wrong with it."""

from pathlib import Path

import pytest

from assigner.api.vocabulary import vocabulary
from assigner.files.columns import SCHEMAS, TABLES
from assigner.policy import load
from assigner.policy.usual_headers import USUAL_HEADERS
from tests.cli.runner import run
from tests.offices.trees import begun


def slipped(tmp_path: Path, before: str, after: str) -> Path:
    """The day of an office whose model has one slip."""
    file, day = begun(tmp_path)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return day


@pytest.mark.landing
def test_a_fault_elsewhere_leaves_the_lists_their_words(tmp_path: Path) -> None:
    day = slipped(tmp_path, "full_time_hours = { value = 37", "full_time_hours = { value = -5")
    found = run("check", day)
    assert found.code == 1
    told = [line for line in found.out.splitlines() if "[E" in line]
    assert len(told) == 1
    assert "capacity.full_time_hours: -5" in told[0]
    assert "W201" not in found.out
    (day / "cases.csv").write_text(
        (day / "cases.csv").read_text(encoding="utf-8").replace("survey", "surveying"),
        encoding="utf-8")
    assert "[E104]" in run("check", day).out


@pytest.mark.landing
def test_of_a_model_that_is_not_read_no_list_is_blamed(tmp_path: Path) -> None:
    day = slipped(tmp_path, "full_time_hours = { value = 37", "full_time_hours = { value = 0,5")
    for command in ("check", "solve"):
        found = run(command, day)
        said = found.out + found.err
        assert not [word for word in ("E141", "W201", "profile suggest") if word in said]
        assert "What is wrong with the lists is told when the model can be read." in said
        assert "1 error" in said


@pytest.mark.landing
def test_headers_at_fault_blame_no_list(tmp_path: Path) -> None:
    day = slipped(tmp_path, "[headers]\n", '[headers]\nskils = "Craft"\n')
    found = run("check", day)
    assert "headers.skils" in found.out
    assert "1 error, 0 warnings" in found.out


def test_a_header_is_not_what_another_column_is_called(tmp_path: Path) -> None:
    day = slipped(tmp_path, "[headers]\n", '[headers]\nskills = "Frist"\n')
    told = 'headers.skills: "Frist" is what the column due is called already'
    assert told in run("check", day).out
    file = tmp_path / "trees.toml"
    text = file.read_text(encoding="utf-8")
    for due in ('due = "Deadline"', "due = false"):
        file.write_text(text.replace("[headers]\n", f"[headers]\n{due}\n"), encoding="utf-8")
        table = SCHEMAS[1].called(vocabulary(load(str(file))).headers)
        found = table.column("Frist")
        assert found is not None
        assert found.key == "skills"


def test_the_usual_headers_are_those_that_are_read() -> None:
    read = {one.file: {column.key: column.danish for column in one.columns} for one in TABLES}
    assert read == {file: {**columns} for file, columns in USUAL_HEADERS.items()}


def test_words_for_people_that_are_too_few_name_their_option(tmp_path: Path) -> None:
    made = run("--lang", "da", "model", "new", tmp_path / "m.toml", "--person", "en,flere")
    assert made.code == 1
    assert "(--person)" in made.err
    assert "--person EN,FLERE,DEN,DE" in run("--lang", "da", "model", "new", "--help").out


@pytest.mark.landing
def test_every_habit_is_one_the_office_has_facts_for(tmp_path: Path) -> None:
    day = slipped(tmp_path, "[headers]\n", "[headers]\ndistrict = false\n")
    found = run("compare", day, "-m", tmp_path / "trees.toml", "--baseline", "all",
                "--format", "json")
    assert '"round-robin"' in found.out
    assert not [name for name in ("cpr-day", "district") if f'"{name}"' in found.out]


@pytest.mark.landing
def test_who_has_no_districts_is_asked_for_none(tmp_path: Path) -> None:
    day = slipped(tmp_path, "[headers]\n", "[headers]\ndistrict = false\n")
    again = tmp_path / "again"
    assert run("init", again, "-m", tmp_path / "trees.toml").code == 0
    assert "district" not in (again / "caseworkers.csv").read_text(encoding="utf-8-sig")
    assert "district" not in (again / "instance.toml").read_text(encoding="utf-8")
    assert run("check", day).code == 0
