"""Which cell says so: from a rule, a case and a caseworker to file, row and column."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from assigner.files.columns import SCHEMAS
from assigner.files.complaints import CASELOAD, CASES, CASEWORKERS
from assigner.instance import Case, Caseworker, OpenCase
from assigner.problem import Problem

Letters = Mapping[tuple[str, str], tuple[str, str]]
Fact = Case | Caseworker
_KEYS = {
    (schema.file, column.field): column.key for schema in SCHEMAS for column in schema.columns
}


class SourceCell(NamedTuple):
    """A cell as a spreadsheet shows it; `file` may be a sheet, `column` is a letter."""

    file: str
    row: int
    column: str


class Evidence:
    """The cells of one day. `letters`: (file, column) -> the user's file or sheet, and letter."""

    def __init__(self, problem: Problem, letters: Letters) -> None:
        self.problem = problem
        self.letters = letters

    def cell(self, file: str, fact: Fact, field: str) -> SourceCell | None:
        """The cell of a fact; None where the file has no such column, or was never read."""
        found = self.letters.get((file, column_of(file, field)))
        return SourceCell(found[0], fact.row, found[1]) if found and fact.row else None

    def of(self, rule: str, case: str, worker: str) -> SourceCell | None:
        """The cell by which a rule keeps somebody from a case; None for today's decisions."""
        where = _WHERE.get(rule)
        if where is None:
            return None
        for file, fact, field in where(self.problem, self.problem.cases[case],
                                       self.problem.workers[worker]):
            found = self.cell(file, fact, field)
            if found is not None:
                return found
        return None


def column_of(file: str, field: str) -> str:
    """The column's English header for an attribute of a fact."""
    return _KEYS[file, field]


Place = tuple[str, Fact, str]
Where = Callable[[Problem, Case, Caseworker], Iterator[Place]]


def _case(field: str) -> Where:
    def where(problem: Problem, case: Case, worker: Caseworker) -> Iterator[Place]:
        del problem, worker
        yield CASES, case, field

    return where


def _worker(*fields: str) -> Where:
    """The first of the fields that the caseworker has filled in."""

    def where(problem: Problem, case: Case, worker: Caseworker) -> Iterator[Place]:
        del problem, case
        for field in fields:
            if getattr(worker, field) not in (None, 0, frozenset()):
                yield CASEWORKERS, worker, field

    return where


def _held(field: str, counts: Callable[[Problem, Case, OpenCase], bool]) -> Where:
    """The latest open case that counts against somebody."""

    def where(problem: Problem, case: Case, worker: Caseworker) -> Iterator[Place]:
        held = [item for item in problem.held[worker.id] if counts(problem, case, item)]
        for item in sorted(held, key=lambda item: (str(item.assigned or ""), item.id))[-1:]:
            yield CASELOAD, item, field

    return where


def _presence(problem: Problem, case: Case, worker: Caseworker) -> Iterator[Place]:
    del case
    if worker.hired is not None and worker.hired > problem.instance.date:
        yield CASEWORKERS, worker, "hired"
    for field in ("absent_from", "absent_to"):
        if getattr(worker, field) is not None:
            yield CASEWORKERS, worker, field


def _personal(problem: Problem, case: Case, worker: Caseworker) -> Iterator[Place]:
    del case
    full = worker.max_cases is not None and worker.max_cases <= len(problem.held[worker.id])
    fields = ("max_cases", "max_new_cases") if full else ("max_new_cases", "max_cases")
    for field in fields:
        if getattr(worker, field) is not None:
            yield CASEWORKERS, worker, field


def _easing_in(problem: Problem, case: Case, worker: Caseworker) -> Iterator[Place]:
    del case
    today = problem.instance.date
    if worker.absent_to is not None and worker.absent_to < today:
        yield CASEWORKERS, worker, "absent_to"
    if worker.has_situation(today):
        yield CASEWORKERS, worker, "capacity_percent"
    if worker.hired is not None:
        yield CASEWORKERS, worker, "hired"


def _today(problem: Problem, case: Case, held: OpenCase) -> bool:
    del case
    return held.assigned == problem.instance.date


def _this_week(problem: Problem, case: Case, held: OpenCase) -> bool:
    del case
    today = problem.instance.date
    return held.assigned is not None and today - timedelta(days=6) <= held.assigned <= today


_WHERE: Mapping[str, Where] = {
    "capacity": _worker("capacity_minutes", "capacity_percent", "reserved_minutes", "roles",
                        "weekly_minutes"),
    "disqualified": _case("disqualified"),
    "district": _worker("districts"),
    "easing_in": _easing_in,
    "family_caseworker": _case("family"),
    "inflow_day": _held("assigned", _today),
    "inflow_week": _held("assigned", _this_week),
    "newcomer": _worker("hired"),
    "personal_ceilings": _personal,
    "phase_ceiling": _held("phase", lambda _, case, held: held.phase == case.phase),
    "presence": _presence,
    "reassessment": _case("involved"),
    "siblings": _case("family"),
    "skills": _case("skills"),
    "stock_ceiling": _held("caseworker", lambda *_: True),
    "team": _worker("team"),
    "two_advisers": _case("two_advisers"),
    "very_complex_ceiling": _held(
        "complexity", lambda _, case, held: held.complexity == case.complexity
    ),
}
