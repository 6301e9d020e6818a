"""What a header or a legend says beside the word itself: codes, since when, a second one."""

from pathlib import Path

import pytest

import assigner
from tests.draws import looped
from tests.profiles.test_nothing_in_silence import CASES, STAFF, exported, line, proposed

LEVELS = CASES.replace("Enkel", "Niveau 1").replace("Middel", "Niveau 2").replace(
    "Tung", "Niveau 3")


@pytest.mark.parametrize("header", looped(1, [
    "Sværhed (1 = let, 2 = mellem, 3 = tung)", "Tyngde 1 = let 2 = mellem 3 = tung"]))
def test_a_legend_in_the_header_is_of_the_words_below(header: str, tmp_path: Path) -> None:
    _, day = proposed(exported(tmp_path, cases=LEVELS.replace("Tyngde", header)))
    facts, _ = day.require()
    assert [one.complexity for one in facts.cases] == ["simple", "complex"]
    assert [one.complexity for one in facts.caseload] == [
        "simple", "very_complex", "simple", "complex"]


@pytest.mark.landing
def test_what_a_legend_leaves_out_is_asked_in_one_line(tmp_path: Path) -> None:
    header = "Niveau 1–3 (1 = let, 3 = tung)"
    cases = LEVELS.replace("Tyngde", header).replace("Niveau 2", "Niveau X")
    lines, _ = proposed(exported(tmp_path, cases=cases))
    assert line(lines, '# "Niveau X"').startswith('# "Niveau X" = "complex"')
    assert line(lines, '"Niveau 3"').startswith('"Niveau 3" = "very_complex"')


def test_what_a_legend_leaves_out_between_its_ends_is_between_them(tmp_path: Path) -> None:
    header = "Niveau 1–3 (1 = let, 3 = tung)"
    lines, _ = proposed(exported(tmp_path, cases=LEVELS.replace("Tyngde", header)))
    assert "# likely" in line(lines, '"Niveau 2" = "complex"')
    assert line(lines, '"Niveau 3"').startswith('"Niveau 3" = "very_complex"')


@pytest.mark.landing
def test_a_legend_that_turns_the_scale(tmp_path: Path) -> None:
    header = "Niveau (1 = tung, 2 = mellem, 3 = let)"
    _, day = proposed(exported(tmp_path, cases=LEVELS.replace("Tyngde", header)))
    facts, _ = day.require()
    assert [one.complexity for one in facts.cases] == ["very_complex", "complex"]


@pytest.mark.parametrize("header", looped(
    1, ["DOH", "Date commenced", "Tiltrådte", "Ansættelsens start"]))
def test_since_when_somebody_is_there(header: str, tmp_path: Path) -> None:
    lines = [f"{row};{last}" for row, last in zip(
        STAFF.splitlines(), (header, "01-02-2019", "03-04-2021", "05-06-2020"), strict=True)]
    said, _ = proposed(exported(tmp_path, staff="\n".join(lines) + "\n"))
    assert line(said, "hired").startswith(f'hired = "{header}"')


@pytest.mark.landing
@pytest.mark.parametrize("header", ["DBS check", "Sidste samtale"])
def test_another_day_of_the_staff_is_asked(header: str, tmp_path: Path) -> None:
    lines = [f"{row};{last}" for row, last in zip(
        STAFF.splitlines(), (header, "01-02-2019", "03-04-2021", "05-06-2020"), strict=True)]
    said, _ = proposed(exported(tmp_path, staff="\n".join(lines) + "\n"))
    assert line(said, "# hired")


@pytest.mark.landing
def test_an_answer_of_yes_and_no_needs_one_line(tmp_path: Path) -> None:
    folder = exported(tmp_path, header=";Par", new=";N", a=";J", b=";N")
    lines, _ = proposed(folder)
    asked = line(lines, '# "..." = "Par"')
    text = "\n".join(lines).replace(asked, 'two_advisers = "Par"')
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    facts, _ = assigner.read(folder, profile=profile).require()
    assert [one.id for one in facts.caseload if one.two_advisers] == ["3", "5"]


@pytest.mark.landing
def test_a_header_that_says_a_second_one(tmp_path: Path) -> None:
    _, day = proposed(exported(
        tmp_path, header=";Co-worked with (initials)", a=";BB", b=";"))
    facts, _ = day.require()
    assert [one.co_caseworker for one in facts.caseload] == ["BB", "", "BB", ""]


@pytest.mark.landing
@pytest.mark.parametrize("cells", [
    ("Skole", "Sundhed", "Skole"), ("4,5", "2", "4,5"), ("12", "3", "12")])
def test_what_the_cases_have_beside_a_district_is_asked(
    cells: tuple[str, str, str], tmp_path: Path
) -> None:
    """A few words or small numbers that no header of ours says: never left out in silence."""
    new, a, b = cells
    lines, day = proposed(exported(
        tmp_path, header=";Skoledistrikt;Zzyx", new=f";Nord;{new}", a=f";Syd;{a}", b=f";Nord;{b}"))
    assert line(lines, "district").startswith('district = "Skoledistrikt"')
    assert any("Zzyx" in one and one.startswith("#") for one in lines), lines
    assert any(one.code == "W223" and "Zzyx" in str(one) for one in day.warnings)


@pytest.mark.parametrize(("says", "level"), looped(1, [
    ("Tyngde: A = meget kompleks, B = kompleks, C = enkel", "very_complex"),
    ("Tyngde: A = enkel, B = kompleks, C = meget kompleks", "simple"),
]))
def test_what_codes_mean_may_stand_on_another_sheet(
    tmp_path: Path, says: str, level: str
) -> None:
    cases = CASES.replace("Enkel", "A").replace("Middel", "B").replace("Tung", "C")
    folder = exported(tmp_path, cases=cases)
    (folder / "overblik.csv").write_text(
        f"Status\n\n{says}\n\nTeam;Sager;Nye\nModtagelse;2;1\nUndersøgelse;3;1\n",
        encoding="utf-8")
    _, day = proposed(folder)
    facts, _ = day.require()
    assert [one.complexity for one in facts.cases] == [level, "complex"]


@pytest.mark.landing
def test_two_sheets_that_say_it_otherwise_are_believed_neither(tmp_path: Path) -> None:
    cases = CASES.replace("Enkel", "A").replace("Middel", "B").replace("Tung", "C")
    folder = exported(tmp_path, cases=cases)
    for name, (first, last) in (("en", ("enkel", "meget kompleks")),
                                ("to", ("meget kompleks", "enkel"))):
        (folder / f"{name}.csv").write_text(
            f"Status\n\nTyngde: A = {first}, B = kompleks, C = {last}\n\nTeam;Sager;Nye\n"
            f"Modtagelse;2;1\nUndersøgelse;3;1\n", encoding="utf-8")
    lines, _ = proposed(folder)
    assert line(lines, "# complexity")
