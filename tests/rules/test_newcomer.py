from datetime import date

from assigner.called import Called
from assigner.rule import Rule
from tests.office import case, held, number, problem, worker
from tests.rules.days import Day, breaches, cells, charged, make, seated

YEAR = {"months": number(12, "months")}
NEW = worker("new", hired=date(2026, 9, 1))
NEWER = worker("newer", hired=date(2026, 11, 1))
OLD, UNKNOWN = worker("old", hired=date(2020, 1, 1)), worker("unknown")
HARD, PAIR = (
    case("a", complexity="very_complex"),
    case("a", complexity="very_complex", two_advisers=True),
)
DAYS = (
    Day(problem([NEW, OLD, UNKNOWN], [HARD, case("b")]), YEAR),
    Day(problem([NEW, NEWER, OLD], [PAIR, case("b", complexity="complex")]), YEAR),
    Day(problem([NEW, NEWER], [PAIR, case("b", complexity="complex", two_advisers=True)]), YEAR),
    Day(problem([OLD, UNKNOWN], [PAIR]), YEAR),
    Day(problem([NEW, OLD], [HARD, case("b", complexity="very_complex")]), YEAR),
    Day(
        problem(
            [NEW, OLD],
            [held("a", "new", complexity="very_complex"), case("b", complexity="very_complex")],
        ),
        YEAR,
    ),
    Day(
        problem(
            [NEW, NEWER, OLD],
            [held("a", "new", complexity="very_complex", two_advisers=True), case("b")],
        ),
        YEAR,
    ),
)


def test_a_newcomer_takes_no_very_complex_case_alone(rule: type[Rule]) -> None:
    assert seated(make(rule, **YEAR), problem([NEW, OLD], [HARD])) == {("old",)}


def test_other_cases_are_open_to_newcomers(rule: type[Rule]) -> None:
    for complexity in ("simple", "complex"):
        day = problem([NEW, OLD], [case("a", complexity=complexity)])
        assert seated(make(rule, **YEAR), day) == {("new",), ("old",)}


def test_nor_beside_another_newcomer_but_beside_somebody_experienced(rule: type[Rule]) -> None:
    day = problem([NEW, NEWER, OLD], [PAIR])
    assert seated(make(rule, **YEAR), day) == {
        ("new", "old"), ("newer", "old"),
        ("old",), ("old", "old"), ("old", "new"), ("old", "newer"),
    }
    assert breaches(make(rule, **YEAR), day, a="new") == [("a", 1)]
    assert breaches(make(rule, **YEAR), day, a=("new", "newer")) == [("a", 1)]


def test_experienced_from_the_day_the_months_are_full(rule: type[Rule]) -> None:
    for hired, able in ((date(2025, 11, 24), False), (date(2025, 11, 23), True)):
        day = problem([worker("x", hired=hired), OLD], [HARD])
        assert (("x",) in seated(make(rule, **YEAR), day)) == able


def test_relevant_experience_before_counts(rule: type[Rule]) -> None:
    for before, able in ((9, False), (10, True)):
        day = problem([worker("x", hired=date(2026, 9, 1), experience_months=before)], [HARD])
        assert bool(seated(make(rule, **YEAR), day)) == able


def test_who_starts_next_month_is_new(rule: type[Rule]) -> None:
    day = problem([worker("x", hired=date(2026, 12, 1)), OLD], [HARD])
    assert seated(make(rule, **YEAR), day) == {("old",)}


def test_unknown_experience_counts_as_experienced(rule: type[Rule]) -> None:
    day = problem([NEW, UNKNOWN], [PAIR])
    assert seated(make(rule, **YEAR), day) == {
        ("new", "unknown"), ("unknown",), ("unknown", "unknown"), ("unknown", "new"),
    }


def test_as_a_preference_it_costs_its_points_once(rule: type[Rule]) -> None:
    day = problem([NEW, NEWER, OLD], [HARD])
    soft = make(rule, hard=False, **YEAR)
    assert (charged(soft, day, a="new"), charged(soft, day, a="old")) == (3, 0)


def test_its_cell_is_when_somebody_came(rule: type[Rule]) -> None:
    day = problem([NEW, UNKNOWN], [HARD])
    assert cells(make(rule, **YEAR), day, "a", "new") == [("new", "hired")]
    assert cells(make(rule, **YEAR), day, "a", "unknown") == []


def test_another_level_may_be_the_one_newcomers_do_not_lead(rule: type[Rule]) -> None:
    made = make(rule, **YEAR, complexity="urgent")
    assert [*made.complexities_named()] == [(("complexity",), "urgent")]
    day = problem([NEW, OLD], [case("u", complexity="urgent"), HARD])
    (bar,) = made.bars(day)
    assert str(bar.words) == "is too new for a case of the level urgent alone"
    assert "leads a case of the level urgent" in str(made.words_for(Called()))
    assert [*make(rule, **YEAR).complexities_named()] == [(("complexity",), "very_complex")]


def test_it_is_called_by_the_level_where_the_office_has_its_own_word(rule: type[Rule]) -> None:
    usual, urgent = make(rule, **YEAR), make(rule, **YEAR, complexity="urgent")
    hard = Called(levels={"very_complex": "hard"}, own=frozenset(["hard"]))
    assert str(usual.title_for(Called())) == usual.title
    assert str(usual.title_for(hard)) == "newcomers and cases of the level hard"
    assert "a very complex case" in str(usual.words_for(Called()))
    assert "a case of the level hard" in str(usual.words_for(hard))
    assert str(urgent.title_for(Called())) == "newcomers and cases of the level urgent"
