"""What rows say about one another: ids, who is named, and faults across two cells."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from assigner.files.complaints import shown
from assigner.files.lost_ids import explain_lost_ids
from assigner.files.table import LOST, Table
from assigner.files.vocabulary import fold, nearest
from assigner.words import Words, counted, say

_MOST_ADVICE = 50


def check_ids(tables: Sequence[Table]) -> None:
    """Complain of every id that an earlier row has, over all the tables together."""
    first: dict[object, tuple[str, int]] = {}
    for table in tables:
        for index, value in enumerate(table.texts("id")):
            if value is LOST:
                continue
            number = table.grid.numbers[index]
            file, row = first.setdefault(value, (table.file, number))
            if (file, row) != (table.file, number):
                where = {"value": shown(str(value)), "file": file, "row": row}
                same = file == table.file
                table.complain(
                    index, "id", "E120",
                    say('Row {row} has the id "{value}" already.', **where) if same
                    else say('Row {row} of {file} has the id "{value}" already.', **where),
                    say("Give one of the two rows its own id, or remove it."),
                )


def check_absences(workers: Table) -> None:
    """Complain of every absence that ends before it begins."""
    begins, ends = workers.texts("absent_from"), workers.texts("absent_to")
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            workers.complain(
                index, "absent_from", "E123",
                say("The absence ends on {end}, before it begins.", end=end),
                say("Correct one of the two dates; leave the end blank if it is not known."),
            )


def check_pairs(caseload: Table) -> None:
    """Complain of every case where the co-worker is the holder."""
    assistants = caseload.values.get("co_caseworker", [])
    for index, (holder, assistant) in enumerate(
        zip(caseload.texts("caseworker"), assistants, strict=False)
    ):
        if assistant and assistant is not LOST and assistant == holder:
            assistants[index] = LOST
            caseload.complain(
                index, "co_caseworker", "E122",
                say('"{value}" holds the case already.', value=shown(str(assistant))),
                say("Name somebody else, or leave it blank."),
            )


def known_ids(workers: Table | None) -> set[str] | None:
    """The ids of caseworkers; None when they cannot be told."""
    if workers is None or not workers.grid.rows or "id" not in workers.columns:
        return None
    return {value for value in workers.texts("id") if isinstance(value, str)}


def check_names(
    workers: Table, cases: Table | None, caseload: Table | None,
    team_phases: Mapping[str, frozenset[str]],
) -> None:
    """Complain of everybody named who is not among the caseworkers."""
    known = known_ids(workers)
    if known is None:
        return
    if caseload is not None:
        known |= explain_lost_ids(workers, caseload, known, team_phases)
    advice = _Advice(known, workers.file)
    for table in (cases, caseload):
        if table is not None:
            for key in ("caseworker", "co_caseworker", "disqualified"):
                _check_named(table, key, known, advice)
            for key in ("previous_caseworker", "involved", "given_to", "given_co", "cover_for",
                        "cover_for_co"):
                _check_remembered(table, key, known, advice)


def _check_named(table: Table, key: str, known: set[str], advice: "_Advice") -> None:
    for index, names in _unknown(table, key, known):
        for name in names:
            table.complain(
                index, key, "E121",
                say('No caseworker has the id "{value}".', value=shown(name)),
                advice.on(name),
            )


def _check_remembered(table: Table, key: str, known: set[str], advice: "_Advice") -> None:
    """People leave an office and stay in its files: one warning for each, not one a row."""
    where: dict[str, list[int]] = {}
    for index, names in _unknown(table, key, known):
        for name in names:
            where.setdefault(name, []).append(index)
    for name, rows in where.items():
        table.complain(
            rows[0], key, "W204",
            counted(
                'No caseworker has the id "{value}"; taken as somebody who left.',
                'No caseworker has the id "{value}" ({n} rows); taken as somebody who left.',
                len(rows), value=shown(name),
            ),
            advice.on(name),
        )


def _unknown(table: Table, key: str, known: set[str]) -> Iterable[tuple[int, list[str]]]:
    values = table.texts(key)
    strange = {
        value: names
        for value in set(values)
        if value and value is not LOST and (names := sorted(_names(value) - known))
    }
    if strange:
        yield from ((i, strange[value]) for i, value in enumerate(values) if value in strange)


def _names(value: object) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset({str(value)})


class _Advice:
    """What to write instead of an id nobody has: the nearest one, where there is one."""

    def __init__(self, known: set[str], file: str) -> None:
        self._known, self._file = known, file
        self._folded = {fold(name): name for name in sorted(known, reverse=True)}
        self._given: dict[str, Words] = {}

    def on(self, name: str) -> Words:
        """Advise on one id; with very many unknown ids the search for near ones stops."""
        if name not in self._given:
            near = self._folded.get(fold(name))
            if near is None and len(self._given) < _MOST_ADVICE:
                near = nearest(name, self._known)
            self._given[name] = say("Write the id of a row of {file}.", file=self._file)
            if near is not None:
                self._given[name] = say(
                    'Write "{near}" if that is meant, or another id of {file}.',
                    near=near, file=self._file,
                )
        return self._given[name]
