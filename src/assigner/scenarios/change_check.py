"""Written changes held against the office: every fault at once, else the changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from assigner.errors import InputError
from assigner.files import cells, lists
from assigner.files.cells import Context
from assigner.files.vocabulary import Vocabulary, clean, nearest
from assigner.instance import Caseworker, Instance
from assigner.scenarios.change import Change, Kind, Written
from assigner.scenarios.single_cases import single_cases
from assigner.veil import veil
from assigner.words import Words, civil_number, say

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "leaves": ("caseworker",), "absent": ("caseworker", "from"), "returns": ("caseworker",),
    "joins": ("id", "team", "weekly_hours"), "hours": ("caseworker", "weekly_hours"),
    "team": ("caseworker", "team"), "capacity": ("caseworker", "percent"),
    "hand_over": ("case",), "keep": ("case",), "give": ("case", "to"),
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "leaves": ("caseworker", "date", "to", "reason"),
    "absent": ("caseworker", "from", "to", "cover_by", "reason"),
    "returns": ("caseworker", "date", "reason"),
    "joins": ("id", "team", "weekly_hours", "date", "name", "experience_months", "roles",
              "skills", "interests", "districts", "reserved_hours", "max_cases",
              "max_new_cases", "reason"),
    "hours": ("caseworker", "weekly_hours", "date", "reason"),
    "team": ("caseworker", "team", "date", "reason"),
    "capacity": ("caseworker", "percent", "until", "date", "reason"),
    "hand_over": ("case", "to", "reason"),
    "keep": ("case",), "give": ("case", "to"),
}
READ: Mapping[str, cells.Convert] = {
    "date": cells.day, "from": cells.day, "to": cells.last_day, "until": cells.last_day,
    "weekly_hours": cells.hours(above_zero=True), "reserved_hours": cells.hours(),
    "percent": cells.count(0, 100, percent=True), "team": cells.team, "name": cells.plain,
    "id": cells.plain, "experience_months": cells.count(0, 720), "roles": lists.roles,
    "skills": lists.word_list, "interests": lists.interests, "districts": lists.word_list,
    "max_cases": cells.count(0, 9_999), "max_new_cases": cells.count(0, 9_999),
    "reason": cells.staff_reason,
}
PEOPLE = ("caseworker", "cover_by")
STATES = ("leaves", "absent", "returns")
DAYS = ("date", "from", "to", "until")
RECEIVED = ("hand_over", "leaves", "give")
"""Where `to` is a person, not a day."""


def check(
    written: Sequence[Written], instance: Instance, vocabulary: Vocabulary,
    since: date | None = None,
) -> tuple[Change, ...]:
    """The changes, in the order they were written. Raises InputError with every fault.

    `since`: the day they were written for, where that is not the day of the instance; none takes
    effect before it. Who joins may have been hired before.
    """
    reader = _ChangeReader(instance, vocabulary, since or instance.date)
    changes = [reader.read(item) for item in written]
    faults = [*reader.faults, *_against_each_other(written, changes),
              *single_cases(written, changes, instance)]
    if faults:
        raise InputError(faults)
    return tuple(change for change in changes if change is not None)


def impossible_days(written: Iterable[Written]) -> Iterator[str]:
    """What is written for a day and is none, which no office is needed to see."""
    for item in written:
        for key in DAYS:
            text = _text(item.cells.get(key))
            if text and not (key == "to" and item.kind in RECEIVED):
                for fault in READ[key](text, Context()).faults:
                    yield _told(item.places.get(key, item.place), fault.message, fault.fix)


class _ChangeReader:
    def __init__(self, instance: Instance, vocabulary: Vocabulary, since: date) -> None:
        self.today, self.since = instance.date, since
        self.workers = {worker.id: worker for worker in instance.caseworkers}
        self.open = {case.id: case for case in instance.caseload}
        self.new = {case.id for case in instance.cases}
        self.joining: set[str] = set()
        words = {word for worker in instance.caseworkers for word in worker.skills}
        words |= {word for worker in instance.caseworkers for word in worker.districts}
        self.context = Context(vocabulary, {word.casefold(): word for word in words})
        self.faults: list[str] = []

    def read(self, item: Written) -> Change | None:
        if item.kind not in KEYS:
            near = nearest(item.kind, KEYS)
            fix = say("Write {near}.", near=near) if near else say(
                "Write one of {kinds}.", kinds=", ".join(KEYS))
            self._fault(item.place, say('"{kind}" is not a kind of change.', kind=item.kind), fix)
            return None
        known = len(self.faults)
        for key in item.cells:
            if key not in KEYS[item.kind]:
                near = nearest(key, KEYS[item.kind])
                fix = say("Write {near}.", near=near) if near else say(
                    "Known are {keys}.", keys=", ".join(KEYS[item.kind]))
                self._fault(item.places.get(key, item.place),
                            say('"{key}" is not a key of {kind}.', key=key, kind=item.kind), fix)
        values: dict[str, Any] = {}
        for key in KEYS[item.kind]:
            text = _text(item.cells.get(key))
            if text:
                values[key] = self._value(item, key, text)
            elif key in REQUIRED[item.kind]:
                self._fault(item.place, say("{key} is missing.", key=key),
                            say("Write {shape}.", shape=SHAPES.get(key, SHAPES["date"])))
        if len(self.faults) > known:
            return None
        change = self._change(item, values)
        self._sensible(item, change, values)
        return change if len(self.faults) == known else None

    def _value(self, item: Written, key: str, text: str) -> Any:
        place = item.places.get(key, item.place)
        if key in PEOPLE or (key == "to" and item.kind in RECEIVED):
            return self._known(place, clean(text), {**self.workers, **dict.fromkeys(self.joining)},
                               say("is not a caseworker of the office."))
        if key == "case":
            name = clean(text)
            if name in self.new:
                self._fault(place, say("{case} is a new case of the day.", case=name),
                            say("It is placed anyway; rebalance --pin CASE=WORKER says with whom."))
                return name
            if name not in self.open:
                self.faults.append(unknown_case(place, name, self.open))
            return name
        if civil_number.holds(text) or not text.isprintable():
            self._fault(place, say("The value holds what looks like a civil registration number, "
                                   "or a control character."),
                        say("Remove it: use a case number or initials."))
            return None
        read = READ[key](text, self.context)
        for fault in read.faults:
            self._fault(place, fault.message, fault.fix)
        return read.value

    def _known(self, place: str, name: str, known: Mapping[str, Any], wrong: Words) -> str:
        if name not in known:
            self.faults.append(_unknown(place, name, known, wrong))
        return name

    def _change(self, item: Written, values: Mapping[str, Any]) -> Change:
        kind: Any = item.kind
        assert kind in get_args(Kind)
        written = tuple(
            (key, values[key] if key == "reason" else _text(item.cells[key]))
            for key in KEYS[kind] if key in values
        )
        if kind == "joins":
            self.joining.add(values["id"])
            return Change(kind, values["id"], values.get("date"), written=written,
                          newcomer=_newcomer(values, self.today))
        return Change(
            kind, values.get("caseworker", ""), values.get("date") or values.get("from"),
            values.get("until") or (values.get("to") if kind == "absent" else None),
            values.get("weekly_hours", 0), values.get("team", ""), values.get("percent", 100),
            values.get("case", ""),
            values.get("cover_by" if kind == "absent" else "to", ""), written=written,
        )

    def _sensible(self, item: Written, change: Change, values: Mapping[str, Any]) -> None:
        worker = self.workers.get(change.caseworker)
        if change.kind == "joins" and worker is not None:
            self._fault(item.place, say("{id} is here already.", id=worker.id),
                        say("Write initials nobody has."))
        if change.kind == "absent" and change.until is not None:
            if change.on is not None and change.until < change.on:
                self._fault(item.place, say("The absence ends before it begins."),
                            say("Write from before to."))
            elif change.until < self.today:
                self._fault(item.place, say("The absence is over."),
                            say("Write a last day that is not before {today}.", today=self.today))
        if change.kind not in ("absent", "joins"):
            self._not_past(item, values, "date")
        if change.kind == "capacity":
            self._not_past(item, values, "until")
        if change.to and change.to == change.caseworker:
            self._fault(item.place, say("{id} cannot take over from {id}.", id=change.to),
                        say("Name somebody else, or nobody."))
        away = worker is not None and (worker.absent_from or worker.absent_to or worker.absences)
        if change.kind == "returns" and worker is not None and not away:
            self._fault(item.place, say("{id} is not absent.", id=worker.id),
                        say("Take the change out."))
        if change.kind == "hand_over" and change.to == self.open[change.case].caseworker:
            self._fault(item.place, say("{to} holds {case} already.", to=change.to,
                                        case=change.case), say("Name somebody else, or nobody."))

    def _not_past(self, item: Written, values: Mapping[str, Any], key: str) -> None:
        if key in values and values[key] < self.since:
            self._fault(item.places.get(key, item.place),
                        say("{date} is before the day, {today}.", date=values[key],
                            today=self.since), say("Write {today}, or later.", today=self.since))

    def _fault(self, place: str, message: Words, fix: Words) -> None:
        self.faults.append(_told(place, message, fix))


def unknown_case(place: str, name: str, known: Iterable[str]) -> str:
    """That a name is no open case's, and which one is nearest."""
    return _unknown(place, name, known, say("is not an open case."))


def _unknown(place: str, name: str, known: Iterable[str], wrong: Words) -> str:
    near = nearest(name, [one for one in known if not veil().hides(one)])
    return _told(place, say('"{name}" {wrong}', name=name, wrong=wrong),
                 say("Write {near}.", near=near) if near else
                 say("Write an id as the instance has it."))


def _told(place: str, message: Words, fix: Words) -> str:
    return str(say("{place}: {message} {fix}", place=place, message=message, fix=fix))


def _against_each_other(
    written: Sequence[Written], changes: Sequence[Change | None]
) -> Iterator[str]:
    """The same thing said twice, or two states of one person."""
    seen: dict[tuple[str, str], str] = defaultdict(str)
    for item, change in zip(written, changes, strict=True):
        if change is None:
            continue
        kind = "is there" if change.kind in STATES else change.kind
        key = ("case" if change.case else kind, change.case or change.caseworker)
        if seen[key]:
            yield str(say("{place}: contradicts or repeats {other}. Keep one of them.",
                          place=item.place, other=seen[key]))
        seen[key] = item.place


def _newcomer(values: Mapping[str, Any], today: date) -> Caseworker:
    hired = values.get("date") or today
    facts = {
        key: values[key]
        for key in ("name", "experience_months", "roles", "skills", "interests", "districts",
                    "max_cases", "max_new_cases")
        if key in values
    }
    return Caseworker(
        id=values["id"], team=values["team"], weekly_minutes=values["weekly_hours"],
        hired=min(hired, today), reserved_minutes=values.get("reserved_hours", 0), **facts,
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        return "|".join(_text(item) for item in value)
    return "" if value is None else str(value).strip()


SHAPES: Mapping[str, str] = {
    "caseworker": 'caseworker = "initials"', "id": 'id = "initials"', "case": 'case = "S-1"',
    "team": 'team = "a team of the model"', "weekly_hours": "weekly_hours = 37",
    "to": 'to = "initials"',
    "percent": "percent = 80", "from": "from = 2026-12-01", "date": "date = 2026-12-01",
}

