"""Staff changes somebody is putting together: a draft, until it is worked out and taken."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from sqlalchemy import delete, insert, select

from assigner.api import ledgers
from assigner.api.changes import (
    Absent,
    Capacity,
    Give,
    HandOver,
    Hours,
    Joins,
    Keep,
    Leaves,
    Returns,
    StaffChange,
    Team,
    written,
)
from assigner.api.vocabulary import vocabulary
from assigner.errors import InputError
from assigner.scenarios.change_check import check
from assigner.view import Text
from assigner.view.figures import day
from assigner.words import Words, figure, joined, say
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.store import DRAFTS, Store
from assigner.workspace.versions import Overtaken

KINDS: Mapping[str, Words] = {
    "leaves": say("leaves for good"), "absent": say("is away for a time"),
    "returns": say("comes back"), "hours": say("works other hours"),
    "team": say("changes team"), "capacity": say("carries a share of a full load"),
    "joins": say("joins"), "hand_over": say("one case is handed over"),
    "keep": say("one case stays where it is"),
    "give": say("one case goes to somebody by name"),
}
"""What can be said of somebody; the last three are of a case. `keep` and `give`: of somebody who
leaves, is away or changes team."""
OF_A_CASE: Mapping[str, Words] = {
    "hand_over": say("is handed over"), "keep": say("stays where it is"),
    "give": say("goes to somebody by name"),
}
"""What is said of a case, after its number."""
ASKED: Mapping[str, Sequence[str]] = {
    "leaves": ("caseworker", "on", "to", "reason"),
    "absent": ("caseworker", "since", "until", "to", "reason"),
    "returns": ("caseworker", "on", "reason"), "hours": ("caseworker", "hours", "on", "reason"),
    "team": ("caseworker", "team", "on", "reason"),
    "capacity": ("caseworker", "percent", "until", "reason"),
    "joins": ("id", "team", "hours", "on", "reason"), "hand_over": ("case", "to", "reason"),
    "keep": ("case",), "give": ("case", "to"),
}
"""What has to be said of each kind."""
SAID: Mapping[str, Callable[[str], Words]] = {
    "on": lambda text: say("from {day}", day=_in_words(text)),
    "since": lambda text: say("from {day}", day=_in_words(text)),
    "until": lambda text: say("until and with {day}", day=_in_words(text)),
    "hours": lambda text: say("{hours} hours a week", hours=text),
    "team": lambda text: say("to the team {team}", team=text),
    "percent": lambda text: say("{percent} per cent of a full load", percent=text),
    "to": lambda text: say("to {person}", person=text),
}
"""How each thing that is said of a change is read aloud, in this order."""


@dataclass(frozen=True)
class DraftedChange:
    """One change of a draft, by whom."""

    id: int
    by: str
    said: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The change in a sentence."""
        who = self.said.get("caseworker") or self.said.get("id") or self.said.get("case") or ""
        kind = self.said["kind"]
        said = [say("{who} {what}", who=who, what=OF_A_CASE.get(kind, KINDS[kind]))]
        said += [SAID[key](self.said[key]) for key in SAID if self.said.get(key)]
        return joined(said)


def as_change(said: Mapping[str, str]) -> StaffChange:  # one return a kind
    """A change as it was typed. Raises InputError with what is missing or not a number or date."""
    who, kind = said.get("caseworker", ""), said.get("kind", "")
    on, to, why = _day(said, "on"), said.get("to") or None, said.get("reason") or None
    match kind:
        case "leaves":
            return Leaves(who, on, to, why)
        case "absent":
            since = _day(said, "since")
            if since is None:
                raise InputError([str(say("Say from which day: write it as 2026-11-23."))])
            return Absent(who, since, _day(said, "until"), to, why)
        case "returns":
            return Returns(who, on, why)
        case "hours":
            return Hours(who, _number(said, "hours"), on, why)
        case "team":
            return Team(who, said.get("team", ""), on, why)
        case "capacity":
            return Capacity(who, round(_number(said, "percent")), _day(said, "until"), why)
        case "joins":
            return Joins(said.get("id", ""), said.get("team", ""), _number(said, "hours"), on, why)
    return _of_a_case(kind, said.get("case", ""), to, why)


def as_typed(row: Mapping[str, str]) -> Mapping[str, str]:
    """A change of a plan as it would be typed: the two name the same things in the same order."""
    kind = row["kind"]
    keys = next(one.keys for one in get_args(StaffChange) if one.kind == kind)
    return {"kind": kind, **{asked: str(row[key]) for asked, key in zip(
        ASKED[kind], keys, strict=True) if row.get(key)}}


def _of_a_case(kind: str, case: str, to: str | None, why: str | None) -> StaffChange:
    match kind:
        case "hand_over":
            return HandOver(case, to, why)
        case "keep":
            return Keep(case)
        case "give":
            return Give(case, to or "")
    raise InputError([str(say("Say what changes."))])


def drafted(store: Store, desk: OfficeDesk) -> Sequence[DraftedChange]:
    """The changes put together for the day, in order."""
    with store.writing() as connection:
        rows = connection.execute(select(DRAFTS).where(
            DRAFTS.c.office == desk.office.key, DRAFTS.c.day == str(desk.place and desk.place.date),
        ).order_by(DRAFTS.c.id))
        return [DraftedChange(row.id, row.by, json.loads(row.content)) for row in rows]


def mark(changes: Sequence[DraftedChange]) -> str:
    """What a form carries to say which draft it showed."""
    return "_".join(str(one.id) for one in changes)


def require_drafted(changes: Sequence[DraftedChange], seen: str) -> None:
    """Raise Overtaken where the draft is another than the one of a mark."""
    if seen == mark(changes):
        return
    before = seen.split("_")
    said = [say("{by}: {change}", by=one.by, change=one.words) for one in changes
            if str(one.id) not in before]
    here = [str(one.id) for one in changes]
    said += [say("What you saw is no longer among the changes.")
             for number in before if number and number not in here][:1]
    raise Overtaken(said)


def add(store: Store, desk: OfficeDesk, by: str, said: Mapping[str, str]) -> None:
    """Put one more change to the draft. Raises InputError with all that is wrong with it."""
    if desk.day is None:
        raise InputError([str(say("There is no day that can be used: look at today's page."))])
    facts, policy = desk.day.require()
    known = [written(as_change(one.said)) for one in drafted(store, desk)]
    check([*known, written(as_change(said))], facts, vocabulary(policy))
    with store.writing() as connection:
        connection.execute(insert(DRAFTS).values(
            office=desk.office.key, day=facts.date.isoformat(), by=by, at=ledgers.now(),
            content=json.dumps({key: value for key, value in said.items() if value},
                               ensure_ascii=False)))


def take_out(store: Store, desk: OfficeDesk, numbers: Collection[int]) -> None:
    """Take changes out of the draft."""
    with store.writing() as connection:
        connection.execute(delete(DRAFTS).where(
            DRAFTS.c.office == desk.office.key, DRAFTS.c.day == str(desk.place and desk.place.date),
            DRAFTS.c.id.in_(numbers)))


def _in_words(text: str) -> Text:
    """A day as people say it; what is no day as it was typed."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def _day(said: Mapping[str, str], name: str) -> date | None:
    text = said.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError([str(say('"{text}" is no date: write it as 2026-11-23.',
                                  text=text))]) from error


def _number(said: Mapping[str, str], name: str) -> float:
    text = said.get(name, "").replace(",", ".")
    try:
        return float(text)
    except ValueError as error:
        raise InputError([str(say('"{text}" is no number: write it as {example}.', text=text,
                                  example=figure(29.5, ".1f")))]) from error
