from assigner.called import Called
from assigner.rule import OVER_NORM, Rule
from tests.office import case, held, number, problem, worker
from tests.rules.days import Day, bounds, breaches, cells, charged, loads, make

CASES = [case("a"), case("b"), case("c")]


def at(**phases: int) -> dict[str, object]:
    return {"at": {phase: number(most, "cases") for phase, most in phases.items()}}


STANDING = True
DAYS = (
    Day(
        problem(
            [worker("x"), worker("y")], [*CASES[:2], case("m", phase="measures")],
            [held("h", "x"), held("i", "y", phase="measures"), held("j", "y", phase="measures")],
        ),
        at(intake=2, measures=1),
    ),
    Day(problem([worker("x"), worker("y"), worker("z")], CASES[:2], [held("h", "x")]),
        at(intake=1, investigation=0)),
    Day(problem([worker("x"), worker("y")], [case("a", two_advisers=True), case("b")]),
        at(intake=1)),
    Day(
        problem([worker("x"), worker("y")],
                [held("a", "x"), held("b", "x", phase="measures"), case("d")],
                [held("h", "y")]),
        at(intake=1),
    ),
)


def test_below_at_and_above_the_ceiling(rule: type[Rule]) -> None:
    for most, allowed in ((0, {0}), (1, {0}), (2, {0, 1}), (4, {0, 1, 2, 3})):
        day = problem([worker("x")], CASES, [held("h", "x")])
        assert loads(make(rule, **at(intake=most)), day) == allowed


def test_phases_do_not_count_against_one_another(rule: type[Rule]) -> None:
    made = make(rule, **at(intake=1, measures=1))
    day = problem([worker("x")], [case("a"), case("m", phase="measures")])
    assert loads(made, day) == {0, 1, 2}
    assert breaches(made, day, a="x", m="x") == []


def test_a_phase_that_is_not_named_has_no_ceiling(rule: type[Rule]) -> None:
    assert loads(make(rule, **at(measures=0)), problem([worker("x")], CASES)) == {0, 1, 2, 3}


def test_above_already_in_one_phase_and_given_another(rule: type[Rule]) -> None:
    made = make(rule, **at(intake=1, measures=5))
    day = problem(
        [worker("x")], [case("a"), case("m", phase="measures")], [held("h", "x"), held("i", "x")]
    )
    assert breaches(made, day, m="x") == []
    assert breaches(made, day, a="x", m="x") == [("x", 2)]


def test_soft_it_is_excess_over_the_norm(rule: type[Rule]) -> None:
    soft = make(rule, hard=False, **at(intake=1))
    assert soft.soft_tier == OVER_NORM
    day = problem([worker("x"), worker("y")], CASES, [held("h", "x"), held("i", "x")])
    assert breaches(soft, day, a="y") == [("x", 1)]
    assert charged(soft, day, a="x", b="x") == 9


def test_words_name_each_phase_with_its_number(rule: type[Rule]) -> None:
    made = make(rule, **at(measures=17, intake=12))
    said = made.words_for(Called())
    assert str(said) == "Nobody holds more cases of one phase than: intake 12, measures 17."


def test_its_cell_is_the_latest_case_in_the_phase(rule: type[Rule]) -> None:
    day = problem(
        [worker("x"), worker("y")], [case("a", phase="measures"), case("b")],
        [held("h", "x", phase="measures"), held("i", "x", phase="measures"), held("j", "x")],
    )
    made = make(rule, **at(measures=1))
    assert cells(made, day) == [("i", "phase")]
    assert cells(made, day, "b") == [("j", "phase")]
    assert cells(made, day, "a", "y") == []


def test_the_ceiling_of_a_phase_of_the_cases_is_eased(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", phase="measures"), case("b"), case("c")])
    made = make(rule, **at(measures=1, intake=2, investigation=3))
    assert bounds(made, day, "a") == [("at.measures", 1, "")]
    assert bounds(made, day, "b", "a") == [("at.intake", 2, ""), ("at.measures", 1, "")]


def test_its_phases_are_held_against_the_model(rule: type[Rule]) -> None:
    assert [*make(rule, **at(intake=1)).phases_named()] == [(("at", "intake"), "intake")]
