"""Registrations laid beside caseloads: what each hour was, or could have been, spent on.

A week in which somebody registers counts whole: a case of theirs without a row took no time then.
What is summed is enough for the fit, and holds no name: persons are numbers in the order they
are met.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assigner.instance import Case, Caseworker
from assigner.registration import TimeRegistration
from assigner.time_study.caseloads import Had, WhoHadWhat
from assigner.time_study.spent import Spent
from assigner.time_study.summed import Key, Strand, StudyRow, as_arrays
from assigner.time_study.wanted import SoughtNumbers
from assigner.workload import capacity_minutes

ELSEWHERE, UNKNOWN, AWAY, BOTH = "elsewhere", "unknown", "away", "both"
"""Why hours are not used: on a case somebody else has; on one nobody has; in a week the person
was away; a total beside rows of cases."""


@dataclass(frozen=True)
class LaidBeside:
    """What came of it. `unused`: hours by reason. `weeks`: of the study, in order."""

    spent: Spent
    persons: int
    weeks: Sequence[date]
    hours: float
    unused: Mapping[str, float]


def lay_beside(
    registrations: Iterable[TimeRegistration], caseloads: WhoHadWhat, wanted: SoughtNumbers
) -> LaidBeside:
    """Sum the hours of all, by person and by what they were spent on."""
    return _Beside(list(registrations), caseloads, wanted).laid()


class _Beside:
    def __init__(
        self, registrations: Sequence[TimeRegistration], caseloads: WhoHadWhat,
        wanted: SoughtNumbers,
    ) -> None:
        self.caseloads, self.wanted = caseloads, wanted
        self.by_week: dict[tuple[str, date], list[TimeRegistration]] = defaultdict(list)
        self.first: dict[str, dict[str, date]] = defaultdict(dict)
        named: dict[str, Counter[str]] = defaultdict(Counter)
        for one in registrations:
            if one.week is None:
                continue
            self.by_week[one.caseworker, one.week].append(one)
            if one.case:
                since = self.first[one.caseworker]
                since[one.case] = min(one.week, since.get(one.case, one.week))
                named[one.caseworker][one.case] += one.kind == "case"
        self.fixed = any(one.kind == "fixed" for one in registrations)
        self.by_children = all(one.children is not None for one in registrations if one.of_a_kind)
        self.who = _whose({who: named[who] for who, _ in self.by_week}, caseloads)
        self.co = any(one.kind == "co_work" for one in registrations) or any(
            self.who[who] in caseloads.assist(case)
            for who, cases in named.items() for case in cases)
        self.numbers = {who: place for place, who in enumerate(sorted(self.who))}
        self.rows: dict[Key, StudyRow] = defaultdict(StudyRow)
        self.lost: dict[Key, float] = defaultdict(float)
        self.unused: dict[str, float] = defaultdict(float)

    def laid(self) -> LaidBeside:
        for (who, week), rows in sorted(self.by_week.items()):
            self._week(who, week, rows)
        return LaidBeside(
            as_arrays(self.rows, self.lost), len({key[0] for key in self.rows}),
            sorted({week for _, week in self.by_week}),
            sum(row.hours for row in self.rows.values()), dict(self.unused),
        )

    def _week(self, who: str, week: date, rows: Sequence[TimeRegistration]) -> None:
        """What somebody registered in a week."""
        found = self.who[who]
        worker = None if found is None else self.caseloads.worker(found, week)
        presence = 1.0 if worker is None else self.caseloads.presence(worker, week)
        if not presence:
            self.unused[AWAY] += _hours(rows)
            return
        had = [] if found is None else [*self.caseloads.had(found, week, presence)]
        on_cases = [one for one in rows if one.kind in ("case", "co_work")]
        totals = [one for one in rows if one.kind == "total"]
        person = self.numbers[who]
        if not on_cases and totals:
            self._total(person, week, (worker, presence), had, totals)
            return
        self.unused[BOTH] += _hours(totals)
        mixed = self._mixed(worker, had)
        if worker is not None and mixed:
            self.lost[person, mixed] += self._capacity(worker, week) * presence
        if any(one.of_a_kind for one in on_cases):
            self._by_kind(person, (found, week), (mixed, presence), had, on_cases)
        else:
            self._by_case(person, (who, week), (mixed, presence), had, on_cases)
        if self.fixed:
            row = self.rows[person, "fixed"]
            row.hours += _hours([one for one in rows if one.kind == "fixed"])
            row.meetings += presence

    def _total(
        self, person: int, week: date, there: tuple[Caseworker | None, float],
        had: Sequence[Had], totals: Sequence[TimeRegistration],
    ) -> None:
        """Everything of a week together: fixed time, the share of the rest that is for no case."""
        worker, presence = there
        capacity = self.wanted.policy.capacities
        row = self.rows[person, "total", week]
        row.hours += _hours(totals)
        share = float(capacity.share_on_cases.exact)
        row.meetings += presence * share
        if worker is not None:
            duties = worker.reserved_minutes / 60 + sum(
                float(role.hours.exact) for key, role in capacity.roles.items()
                if key in worker.roles)
            rest = worker.weekly_minutes / 60 - duties
            other = worker.other_minutes(week) / 60
            row.apart += presence * (duties + (1 - share) * rest + other)
            if self._mixed(worker, had):
                self.lost[person, "total", week] = self._capacity(worker, week) * presence
        for one in had:
            if one.case.weight_minutes is None:
                self._add(row, one)
            else:
                row.apart += one.part * one.case.weight_minutes / 60

    def _by_case(
        self, person: int, whose: tuple[str, date], there: tuple[bool, float],
        had: Sequence[Had], rows: Sequence[TimeRegistration],
    ) -> None:
        """Rows that name cases, one by one."""
        who, week = whose
        mixed, presence = there
        mine = {one.case.id: one for one in had if self.co or not one.co}
        for registered in rows:
            one = mine.get(registered.case)
            if one is None:
                case = self._taken(who, week, registered)
                if case is None:
                    continue
                one = mine[case.id] = Had(
                    case, presence, self.caseloads.is_new(case, week),
                    registered.kind == "co_work")
            if one.case.weight_minutes is None:
                self._row(person, mixed, one).hours += registered.minutes / 60
        for id_, first in self.first[who].items() if self.who[who] is None else ():
            # Whose caseload nobody knows: every case they ever name, from then on.
            if first <= week and id_ not in mine:
                case = self.caseloads.named(id_, week)
                if case is not None:
                    mine[id_] = Had(case, presence, self.caseloads.is_new(case, week), False)
        for one in mine.values():
            if one.case.weight_minutes is None:
                self._add(self._row(person, mixed, one), one)

    def _taken(self, who: str, week: date, registered: TimeRegistration) -> Case | None:
        """A case that the week's day does not give them: theirs if nobody else has it there."""
        case = self.caseloads.named(registered.case, week)
        if case is None:
            self.unused[UNKNOWN] += registered.minutes / 60
            return None
        holder = getattr(case, "caseworker", "")
        if registered.kind == "co_work" or not holder or self.who[who] in (None, holder):
            return case
        self.unused[ELSEWHERE] += registered.minutes / 60
        return None

    def _by_kind(
        self, person: int, whose: tuple[str | None, date], there: tuple[bool, float],
        had: Sequence[Had], rows: Sequence[TimeRegistration],
    ) -> None:
        """Rows that name phase and complexity: held against all the cases of a kind somebody has.

        Of an unknown person as many as the row says, or one.
        """
        found, week = whose
        mixed, presence = there
        mine = [one for one in had if (self.co or not one.co) and one.case.weight_minutes is None]
        if found is None:
            mine = []
            for number, row in enumerate(rows):
                times = row.cases if row.cases is not None else 1
                case = self._as_case(row, week, number)
                if case is not None:
                    mine += [Had(case, presence, False, row.kind == "co_work")] * times
        for one in mine:
            self._add(self._row(person, mixed, one, kind=True), one)
        for row in rows:
            case = self._as_case(row, week, 0)
            if case is None:
                self.unused[UNKNOWN] += row.minutes / 60
                continue
            key = self._key(person, mixed, Had(case, 1.0, False, row.kind == "co_work"), kind=True)
            if key in self.rows:
                self.rows[key].hours += row.minutes / 60
            else:
                self.unused[ELSEWHERE] += row.minutes / 60

    def _as_case(self, row: TimeRegistration, week: date, number: int) -> Case | None:
        if row.case:
            return self.caseloads.named(row.case, week)
        return Case(id=str(number), phase=row.phase, complexity=row.complexity,
                    children=row.children or 1)

    def _row(self, person: int, mixed: bool, one: Had, *, kind: bool = False) -> StudyRow:
        return self.rows[self._key(person, mixed, one, kind=kind)]

    def _key(self, person: int, mixed: bool, one: Had, *, kind: bool) -> Key:
        strand, _ = self._strand(one)
        if kind:
            return (person, mixed, "kind", strand.weight, strand.co,
                    strand.further if self.by_children else None)
        return person, mixed, *strand

    def _strand(self, one: Had) -> tuple[Strand, float]:
        place, times, further, new = self.wanted.measure(one.case, new=one.new)
        return Strand(place, further, new, one.co), times

    def _add(self, row: StudyRow, one: Had) -> None:
        strand, times = self._strand(one)
        row.strands[strand] = row.strands.get(strand, 0.0) + one.part * times

    def _mixed(self, worker: Caseworker | None, had: Iterable[Had]) -> bool:
        return worker is not None and len({one.case.phase for one in had if not one.co}) > 1

    def _capacity(self, worker: Caseworker, week: date) -> float:
        middle = week + timedelta(days=2)
        return capacity_minutes(worker, self.wanted.policy.capacities, middle) / 60


def _whose(
    named: Mapping[str, Counter[str]], caseloads: WhoHadWhat
) -> dict[str, str | None]:
    """Whose caseload each registers on: their own, or that of the cases a pseudonym names.

    None where that is not clear, or where two would be the same person.
    """
    found = {who: who if who in caseloads.people else caseloads.holder(cases)
             for who, cases in named.items()}
    times = Counter(found.values())
    return {who: holder if holder == who or times[holder] == 1 else None
            for who, holder in found.items()}


def _hours(rows: Iterable[TimeRegistration]) -> float:
    return sum(row.minutes for row in rows) / 60
