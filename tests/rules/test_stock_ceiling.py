from assigner.called import Called
from assigner.rule import OVER_NORM, Rule
from tests.office import case, held, number, problem, worker
from tests.rules.days import Day, bounds, breaches, cells, charged, loads, make

CASES = [case("a"), case("b"), case("c")]
HALF = worker("x", weekly_minutes=20 * 60)


def settings(most: object, per: str = "full-time", **more: object) -> dict[str, object]:
    return {"at": number(most, "children"), "per": per, **more}


STANDING = True
DAYS = (
    Day(
        problem(
            [worker("x"), worker("y", weekly_minutes=20 * 60)],
            [case("a", children=2), case("b"), case("c")], [held("h", "x", children=2)],
        ),
        settings(4),
    ),
    Day(
        problem([worker("x"), worker("y", weekly_minutes=600)],
                [case("a", children=3), case("b", two_advisers=True)],
                [held("h", "x"), held("i", "x")], counts_people=False),
        settings(2, "person"),
    ),
    Day(problem([worker("x"), worker("y")], CASES[:2], [held("h", "x", children=9)]), settings(1)),
    Day(
        problem([worker("x"), worker("y")],
                [held("a", "x", children=2), held("b", "x", children=3), case("c")],
                [held("h", "y")]),
        settings(3),
    ),
    Day(
        problem([worker("x"), worker("y")],
                [held("a", "x"), case("c", children=2), case("d")]),
        settings(3),
    ),
)


def test_children_count_not_cases(rule: type[Rule]) -> None:
    new = [case("a", children=2), case("b", children=3)]
    for most, total in ((3, 1), (4, 1), (5, 2)):
        assert max(loads(make(rule, **settings(most)), problem([worker("x")], new))) == total
    day = problem([worker("x")], new)
    assert breaches(make(rule, **settings(4)), day, a="x", b="x") == [("x", 1)]


def test_families_count_one_whatever_the_children(rule: type[Rule]) -> None:
    new = [case("a", children=5), case("b", children=5)]
    day = problem([worker("x")], new, [held("h", "x", children=5)], counts_people=False)
    assert loads(make(rule, **settings(2)), day) == {0, 1}
    assert breaches(make(rule, **settings(2)), day, a="x", b="x") == [("x", 1)]


def test_what_is_held_counts(rule: type[Rule]) -> None:
    day = problem([worker("x")], CASES, [held("h", "x", children=2)])
    for most, allowed in ((1, {0}), (2, {0}), (3, {0, 1}), (5, {0, 1, 2, 3})):
        assert loads(make(rule, **settings(most)), day) == allowed


def test_part_time_scales_it_rounded_down(rule: type[Rule]) -> None:
    for most, allowed in ((4, 2), (5, 2), (6, 3)):
        day = problem([HALF], CASES)
        assert max(loads(make(rule, **settings(most)), day)) == allowed
    third = worker("x", weekly_minutes=int(40 * 60 * 0.33))
    assert max(loads(make(rule, **settings(3)), problem([third], CASES))) == 0


def test_more_than_full_time_does_not_raise_it(rule: type[Rule]) -> None:
    day = problem([worker("x", weekly_minutes=60 * 60)], CASES)
    assert max(loads(make(rule, **settings(2)), day)) == 2


def test_a_full_time_of_its_own(rule: type[Rule]) -> None:
    thirty = settings(2, full_time_hours=number(20, "hours a week"))
    assert max(loads(make(rule, **thirty), problem([HALF], CASES))) == 2
    fifty = settings(2, full_time_hours=number(50, "hours a week"))
    assert max(loads(make(rule, **fifty), problem([worker("x")], CASES))) == 1


def test_per_person_hours_do_not_matter(rule: type[Rule]) -> None:
    assert max(loads(make(rule, **settings(3, "person")), problem([HALF], CASES))) == 3


def test_above_already(rule: type[Rule]) -> None:
    day = problem([worker("x")], CASES, [held("h", "x", children=4)])
    assert loads(make(rule, **settings(2)), day) == {0}
    assert breaches(make(rule, **settings(2)), day) == []
    assert breaches(make(rule, **settings(2)), day, a="x") == [("x", 3)]


def test_soft_it_is_excess_over_the_norm(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], CASES, [held("h", "x", children=4)])
    soft = make(rule, hard=False, **settings(2))
    assert soft.soft_tier == OVER_NORM
    assert breaches(soft, day) == [("x", 2)]
    assert breaches(soft, day, a="x", b="y") == [("x", 3)]
    assert charged(soft, day, a="x", b="y") == 9


def test_to_assist_does_not_count(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], [case("a", two_advisers=True)])
    assert breaches(make(rule, **settings(0)), day, a=("y", "x")) == [("y", 1)]


def test_its_cell_is_whose_the_latest_case_is(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], CASES, [held("h", "x"), held("i", "x")])
    assert cells(make(rule, **settings(1)), day) == [("i", "caseworker")]
    assert cells(make(rule, **settings(1)), day, "a", "y") == []
    assert bounds(make(rule, **settings(1)), day, "a") == [("at", 1, "")]


def test_its_unit_is_held_against_the_model(rule: type[Rule]) -> None:
    assert [*make(rule, **settings(2)).counted_in()] == [(("at", "unit"), "children")]


def test_words_say_whether_it_is_in_proportion(rule: type[Rule]) -> None:
    each, full = make(rule, **settings(2, "person")), make(rule, **settings(2))
    assert str(each.words_for(Called())) == \
        "Nobody holds more than 2 children, whatever their hours."
    assert str(full.words_for(Called())) == \
        "Nobody holds more than 2 children at full time, part time in proportion."
