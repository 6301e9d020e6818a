"""An office's own headers: in what is asked for, and never for another thing than they name."""

from pathlib import Path

import pytest

from tests.cli.runner import run

MODEL = """
extends = "danish-child-welfare"
[headers]
id = "Opgavenr"
phase = "Opgavetype"
"""


def office(folder: Path) -> Path:
    (folder / "ours.toml").write_text(MODEL, encoding="utf-8")
    day = folder / "day"
    assert run("init", day, "-m", folder / "ours.toml", "--lang", "da").code == 0
    return day


def first(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig").splitlines()[0]


def test_the_number_of_a_case_is_not_what_initials_are_called(tmp_path: Path) -> None:
    day = office(tmp_path)
    assert first(day / "cases.csv").startswith("Opgavenr;")
    assert first(day / "caseworkers.csv").startswith("Initialer;")


def test_danish_headers_all_begin_alike_and_no_other_word_stands_for_those_who_hold_cases(
    tmp_path: Path,
) -> None:
    debt = tmp_path / "debt.toml"
    assert run("model", "new", debt, "--person", "adviser,advisers").code == 0
    assert run("init", tmp_path / "en", "-m", debt).code == 0
    assert "agsbehandler" not in (tmp_path / "en" / "instance.toml").read_text(encoding="utf-8")
    assert run("init", tmp_path / "da", "-m", debt, "--danish").code == 0
    headers = first(tmp_path / "da" / "caseload.csv").split(";")
    assert "Adviser" in headers
    assert [one for one in headers if not one[0].isupper()] == []


def test_initials_written_below_that_word_are_read_as_before(tmp_path: Path) -> None:
    day = office(tmp_path)
    people = day / "caseworkers.csv"
    text = people.read_text(encoding="utf-8-sig")
    people.write_text(text.replace("Initialer", "Opgavenr", 1), encoding="utf-8")
    ran = run("check", day, "--lang", "da", "--format", "json")
    assert "E141" not in ran.out


@pytest.mark.parametrize(("lang", "said"), [
    ("da", 'Kolonnen "Opgavetype" mangler; den er påkrævet.'),
    ("en", 'There is no column "Opgavetype"; it is required.'),
])
def test_a_missing_column_is_asked_for_in_the_offices_word(
    tmp_path: Path, lang: str, said: str
) -> None:
    day = office(tmp_path)
    cases = day / "cases.csv"
    text = cases.read_text(encoding="utf-8-sig")
    cases.write_text(text.replace("Opgavetype", "Xyz", 1), encoding="utf-8")
    assert said in " ".join(run("check", day, "--lang", lang).out.split())

