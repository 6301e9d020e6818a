"""What could be read in two ways is asked: words that mean one thing, surnames, other columns."""

from pathlib import Path

from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Name;Team;Weekly hours
Ann Ash;Intake;37
Ben Birch;Assessment;37
Cat Cole;Family Support;37
Dan Dell;Assessment;37
"""
CASES = """\
Ref;Household;Stage;Level;Received;Worker
1;;Assessment;Simple;20-11-2026;
2;;Initial contact;Simple;20-11-2026;
3;;Initial contact;Complex;02-10-2026;Ann Ash
4;;Initial contact;Simple;03-10-2026;Ann Ash
5;;Initial contact;Simple;03-10-2026;Ann Ash
6;;Assessment;Complex;04-10-2026;Ben Birch
7;;Assessment;Simple;05-10-2026;Ben Birch
8;;Assessment;Very complex;06-10-2026;Dan Dell
9;;Family support plan;Simple;07-10-2026;Cat Cole
10;;Family support plan;Simple;07-10-2026;Cat Cole
11;;Family support plan;Simple;07-10-2026;Cat Cole
"""


def asked(text: str, start: str) -> list[str]:
    """The lines that are comments and begin so."""
    return [line for line in text.splitlines() if line.startswith(f"# {start}")]


def test_two_names_of_one_team_are_asked_while_another_has_none(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    assert 'Assessment = "intake"' in asked(text, "team = {")[0]
    assert 'Assessment = "' in asked(text, "phase = {")[0]
    assert "\nAssessment =" not in text
    assert "E104" in {one.code for one in read(tmp_path / "day", text).faults}


def test_a_team_without_people_and_cases_is_told(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    assert len(asked(text, "Nobody is in")) == 1
    assert "investigation" in asked(text, "Nobody is in")[0]
    known = STAFF.replace("Assessment", "Investigation")
    text = proposed(tmp_path / "other", staff=known, cases=CASES)
    assert asked(text, "Nobody is in") == []


def test_a_doubt_is_not_settled_by_a_team_that_no_line_says(tmp_path: Path) -> None:
    staff = STAFF.replace("Ann Ash;Intake", "Ann Ash;Family Support")
    cases = CASES.replace("Ann Ash", "Ben Birch")
    text = proposed(tmp_path / "day", staff=staff, cases=cases)
    assert 'Assessment = "' in asked(text, "phase = {")[0]


def test_surnames_are_no_key_of_siblings(tmp_path: Path) -> None:
    head, *rows = CASES.splitlines()
    for at, (header, word) in enumerate((
        ("Family", "{} family"), ("Familie", "Familien {}"), ("Family", "{}"),
        ("Household", "The {}s"),
    )):
        names = ("Nolan", "Byrne", "Walsh", "Nolan", "Kelly")
        cases = "\n".join((head.replace("Household", header), *(
            row.replace(";;", f";{word.format(names[n % 5])};", 1) for n, row in enumerate(rows)),
            ""))
        text = proposed(tmp_path / f"day{at}", staff=STAFF, cases=cases)
        assert "\nfamily =" not in text
        assert asked(text, "family =")
    keys = "\n".join((head.replace("Household", "Family"), *(
        row.replace(";;", f";F{n % 5}1;", 1) for n, row in enumerate(rows)), ""))
    assert "\nfamily =" in proposed(tmp_path / "keys", staff=STAFF, cases=keys)
