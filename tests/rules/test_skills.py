from assigner.rule import Rule
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, cells, charged, make, seated

ARABIC, BOTH = frozenset({"arabic"}), frozenset({"arabic", "sign"})
WORKERS = [worker("x", skills=BOTH), worker("y", skills=ARABIC), worker("z")]
DAYS = (
    Day(problem(WORKERS, [case("a", skills=ARABIC, two_advisers=True), case("b")])),
    Day(problem(WORKERS, [case("a", skills=BOTH), case("b", skills=ARABIC)])),
    Day(problem(WORKERS, [case("a", skills=frozenset({"court"})), case("b")])),
    Day(problem(WORKERS, [held("a", "z", skills=ARABIC), case("b", skills=ARABIC)])),
)


def test_every_skill_is_needed(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS, [case("a", skills=BOTH)])) == {("x",)}
    assert seated(make(rule), problem(WORKERS, [case("a", skills=ARABIC)])) == {("x",), ("y",)}
    assert len(seated(make(rule), problem(WORKERS, [case("a")]))) == 3


def test_a_skill_nobody_has_leaves_nobody(rule: type[Rule]) -> None:
    new = case("a", skills=frozenset({"court"}))
    assert seated(make(rule), problem(WORKERS, [new])) == set()


def test_a_co_worker_need_not_have_them(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", skills=BOTH, two_advisers=True)])
    assert breaches(make(rule), day, a=("x", "z")) == []
    assert breaches(make(rule), day, a=("z", "x")) == [("a", 2)]
    assert ("x", "z") in seated(make(rule), day)


def test_each_missing_skill_counts_one(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", skills=BOTH)])
    assert breaches(make(rule), day, a="y") == [("a", 1)]
    assert charged(make(rule, hard=False), day, a="y") == 3
    assert charged(make(rule, hard=False), day, a="z") == 6


def test_the_words_name_what_is_missing(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", skills=BOTH)])
    assert [str(bar.words) for bar in make(rule).bars(day)] == ["lacks arabic", "lacks sign"]


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", skills=frozenset({"farsi"}))])
    assert cells(make(rule), day) == [("a", "skills")]
