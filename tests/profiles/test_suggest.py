"""A proposed profile: complete, deterministic, sure only of what it can be sure of."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import lacking, suggest_profile
from assigner.errors import InputError
from tests.cli.runner import run
from tests.draws import looped
from tests.profiles.office import CASES, PROFILE, STAFF, exported

FILES = ("sager.csv", "medarbejdere.csv")


def proposed(folder: Path) -> str:
    """The profile proposed for the export in a folder."""
    return suggest_profile([folder / file for file in FILES]).text


@pytest.mark.landing
def test_the_proposal_reads_as_the_profile_written_by_hand(tmp_path: Path) -> None:
    day = exported(tmp_path)
    (day / "proposed.toml").write_text(proposed(day), encoding="utf-8")
    ours, _ = assigner.read(day, profile="proposed").require()
    theirs, _ = assigner.read(day, profile="office").require()
    assert (ours.caseworkers, ours.cases, ours.caseload) == (
        theirs.caseworkers, theirs.cases, theirs.caseload)


@pytest.mark.landing
def test_it_is_the_same_each_time_and_for_rows_in_another_order(tmp_path: Path) -> None:
    day = exported(tmp_path / "day")
    lines = CASES.splitlines()
    shuffled = "\n".join([*lines[:3], *reversed(lines[3:-1]), lines[-1]]) + "\n"
    other = exported(tmp_path / "other", cases=shuffled)
    assert proposed(day) == proposed(day) == proposed(other)


@pytest.mark.landing
def test_personal_columns_are_named_and_nothing_of_them_is_repeated(tmp_path: Path) -> None:
    text = proposed(exported(tmp_path, cases=CASES.replace(";CPR;", ";Ident;")))
    assert '"Ident",' in text
    for secret in ("010190", "Ib Ibsen", "Idasen", "ring til mor"):
        assert secret not in text


@pytest.mark.landing
def test_what_nobody_can_know_is_a_comment_with_its_reason(tmp_path: Path) -> None:
    cases = CASES.replace(";let;", ";1;").replace(";mellem;", ";2;").replace(";tung;", ";3;")
    text = proposed(exported(tmp_path, cases=cases.replace("FORA", "ZZZ")))
    assert '# complexity = { 1 = "...", 2 = "...", 3 = "..." }' in text
    assert "write in place of the dots simple, complex, very_complex" in text
    assert '# ZZZ = "measures"' in text
    assert "it is all that is left" in text


def test_a_required_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    cases = CASES.replace("Niveau", "Xyz")
    for word in ("let", "mellem", "tung"):
        cases = cases.replace(f";{word};", f";{word}ish blå;")
    text = proposed(exported(tmp_path, cases=cases))
    assert '# complexity = "..."' in text
    assert "no column looks like it; it is required" in text


@pytest.mark.parametrize(("header", "values", "line"), looped(1, [
    ("Norm min/md", ("8.658", "7.215", "9.620"), 'unit = "minutes a month"'),
    ("Timer", ("160,33", "120", "137"), 'unit = "hours a month"'),
    ("Beskæftigelsesgrad", ("0,9", "1,0", "0,75"), 'unit = "share of full time"'),
    ("Beskæftigelsesgrad", ("90 %", "100 %", "75 %"), 'unit = "percent of full time"'),
    ("Norm", ("2220", "1920", "1800"), 'unit = "minutes a week"'),
    ("Ugentlige timer", ("37", "32,5", "30"), 'weekly_hours = "Ugentlige timer"'),
]))
def test_the_unit_of_hours(
    tmp_path: Path, header: str, values: tuple[str, str, str], line: str
) -> None:
    staff = STAFF.replace("Norm min/md", header)
    for old, new in zip(("8.658", "7.215", "9.620"), values, strict=True):
        staff = staff.replace(old, new)
    text = proposed(exported(tmp_path, staff=staff))
    (found,) = [row for row in text.splitlines() if row.startswith("weekly_hours")]
    assert line in found


def test_month_first_is_seen_and_a_slip_does_not_hide_it(tmp_path: Path) -> None:
    cases = CASES
    for old, new in (("20/11/26", "11/20/26"), ("4/12/26", "12/4/26"), ("21/11/26", "11/21/26"),
                     ("24/11/26", "11/24/26"), ("21/10/26", "10/21/26"), ("30/11/26", "13/30/26")):
        cases = cases.replace(old, new)
    day = exported(tmp_path, cases=cases)
    assert 'dates = "month first"' in suggest_profile([day / "sager.csv"]).text


def test_the_command_writes_a_file_and_says_how_sure_it_is(tmp_path: Path) -> None:
    day, file = exported(tmp_path / "day"), tmp_path / "mine.toml"
    ran = run("profile", "suggest", day / "sager.csv", day / "medarbejdere.csv", "-o", file)
    assert (ran.code, ran.out) == (0, "")
    assert "lines are sure" in ran.err
    assert f"--profile {file}" in ran.err
    assert run("check", day, "--profile", file).code == 0
    assert run("profile", "suggest", day, "-o", tmp_path / "mine.csv").code == 2


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hej\n")
    with pytest.raises(InputError, match="There is no table"):
        suggest_profile([tmp_path / "note.txt"])
    with pytest.raises(InputError, match="There is no such file or folder"):
        suggest_profile([tmp_path / "none.csv"])


def test_what_a_profile_says_is_not_asked_twice(tmp_path: Path) -> None:
    day, profile = exported(tmp_path / "day"), tmp_path / "mine.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    files = [day / file for file in FILES]
    assert lacking(files, profile) == ""
    ran = run("profile", "suggest", *files, "--profile", profile)
    assert (ran.code, ran.out) == (0, "")
    assert "lacks nothing" in ran.err


def test_only_what_is_new_is_asked(tmp_path: Path) -> None:
    cases = CASES.replace(";Noter", ";Antal børn").replace("ring til mor", "2")
    cases = cases.replace("N;\n", "N;1\n").replace("J;\n", "J;3\n").replace("let;", "nem;")
    cases = cases.replace("I gang;21/10/26;30/11/26", "Aktiv;21/10/26;30/11/26")
    day, profile = exported(tmp_path / "day", cases=cases), tmp_path / "mine.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    ran = run("profile", "suggest", *(day / file for file in FILES), "--profile", profile)
    lines = [line for line in ran.out.splitlines() if line]
    assert [line.partition("  ")[0] for line in lines] == [
        "[words.complexity]", 'nem = "simple"',
        "[cases.columns]", 'children = "Antal børn"',
        "[caseload]", 'rows = { Status = ["I gang", "Aktiv"] }']
    assert profile.read_text(encoding="utf-8") == PROFILE
    assert run("profile", "suggest", day, "--profile", profile, "-o", tmp_path / "x.toml").code == 2


def test_what_is_left_unread_is_said_and_nothing_personal(tmp_path: Path) -> None:
    lines = CASES.splitlines()
    top = next(at for at, line in enumerate(lines) if "Noter" in line)
    more = [f"{line};{'Kontor' if at == top else f'B{at}'};"
            f"{'Mors navn' if at == top else f'Prøve Prøvesen {at}'}"
            for at, line in enumerate(lines)]
    day = exported(tmp_path / "day", cases="\n".join(more) + "\n")
    told = run("profile", "suggest", day / "sager.csv", day / "medarbejdere.csv").err
    assert "Not read, as nothing of ours: Kontor" in told
    assert "Mors navn" not in told
