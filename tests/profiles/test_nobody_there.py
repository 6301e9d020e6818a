"""Whatever an office writes where nobody holds a case yet is no caseworker: the export shows it."""

from pathlib import Path

import pytest

from tests.profiles.test_nothing_in_silence import CASES, STAFF, exported, proposed

MANY = CASES + ("7;Modtagelse;Enkel;22-09-2026;24-12-2026;AA{b}\n"
                "8;Undersøgelse;Enkel;23-09-2026;23-12-2026;BB{b}\n")


@pytest.mark.landing
@pytest.mark.parametrize("word", [
    "POOL", "Til fordelingsmøde", "-1", "0", "** none **", "Fordelingen", "(bordet)"])
def test_a_word_unlike_any_initials(word: str, tmp_path: Path) -> None:
    lines, day = proposed(exported(tmp_path, cases=MANY, new=word))
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]
    assert len(facts.caseload) == 6
    assert any(one.startswith("rows") and word in one and "# likely" in one for one in lines)


@pytest.mark.landing
def test_a_word_like_initials_by_the_day_that_is_blank(tmp_path: Path) -> None:
    _, day = proposed(exported(tmp_path, cases=MANY, header=";Tildelt den", new="ZZ;",
                               a=";02-10-2026", b=";03-10-2026"))
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]


@pytest.mark.landing
def test_a_word_like_names(tmp_path: Path) -> None:
    names = {"AA": "Anna Ask", "BB": "Bo Birk", "CC": "Cia Carl"}
    cases = MANY
    for id_, name in names.items():
        cases = cases.replace(f";{id_}", f";{name}")
    _, day = proposed(exported(tmp_path, cases=cases, new="Fordelings Puljen"))
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]


@pytest.mark.landing
def test_who_has_left_holds_the_cases_until_they_are_given_on(tmp_path: Path) -> None:
    """On no list of staff, but called as the others are, and given the case on a day."""
    cases = MANY.replace("22-09-2026;24-12-2026;AA", "22-09-2026;24-12-2026;DD")
    lines, day = proposed(exported(
        tmp_path, staff=STAFF, cases=cases, header=";Tildelt den", new=";", a=";02-10-2026",
        b=";03-10-2026"))
    assert [(one.code, one.value) for one in day.faults] == [("E121", "DD")]
    assert not any("DD" in one for one in lines)


def test_one_who_may_have_left_is_asked(tmp_path: Path) -> None:
    """No case is new by any other sign, and nothing tells her from a colleague who has left."""
    cases = MANY.replace("20-11-2026", "20-03-2026").replace("21-11-2026", "21-09-2026")
    lines, _ = proposed(exported(tmp_path, cases=cases, new="DD"))
    assert any(one.startswith("# rows") and "DD" in one for one in lines)
