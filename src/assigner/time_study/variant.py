"""The present model with what was measured, as a variant: a file of a few lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING, Final

from assigner.policy import Policy
from assigner.time_study.measured import Measured
from assigner.time_study.wanted import EVERY_CASE, FIRST, MEETINGS
from assigner.words import Words, say
from assigner.workload import MONTHS_A_WEEK, CapacityTable, Rhythm, full_load_minutes

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import InlineTable, Table

_DIGITS: Final = 4
"""Of a number that is written: finer than any interval."""


@dataclass(frozen=True)
class WrittenNumber:
    """A number as the model has it: `key` as `-S` writes it, in `unit`."""

    key: str
    value: Decimal
    interval: tuple[Decimal, Decimal]
    unit: str


def in_the_model(policy: Policy, numbers: Sequence[Measured]) -> Mapping[str, WrittenNumber]:
    """The measured numbers by the key of what was sought, in the units of the model.

    What is said as a full load stays so: cases per full-time, by the hours there are for cases
    once fixed time is measured too. Contacts and hours become hours a month.
    """
    full = _full(policy, numbers)
    found = {}
    for one in numbers:
        if one.interval is None:
            continue
        ends, unit, key = one.interval, _unit(one), one.sought.key
        value = one.value
        if one.sought.kind == "weight":
            head = policy.weights.every_case if key == EVERY_CASE else _row(policy, key).full_load
            if head is None:
                month = float(1 / MONTHS_A_WEEK)
                key, unit = f"{key}.hours_a_month", "hours a month"
                value, ends = value * month, (ends[0] * month, ends[1] * month)
            else:
                key = key if key == EVERY_CASE else f"{key}.full_load"
                unit = head.unit
                value, ends = full / value, (full / ends[1], full / ends[0])
        low, exact, high = (_short(number) for number in (ends[0], value, ends[1]))
        found[one.sought.key] = WrittenNumber(key, exact, (min(low, exact), max(high, exact)), unit)
    return found


def share_without_meetings(policy: Policy, numbers: Sequence[Measured]) -> Decimal | None:
    """The share on cases once fixed time that stood in it is measured by itself; else None.

    A model without fixed hours has its meetings in the share: measured fixed hours beside it would
    take them twice. The hours there are for cases stay what they were.
    """
    capacity: CapacityTable = policy.capacities
    meetings = next(one for one in numbers if one.sought.key == MEETINGS)
    share = capacity.share_on_cases.value
    if meetings.interval is None or capacity.fixed_hours.value or share >= 1:
        return None
    week = float(capacity.full_time_hours.value)
    return min(Decimal(1), _short(float(share) * week / (week - meetings.value)))


def remark(policy: Policy, numbers: Sequence[Measured]) -> Words | None:
    """What is to be seen to where fixed time is measured and a share of the rest is no case's."""
    meetings = next(one for one in numbers if one.sought.key == MEETINGS)
    before = policy.capacities.share_on_cases.value
    if meetings.interval is None or before >= 1:
        return None
    after = share_without_meetings(policy, numbers)
    if after is None:
        return say("Fixed hours were measured: see that share_on_cases, {share}, holds no "
                   "meetings, supervision or training besides; they would count twice.",
                   share=before)
    return say("The model had no fixed hours, so its meetings stood in share_on_cases: that is "
               "{after} now instead of {before}, for the same hours for cases.", before=before,
               after=after)


def variant(
    base: tuple[str, str], policy: Policy, written: Mapping[str, WrittenNumber],
    sources: Mapping[str, str], new_for: int = 0, share: Decimal | None = None,
) -> str:
    """The file. `base`: what it extends, and its own title; `sources`: of each number.

    `new_for`: the weeks a case was taken to be new, where the model says nothing of it. `share`:
    the share on cases, where meetings no longer stand in it.
    """
    import tomlkit  # noqa: PLC0415  # few commands need it

    text = tomlkit.document()
    text.add(tomlkit.comment(str(say(
        "Written by `assigner calibrate`: what was measured. All else is the base's."))))
    text.add("extends", tomlkit.item(base[0]))
    text.add("title", tomlkit.item(base[1]))
    # A table's own values stand before the tables in it, or they would belong to those.
    for sought, one in sorted(written.items(), key=lambda item: item[1].key.count(".")):
        *path, key = one.key.split(".")
        if one.key == FIRST and policy.weights.first_weeks is None:
            weeks = tomlkit.inline_table()
            for name, value in (("value", new_for), ("unit", "weeks"), ("status", "assumed")):
                weeks.append(name, tomlkit.item(value))
            _at(text, path).add("weeks", weeks)
        _at(text, path).add(key, _item(one, sources[sought]))
        if sought == MEETINGS and share is not None:
            table = tomlkit.inline_table()
            table.append("value", tomlkit.value(f"{share:f}"))
            for name, said in (("unit", "share"), ("status", "assumed"), ("source", str(say(
                    "as before, without the meetings that are fixed hours now")))):
                table.append(name, tomlkit.item(said))
            _at(text, path).add("share_on_cases", table)
    return tomlkit.dumps(text)


def _item(one: WrittenNumber, source: str) -> "InlineTable":
    import tomlkit  # noqa: PLC0415  # see above

    table = tomlkit.inline_table()
    table.append("value", tomlkit.value(f"{one.value:f}"))
    for key, said in (("unit", one.unit), ("status", "measured"), ("source", source)):
        table.append(key, tomlkit.item(said))
    ends = tomlkit.array()
    for end in one.interval:
        ends.append(tomlkit.value(f"{end:f}"))
    table.append("interval", ends)
    return table


def _at(text: "TOMLDocument", path: Sequence[str]) -> "TOMLDocument | Table":
    """The table of a path, made where it is not there."""
    import tomlkit  # noqa: PLC0415  # see above

    table: TOMLDocument | Table = text
    for place, step in enumerate(path):
        if step not in table:
            table.add(step, tomlkit.table(is_super_table=place < len(path) - 1))
        table = table[step]
    return table


def _full(policy: Policy, numbers: Sequence[Measured]) -> float:
    """Hours a week for cases of a full-time caseworker, by the fixed time that is measured."""
    capacity: CapacityTable = policy.capacities
    meetings = next(one for one in numbers if one.sought.key == MEETINGS)
    if meetings.interval is not None:
        fixed = capacity.fixed_hours.model_copy(update={"value": _short(meetings.value)})
        share = capacity.share_on_cases.model_copy(update={"value": share_without_meetings(
            policy, numbers) or capacity.share_on_cases.value})
        capacity = capacity.model_copy(update={"fixed_hours": fixed, "share_on_cases": share})
    return float(full_load_minutes(capacity)) / 60


def _row(policy: Policy, key: str) -> Rhythm:
    *_, phase, level = key.split(".")
    return policy.weights.phases[phase][level]


def _unit(one: Measured) -> str:
    return {"first": "factor", "meetings": "hours a week"}.get(one.sought.kind, "share")


def _short(number: float) -> Decimal:
    """To so many digits; nothing below a millionth."""
    if number < 1e-6:
        return Decimal(0)
    places = max(0, _DIGITS - 1 - floor(log10(number)))
    return Decimal(f"{number:.{min(places, 6)}f}").normalize() + 0

