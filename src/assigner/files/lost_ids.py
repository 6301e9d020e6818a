"""A caseworker whose own id is lost, and the cases that are left without a holder by it.

When an id is repeated, blank, or in a row that cannot be relied on, the cases of that
person name an id no row has. That is one fault, not one a case: the id named most often
that way, on two rows or more whose phases the row's team takes, is told in the complaint
about the lost id and counts as known. Each lost id explains one such id, no more.
"""

from collections import Counter
from collections.abc import Mapping

from assigner.files.complaints import letter, shown
from assigner.files.table import LOST, FileTable
from assigner.words import say

_LEAST_ROWS = 2
_LOSES_ID = {"E101", "E120", "E130"}
_LOSES_ROW = {"E143", "E153"}


def explain_lost_ids(
    workers: FileTable, caseload: FileTable, known: set[str],
    team_phases: Mapping[str, frozenset[str]],
) -> set[str]:
    """The unknown holders that lost ids explain; the complaints about those ids say so."""
    lost = _lost_rows(workers)
    teams = _teams(workers)
    explained: set[str] = set()
    for holder, (rows, phases) in _unknown_holders(caseload, known).items() if lost else ():
        row = next((i for i in lost if _may_hold(teams[i], phases, team_phases)), None)
        if row is not None:
            place = lost.pop(row)
            words = say(
                '{rows} rows of {caseload} name "{holder}", whom no row has: '
                "write that id here if that is who it is.",
                rows=rows, caseload=caseload.file, holder=shown(holder),
            )
            workers.complaints[place] = workers.complaints[place].advising(words)
            explained.add(holder)
    return explained


def _unknown_holders(
    caseload: FileTable, known: set[str]
) -> Mapping[str, tuple[int, set[object]]]:
    """Holders no row has, on two rows or more: how many rows, in which phases."""
    times: Counter[str] = Counter()
    phases: dict[str, set[object]] = {}
    for holder, phase in zip(caseload.texts("caseworker"), caseload.texts("phase"), strict=True):
        if isinstance(holder, str) and holder not in known:
            times[holder] += 1
            phases.setdefault(holder, set()).add(phase)
    most_first = sorted(times, key=lambda holder: (-times[holder], holder))
    return {
        holder: (times[holder], phases[holder] - {LOST})
        for holder in most_first
        if times[holder] >= _LEAST_ROWS
    }


def _lost_rows(workers: FileTable) -> dict[int, int]:
    """Rows whose id is lost, each with the place of the complaint that says so."""
    index = {number: i for i, number in enumerate(workers.grid.numbers)}
    column = letter(workers.columns["id"])
    return {
        index[complaint.row]: place
        for place, complaint in enumerate(workers.complaints)
        if complaint.row in index
        and (
            complaint.code in _LOSES_ROW
            or (complaint.code in _LOSES_ID and complaint.column == column)
        )
    }


def _teams(workers: FileTable) -> list[set[object]]:
    """For each row, its team and those of the rows it shares its id with."""
    ids, teams = workers.texts("id"), workers.texts("team")
    sharing: dict[object, set[object]] = {}
    for id_, team in zip(ids, teams, strict=True):
        sharing.setdefault(id_, set()).add(team)
    return [
        {team} if id_ is LOST else sharing[id_] for id_, team in zip(ids, teams, strict=True)
    ]


def _may_hold(
    teams: set[object], phases: set[object], team_phases: Mapping[str, frozenset[str]]
) -> bool:
    """Whether one of the teams takes all the phases; a team that is not known may."""
    return any(team not in team_phases or phases <= team_phases[str(team)] for team in teams)
