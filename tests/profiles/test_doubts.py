"""What could be read in two ways is asked: words that mean one thing, surnames, other columns."""

from pathlib import Path

import pytest

from assigner.profiles.suggest.lines import UNSURE
from assigner.profiles.suggest.word_lines import meanings
from tests.files.nordby import VOCABULARY
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


@pytest.mark.landing
def test_two_names_of_one_team_are_asked_while_another_has_none(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    # Of what it may mean, that is offered which no other word does; and both are one question.
    assert 'Assessment = "investigation"' in asked(text, "phase = {")[0]
    assert asked(text, "team = {") == []
    assert 'words_of = "phase"' in text
    assert "\nAssessment =" not in text
    assert "E104" in {one.code for one in read(tmp_path / "day", text).faults}


@pytest.mark.landing
def test_a_team_without_people_and_cases_is_told(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF.replace("Assessment", "Intake"),
                    cases=CASES.replace("Assessment", "Initial contact"))
    assert len(asked(text, "Nobody is in")) == 1
    assert "investigation" in asked(text, "Nobody is in")[0]
    known = STAFF.replace("Assessment", "Investigation")
    text = proposed(tmp_path / "other", staff=known, cases=CASES)
    assert asked(text, "Nobody is in") == []


@pytest.mark.landing
def test_a_doubt_is_not_settled_by_a_team_that_no_line_says(tmp_path: Path) -> None:
    staff = STAFF.replace("Ann Ash;Intake", "Ann Ash;Family Support")
    cases = CASES.replace("Ann Ash", "Ben Birch")
    text = proposed(tmp_path / "day", staff=staff, cases=cases)
    assert 'Assessment = "' in asked(text, "phase = {")[0]


@pytest.mark.landing
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


OFFICE = """\
Name;Unit;Weekly hours;Bilingual
Ann Ash;Intake;37;SPA
Ben Birch;Investigation;37;SPA|VIE
Cat Cole;Measures;37;VIE
Dan Dell;Measures;37;
"""
_WORK = {"Ann Ash": ("Visitation",), "Ben Birch": ("Udredning",), "Cat Cole": ("Home", "Away")}


def _listed(place: str = "") -> str:
    """A list of cases, each of its holder's work, two of them new. `place`: of their team."""
    head = f"Ref;Group;{place + ';' if place else ''}Effort;Level;Received;Worker"
    rows = []
    for at in range(18):
        who = [*_WORK][at % 3]
        kind = _WORK[who][at // 3 % len(_WORK[who])]
        unit = ("Intake", "Investigation", "Measures")[at % 3]
        rows.append(f"{at};F{at}1;{unit + ';' if place else ''}{kind};Simple;{at + 1:02}-10-2026;"
                    f"{'' if at < 2 else who}")
    return "\n".join((head, *rows, ""))


@pytest.mark.landing
def test_a_column_whose_words_go_with_one_team_each_is_the_phase(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=OFFICE, cases=_listed())
    assert '\nphase = "Effort"' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert {one.phase for one in facts.caseload if one.caseworker == "Cat Cole"} == {"measures"}


@pytest.mark.landing
def test_words_that_nobody_knows_are_asked_though_they_go_with_teams(tmp_path: Path) -> None:
    cases = _listed().replace("Visitation", "Quux").replace("Udredning", "Plugh")
    text = proposed(tmp_path / "day", staff=OFFICE, cases=cases)
    assert "\nphase =" not in text
    assert asked(text, 'phase = "Effort"')


def test_the_phase_is_asked_where_the_team_and_another_column_say_it(tmp_path: Path) -> None:
    cases = _listed("Place")
    text = proposed(tmp_path / "day", staff=OFFICE, cases=cases)
    assert "Effort" in asked(text, 'phase = "Place"')[0]
    same = "\n".join(";".join([*row.split(";")[:3], "x", *row.split(";")[4:]])
                     for row in cases.splitlines()) + "\n"
    assert '\nphase = "Place"' in proposed(tmp_path / "other", staff=OFFICE, cases=same)


def test_words_that_cases_need_are_what_the_staff_can(tmp_path: Path) -> None:
    head, *rows = CASES.replace("Household", "Language needed").splitlines()
    cases = "\n".join((head, *(row.replace(";;", f";{('SPA', '', 'VIE')[at % 3]};", 1)
                               for at, row in enumerate(rows)), ""))
    text = proposed(tmp_path / "day", staff=OFFICE, cases=cases)
    assert '\nskills = "Bilingual"' in text
    assert '\nskills = "Language needed"' in text
    other = proposed(tmp_path / "other", staff=OFFICE.replace("VIE", "CAR"), cases=cases)
    assert "\nskills =" not in other


def test_codes_that_come_again_in_both_lists_are_of_siblings(tmp_path: Path) -> None:
    codes = ("P11", "P12", "P13", "P11", "P15", "P16", "P13", "P18", "P19")
    head, *rows = CASES.replace("Household", "Group code").splitlines()
    held = "\n".join((head, *(row.replace(";;", f";{code};", 1)
                              for code, row in zip(codes, rows[2:], strict=True)), ""))
    for name, new, known in (
        ("both", ("P11", "P22", "P23", "P22", "P25", "P26"), True),
        ("apart", ("P21", "P22", "P23", "P22", "P25", "P26"), False),
        ("once", ("P11", "P22", "P23", "P24", "P25", "P26"), False),
    ):
        waiting = "\n".join(("Ref;Group code;Stage;Level;Received", *(
            f"{at + 50};{code};Intake;Simple;20-11-2026" for at, code in enumerate(new)), ""))
        text = proposed(tmp_path / name, staff=OFFICE, open=held, new=waiting)
        assert ('\nfamily = "Group code"' in text) is known
        assert known or asked(text, "family =")


@pytest.mark.landing
@pytest.mark.parametrize(("over", "ends"), [
    ("Orlov", ("Fra", "Til")), ("Leave", ("from", "to")), ("Fravær", ("Fra", "Til"))])
def test_a_name_over_from_and_to_alone_is_of_leave(
    over: str, ends: tuple[str, str], tmp_path: Path
) -> None:
    head, *rows = OFFICE.splitlines()
    staff = "\n".join((f"{head};{over};", f";;;;{';'.join(ends)}", *(
        f"{row};{days}" for row, days in zip(
            rows, (";", "01-11-2026;31-01-2027", ";", ";"), strict=True)), ""))
    text = proposed(tmp_path / "day", staff=staff, cases=_listed())
    facts, _ = read(tmp_path / "day", text).require()
    ben = next(one for one in facts.caseworkers if one.id == "Ben Birch")
    assert (str(ben.absent_from), str(ben.absent_to)) == ("2026-11-01", "2027-01-31")
    assert len(facts.caseworkers) == 4


@pytest.mark.parametrize("words", [
    ("Low", "Moderate", "High", "Very High"), ("Let", "Middel", "Tung", "Meget tung"),
])
def test_of_four_levels_the_third_is_offered_as_nothing(words: tuple[str, ...]) -> None:
    """High stands between Moderate and Very High; taken as either it may be wrong in silence."""
    lines = {line.theirs: line for line in meanings("complexity", words, VOCABULARY)}
    assert lines[words[2]].ours == "", lines
    assert lines[words[2]].level.name == UNSURE
