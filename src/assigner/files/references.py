"""What rows say about one another: who is named, and faults across two cells."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from assigner.files.complaints import rows_of, shown
from assigner.files.lost_ids import explain_lost_ids
from assigner.files.people import People, known_people, names_of
from assigner.files.table import LOST, FileTable
from assigner.files.vocabulary import fold, nearest
from assigner.words import Words, counted, joined, listing, say

_MOST_ADVICE, _MOST_NAMES = 50, 5


def check_absences(workers: FileTable) -> None:
    """Complain of every absence that ends before it begins."""
    begins, ends = workers.texts("absent_from"), workers.texts("absent_to")
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            workers.complain(
                index, "absent_from", "E123",
                say("The absence ends on {end}, before it begins.", end=end),
                say("Correct one of the two dates; leave the end blank if it is not known."),
            )


def check_pairs(caseload: FileTable) -> None:
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


_NAMED = ("caseworker", "co_caseworker", "disqualified", "to", "restricted_to")
_REMEMBERED = (
    "previous_caseworker", "involved", "given_to", "given_co", "cover_for", "cover_for_co",
    "earlier",
)


def recognise(workers: FileTable | None, tables: Sequence[FileTable]) -> None:
    """Put the id of a caseworker in the place of his name, or of his id in other letters.

    One warning a column tells it. Who may be two people, or is almost named like one of
    those who may take part, is an error where law or a holder hangs on it.
    """
    people = known_people(workers)
    if people is None:
        return
    for table in tables:
        for key in (*_NAMED, *_REMEMBERED):
            if key in table.values:
                _recognise(table, key, people)


def _recognise(table: FileTable, key: str, people: People) -> None:
    meant: dict[str, str] = {}
    rows: dict[str, list[int]] = {}
    values = table.values[key]
    strange = {value: sorted(found) for value in set(values)
               if (found := names_of(value) - people.ids)}
    for index, value in enumerate(values if strange else ()):
        for name in strange.get(value, ()):
            rows.setdefault(name, []).append(index)
    for name, indices in rows.items():
        found = people.find(name)
        if len(found) == 1:
            meant[name] = min(found)
        elif len(found) > 1:
            _refuse(table, key, indices, say(
                '"{value}" may be {people}.', value=shown(name), people=listing(found)),
                say("Write the id of the one who is meant."))
        elif key == "involved" and len(rows) <= _MOST_ADVICE and (near := people.almost(name)):
            _refuse(table, key, indices, say(
                '"{value}" is almost the name of {near}.', value=shown(name), near=near),
                say('Write "{near}" if that is who it is, or initials nobody has.', near=near))
    if not meant:
        return
    for index, value in enumerate(values):
        if names_of(value) & meant.keys():
            values[index] = (
                frozenset(meant.get(name, name) for name in value)
                if isinstance(value, frozenset) else meant[str(value)]
            )
    told = sorted(meant, key=lambda name: rows[name])
    cells = sorted({index for name in told for index in rows[name]})
    names = joined([
        say('"{value}" is {id}', value=shown(name), id=meant[name])
        for name in told[:_MOST_NAMES]
    ])
    table.complain(
        cells[0], key, "W221",
        counted(
            "A cell names a caseworker otherwise: {names} ({rows}).",
            "{n} cells name caseworkers otherwise: {names} ({rows}).", len(cells),
            names=names,
            rows=rows_of([table.grid.numbers[index] for index in cells])),
        say("Write the ids, so that nobody has to guess."),
    )


def _refuse(table: FileTable, key: str, indices: Sequence[int], message: Words, fix: Words) -> None:
    for index in indices:
        table.complain(index, key, "E125" if key in _REMEMBERED else "E121", message, fix)
        table.values[key][index] = LOST


def check_names(
    workers: FileTable, cases: FileTable | None, caseload: FileTable | None,
    team_phases: Mapping[str, frozenset[str]],
) -> None:
    """Complain of everybody named who is not among the caseworkers."""
    people = known_people(workers)
    if people is None:
        return
    known = set(people.ids)
    if caseload is not None:
        known |= explain_lost_ids(workers, caseload, known, team_phases)
    advice = _Advice(known, workers.file)
    for table in (cases, caseload):
        if table is not None:
            for key in _NAMED:
                _check_named(table, key, known, advice)
            for key in _REMEMBERED:
                _check_remembered(table, key, known, advice)


def _check_named(table: FileTable, key: str, known: set[str], advice: "_Advice") -> None:
    for index, names in _unknown(table, key, known):
        for name in names:
            table.complain(
                index, key, "E121",
                say('No caseworker has the id "{value}".', value=shown(name)),
                advice.on(name),
            )


def _check_remembered(table: FileTable, key: str, known: set[str], advice: "_Advice") -> None:
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


def _unknown(table: FileTable, key: str, known: set[str]) -> Iterable[tuple[int, list[str]]]:
    values = table.texts(key)
    strange = {
        value: names
        for value in set(values)
        if value and value is not LOST and (names := sorted(names_of(value) - known))
    }
    if strange:
        yield from ((i, strange[value]) for i, value in enumerate(values) if value in strange)


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
