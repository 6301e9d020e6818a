"""What a caseworker carries under a model, and when the office is closed, in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assigner.instance import Caseworker
from assigner.policy import Policy
from assigner.view import Block, Column, Said, Table, tabled
from assigner.views.amounts import amount
from assigner.views.model_numbers import ANY_DAY, hours, numbers
from assigner.words import Words, joined, of_model, say
from assigner.workload import ReductionReason, capacity_minutes, full_load_minutes


def capacity_in_words(policy: Policy) -> Iterator[Block]:
    """Hours for cases, duties, reasons for fewer hours, and the numbers they come from."""
    capacity = policy.capacities
    yield Said(
        say(
            "Hours for cases = (contracted {full} at full time - {fixed} fixed, the same for part "
            "time - duties) × {share}; less while new.",
            full=amount(capacity.full_time_hours), fixed=amount(capacity.fixed_hours),
            share=amount(capacity.share_on_cases),
        )
    )
    yield _examples(policy)
    if capacity.roles:
        each = joined(
            (
                say("{duty} {hours}", duty=of_model(key.replace("_", " ")),
                    hours=amount(role.hours))
                for key, role in capacity.roles.items()
            ),
            "; ",
        )
        yield Said(say("Duties: {each}.", each=each))
    if capacity.reductions:
        yield Said(say("Fewer hours for a time, of the contracted: {each}.", each=joined(
            (_reason(one) for one in capacity.reductions.values()), "; ")))
    yield numbers(policy, tuple(key for key in policy.numbers if key.startswith("capacity.")))


def _reason(reason: ReductionReason) -> Words:
    """A reason for fewer hours: what it takes, at most, and for how long."""
    takes = reason.hours or reason.percent
    said = [amount(takes) if takes else say("as agreed")]
    if reason.most_percent is not None:
        said.append(say("at most {most}", most=amount(reason.most_percent)))
    if reason.months is not None:
        said.append(say("for {months}", months=amount(reason.months)))
    return say("{reason}: {says}", reason=of_model(reason.label), says=joined(said))


def calendar_in_words(policy: Policy) -> Iterator[Block]:
    """When the office is closed; nothing where the model does not say."""
    if policy.calendar is not None:
        yield Said(say(
            "On week-ends, on public holidays ({country}) and on: {days}.",
            country=policy.calendar.country,
            days=joined(policy.calendar.closed) if policy.calendar.closed else say("no other day"),
        ))


def _examples(policy: Policy) -> Table:
    """Full time, half time, and while new: hours for cases, and the share of a full load."""
    capacity = policy.capacities
    full = int(capacity.full_time_hours.exact * 60)
    examples: list[tuple[Words, int, int | None]] = [
        (say("full time, {hours:.1f} h", hours=full / 60), full, None),
        (say("half time, {hours:.1f} h", hours=full / 120), full // 2, None),
    ]
    since = 0
    for step in capacity.ramp:
        examples.append(
            (say("full time, month {first} to {last} in the job", first=since + 1,
                 last=step.months.whole), full, since)
        )
        since = step.months.whole
    rows = []
    for words, contracted, months in examples:
        hired = None if months is None else _months_before(months)
        worker = Caseworker(id="", team="", weekly_minutes=contracted, hired=hired)
        rows.append((words, capacity_minutes(worker, capacity, ANY_DAY)))
    return replace(tabled("", rows, (
        (Column(say("for example")), lambda row: row[0]),
        (Column(say("hours for cases"), "number"), lambda row: hours(row[1])),
        (Column(say("of a full load"), "share"),
         lambda row: row[1] / float(full_load_minutes(capacity))),
    )), roomy=True)


def _months_before(months: int) -> date:
    back = ANY_DAY.year * 12 + ANY_DAY.month - 1 - months
    return date(back // 12, back % 12 + 1, 1)
