"""Which cell says so: from a rule, a case and a caseworker to file, row and column."""

from collections.abc import Mapping
from typing import NamedTuple

from assigner.absence import Absence
from assigner.files.columns import TABLES
from assigner.files.complaints import ABSENCES, CASELOAD, CASES, CASEWORKERS, REDUCTIONS
from assigner.files.letters import BLOCK, source_of
from assigner.instance import Case, Caseworker, OpenCase
from assigner.problem import Problem
from assigner.reduction import Reduction
from assigner.rule import Rule

Letters = Mapping[tuple[str, str], tuple[str, str]]
Fact = Case | Caseworker | Absence | Reduction
_KEYS = {
    (schema.file, column.field): column.key for schema in TABLES for column in schema.columns
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
        source, row = divmod(fact.row, BLOCK)
        found = self.letters.get((source_of(file, source), column_of(file, field)))
        return SourceCell(found[0], row, found[1]) if found and row else None

    def of(self, rule: Rule, case: str, worker: str) -> SourceCell | None:
        """The cell by which a rule keeps somebody from a case; None for today's decisions."""
        for fact, field in rule.cells(self.problem, case, worker):
            found = self.cell(_file(fact), fact, field)
            if found is not None:
                return found
        return None


def column_of(file: str, field: str) -> str:
    """The column's English header for an attribute of a fact."""
    return _KEYS[file, field]


def _file(fact: Fact) -> str:
    match fact:
        case OpenCase():
            return CASELOAD
        case Case():
            return CASES
        case Absence():
            return ABSENCES
        case Reduction():
            return REDUCTIONS
        case _:
            return CASEWORKERS
