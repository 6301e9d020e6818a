"""An office's own history placed again, as a document."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import mean, median

from assigner.api.vocabulary import vocabulary
from assigner.documents.backtest import (
    BacktestDocument,
    BacktestLog,
    BacktestMeasure,
    BacktestModel,
    BacktestPerson,
    BacktestStaying,
    BacktestWeek,
)
from assigner.errors import InputError
from assigner.files.case_log import LogReading, read_log
from assigner.logged_case import LoggedCase
from assigner.policy import Policy, load
from assigner.profiles.export import open_export
from assigner.profiles.read_profile import find_profile, read_profile
from assigner.scenarios.backtest import Backtest, backtest
from assigner.scenarios.backtest_loads import DayLoads
from assigner.words import Words, counted, say

SCHEMA_VERSION = "1.1"
MODEL = "equal-numbers"
"""Without a model every case counts one: it is what a log without weights can say."""
_POINTS = 100


class CaseLog:
    """A log that has been read, and the model it is held against."""

    def __init__(
        self, path: Path, model: str = MODEL, profile: str | None = None,
        overrides: Mapping[str, str] | None = None,
    ) -> None:
        """Read it. `profile`: how an export's columns become ours. ModelError for a bad model."""
        self.path = path
        if path.is_dir():
            raise InputError([str(say("{file} is a folder. A log is one file, with a row a case: "
                                      "id, received, caseworker, ended.", file=path))])
        if not path.exists():
            raise InputError([str(say("There is no file {file}.", file=path))])
        self.policy: Policy = load(model, dict(overrides or {}), beside=path.parent)
        self.policy.called.speak()
        words = vocabulary(self.policy)
        self.reading: LogReading = read_log(path, words) if profile is None else open_export(
            path, read_profile(find_profile(profile, path.parent)), log=True).log(words)

    def place_again(
        self, person: str | None = None, told: Callable[[int], None] = lambda done: None
    ) -> BacktestDocument:
        """The contract's `backtest`. `person`: whose own line is added.

        `told` hears how many days of `days` are done. Raises InputError where the log has
        faults, holds no case, or gives `person` none.
        """
        try:
            cases = self.reading.require()
        except InputError as wrong:
            raise InputError([*wrong.lines, str(self._held_against())]) from wrong
        if not cases:
            raise InputError([str(say(
                "{file} holds no case. Write a row for each below the header: id, received, "
                "caseworker, ended.", file=self.path.name))])
        if person is not None and all(case.caseworker != person for case in cases):
            raise InputError([str(say("{file} gives {person} no case.", file=self.path.name,
                                      person=person))])
        return _document(self.path.name, backtest(cases, self.policy, told), person)

    def _held_against(self) -> Words:
        """Under which model the log's words are read, and how another is named."""
        return say("The log is read by the words of the model {model}; another one is named with "
                   "-m MODEL.", model=self.policy.name)

    @property
    def remarks(self) -> tuple[Words, ...]:
        """What of the log does not count."""
        two = sum(case.two_advisers for case in self.reading.cases)
        return () if not two else (counted(
            "{n} case asks for two: it is placed with one all the same, as the log has one.",
            "{n} cases ask for two: they are placed with one all the same, as the log has one.",
            two),)

    @property
    def days(self) -> int:
        """Days from the first case to the last; 0 where the log has faults."""
        came = [case.received for case in self.reading.cases if case.received is not None]
        return (max(came) - min(came)).days + 1 if came else 0


def _document(name: str, found: Backtest, person: str | None) -> BacktestDocument:
    cases = found.cases
    again = mean(day.squares.again for day in found.days) if found.days else 0.0
    least = mean(day.squares.least for day in found.days) if found.days else 0.0
    return BacktestDocument(
        schema_version=SCHEMA_VERSION, kind="backtest",
        log=BacktestLog(
            name=name, sha256=_fingerprint(cases), cases=len(cases),
            caseworkers=len(found.stays), first=str(cases[0].received),
            last=str(cases[-1].received)),
        model=BacktestModel(name=found.policy.name, sha256=found.policy.sha256),
        days=len(found.days), solved=found.mornings, unproven=found.unproven,
        rules_broken=found.broken, waited=found.waited,
        never_placed=len(cases) - len(found.seats), same=found.same,
        same_by_chance=round(found.by_chance, 4),
        ended_late=sum(case.due is not None and case.ended is not None and case.ended > case.due
                       for case in cases),
        above_least=round(again / least - 1, 4) if least else None,
        staying=None if found.staying is None else BacktestStaying(
            again=round(again, 6), least=round(found.staying.least, 6),
            found=round(found.staying.found, 6)),
        measures=tuple(_measures(found)), weeks=tuple(_weeks(found.days)),
        **({} if person is None else {"person": _person(found, person)}),
    )


def _measures(found: Backtest) -> Iterator[BacktestMeasure]:
    days = found.days
    for name, unit, times in (("spread", "percentage points", _POINTS), ("highest", "share", 1),
                              ("squares", "share", 1)):
        three = [getattr(day, name) for day in days]
        log, again, least = (
            round(times * mean(getattr(one, which) for one in three), 4) if three else 0.0
            for which in ("log", "again", "least"))
        yield BacktestMeasure.model_validate(
            {"name": name, "unit": unit, "log": log, "again": again, "least": least})
    theirs, ours = ([*counts.values()] for counts in found.given())
    total = len(found.cases)
    yield BacktestMeasure(name="largest_share", unit="share", least=None,
                          log=round(max(theirs) / total, 4),
                          again=round(max(ours, default=0) / total, 4))
    everybody = len(found.stays)
    ours += [0] * (everybody - len(ours))
    yield BacktestMeasure(name="median_cases", unit="cases", least=None,
                          log=float(median(theirs)), again=float(median(ours)))
    due = found.most_due()
    yield BacktestMeasure(name="most_due", unit="cases", least=None,
                          log=round(due[0], 4), again=round(due[1], 4))


def _weeks(days: Sequence[DayLoads]) -> Iterator[BacktestWeek]:
    weeks: dict[date, list[DayLoads]] = defaultdict(list)
    for day in days:
        weeks[day.day - timedelta(days=day.day.weekday())].append(day)
    for first, of in sorted(weeks.items()):
        yield BacktestWeek(
            first=first.isoformat(), cases=round(mean(day.cases for day in of), 2),
            caseworkers=round(mean(day.people for day in of), 2),
            spread_log=_mean([_POINTS * day.spread.log for day in of]),
            spread_again=_mean([_POINTS * day.spread.again for day in of]),
            spread_least=_mean([_POINTS * day.spread.least for day in of]),
            highest_log=_mean([day.highest.log for day in of]),
            highest_again=_mean([day.highest.again for day in of]))


def _mean(values: Sequence[float]) -> float:
    return round(mean(values), 4)


def _person(found: Backtest, person: str) -> BacktestPerson:
    theirs = {case.id for case in found.cases if case.caseworker == person}
    ours = {case for case, who in found.seats.items() if who == person}
    return BacktestPerson(id=person, cases_log=len(theirs), cases_again=len(ours),
                          both=len(theirs & ours))


def _fingerprint(cases: Sequence[LoggedCase]) -> str:
    """The same however rows are ordered."""
    digest = hashlib.sha256()
    for case in cases:
        digest.update(repr(case).encode())
    return digest.hexdigest()
