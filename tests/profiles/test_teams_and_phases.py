"""Teams and phases are said together: who holds which cases decides what no word says alone."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read

Office = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
"""Of the intake, the investigation and the measures: the word of the team, and of its phase."""


def _exported(office: Office, each: int = 8) -> dict[str, str]:
    staff = ["Name;Team;Weekly hours"]
    cases = ["Ref;Stage;Level;Received;Worker"]
    for at, (team, phase) in enumerate(office):
        for one in "AB":
            staff.append(f"Person {one}{'XYZ'[at]};{team};37")
            cases += [f"{at}{one}{n};{phase};Simple;{n + 1:02}-10-2026;Person {one}{'XYZ'[at]}"
                      for n in range(each)]
        cases.append(f"{at}9;{phase};Simple;20-11-2026;")
    return {"staff": "\n".join(staff) + "\n", "cases": "\n".join(cases) + "\n"}


@pytest.mark.landing
@pytest.mark.parametrize("office", [
    (("Front Door", "FD"), ("Assessment Hub", "ASMT"), ("Family Support", "FSUP")),
    (("Intake", "FD"), ("Assessment Hub", "ASMT"), ("Family Support", "FSUP")),
    (("MASH", "Contact & Referral"), ("Assessment Team", "Assessment"),
     ("Safeguarding & Support", "Child Protection Plan")),
    (("Intake Team", "Contact & Referral"), ("Assessment Team", "Assessment"),
     ("Safeguarding & Support", "Child Protection Plan")),
    (("Intake", "Initial contact"), ("Assessment", "Assessment"),
     ("Family Support", "Family support plan")),
    (("Modtagelse", "BL18"), ("Udredning", "BL20"), ("Foranstaltning", "BL32")),
])
def test_who_holds_which_cases_decides(tmp_path: Path, office: Office) -> None:
    text = proposed(tmp_path / "day", **_exported(office))
    assert "\n# " not in text.split("\n\n", 1)[1], text
    facts, _ = read(tmp_path / "day", text).require()
    model = ("intake", "investigation", "measures")
    for case in (*facts.cases, *facts.caseload):
        assert case.phase == model[int(case.id[0])], text
    for one in facts.caseworkers:
        assert one.team == model["XYZ".index(one.id[-1])], text


@pytest.mark.landing
@pytest.mark.parametrize("office", [
    # Nothing says which of them the investigation is: it is asked, and asked once.
    (("North", "P1"), ("Assessment Hub", "P2"), ("South", "P3")),
    (("Intake", "P1"), ("Initial Assessment", "P1"), ("Family Support", "P3")),
])
def test_what_nothing_decides_is_not_taken(tmp_path: Path, office: Office) -> None:
    text = proposed(tmp_path / "day", **_exported(office))
    live = [line for line in text.splitlines() if "Assessment" in line and line[:1] != "#"]
    assert not live, text


@pytest.mark.landing
def test_a_few_cases_decide_nothing(tmp_path: Path) -> None:
    office = (("Intake", "FD"), ("Assessment Hub", "ASMT"), ("Family Support", "FSUP"))
    text = proposed(tmp_path / "day", **_exported(office, each=1))
    assert '\n"Assessment Hub" = "intake"' not in text
    assert '"Assessment Hub" = "investigation"' in text


@pytest.mark.landing
@pytest.mark.parametrize(("phase", "hours", "full"), [
    ("Fase", "Arbejdstid, min. pr. måned", 9620), ("Phase", "fte_pct", 100),
    ("phase_cd", "Hours", 37),
])
def test_a_list_of_people_may_say_the_phase_they_work_in(
    tmp_path: Path, phase: str, hours: str, full: int
) -> None:
    staff = f"Initials;Name;{phase};{hours}\n" + "".join(
        f"{who};{name};{code};{full}\n" for who, name, code in (
            ("AB", "Anna Bo", "1"), ("CD", "Carl Dam", "2"), ("EF", "Eva Fog", "3")))
    cases = f"Case;{phase};Complexity;recd_dt;Worker\n" + "".join(
        f"{n};{1 + n % 3};{('Simple', 'Complex')[n % 2]};{n + 1:02}-10-2026;"
        f"{('AB', 'CD', 'EF')[n % 3] if n < 15 else ''}\n" for n in range(18))
    codes = "field;code;meaning\n" + "".join(
        f"{phase};{code};{word}\n"
        for code, word in enumerate(("Intake", "Investigation", "Measures"), 1))
    day = read(tmp_path / "day", proposed(tmp_path / "day", folk=staff, sager=cases, codes=codes))
    facts, _ = day.require()
    assert [one.team for one in facts.caseworkers] == ["intake", "investigation", "measures"]
    assert {one.weekly_minutes for one in facts.caseworkers} == {2220}
    assert len(facts.caseload) == 15
    assert all(one.received for one in facts.cases)


@pytest.mark.parametrize("header", looped(1, ["Område", "Distrikt"]))
def test_staff_in_the_words_of_the_phase_are_in_those_teams(header: str, tmp_path: Path) -> None:
    staff = (f"Init;Navn;{header};Timer\nAA;Anna Ask;Underretning;37\n"
             "BB;Bo Birk;Børnefaglig undersøgelse (§ 20);37\nCC;Cia Carl;Støtte (§ 32);37\n")
    cases = (f"Sagsnr;{header};Tyngde;Modtaget;Frist;Rådgiver\n"
             "1;Underretning;let;20-11-2026;27-11-2026;\n"
             "2;Underretning;let;20-10-2026;27-12-2026;AA\n"
             "3;Børnefaglig undersøgelse (§ 20);tung;20-10-2026;27-12-2026;BB\n"
             "4;Støtte (§ 32);middel;20-10-2026;27-12-2026;CC\n")
    text = proposed(tmp_path / "day", folk=staff, sager=cases)
    assert f'\nteam = "{header}"' in text
    assert "\ndistricts" not in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [one.team for one in facts.caseworkers] == ["intake", "investigation", "measures"]


def test_districts_in_the_words_of_the_phase_are_doubted(tmp_path: Path) -> None:
    staff = ("Init;Navn;Team;Område;Timer\nAA;Anna Ask;Modtagelse;Underretning;37\n"
             "BB;Bo Birk;Undersøgelse;Børnefaglig undersøgelse;37\n"
             "CC;Cia Carl;Foranstaltning;Støtte;37\n")
    cases = ("Sagsnr;Fase;Tyngde;Modtaget;Frist;Rådgiver\n"
             "1;Underretning;let;20-11-2026;27-11-2026;\n"
             "2;Underretning;let;20-10-2026;27-12-2026;AA\n"
             "3;Børnefaglig undersøgelse;tung;20-10-2026;27-12-2026;BB\n"
             "4;Støtte;middel;20-10-2026;27-12-2026;CC\n")
    text = proposed(tmp_path / "day", folk=staff, sager=cases)
    assert '\n# districts = "Område"' in text
