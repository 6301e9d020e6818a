"""What goes back to the case system: the decisions of a plan in the export's columns and words."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from assigner.api.day_files import DayFiles
from assigner.api.export import evening_of
from assigner.api.plan import Plan
from assigner.api.vocabulary import vocabulary
from assigner.errors import AssignerError, NoExport, PlanError
from assigner.instance import Instance, OpenCase
from assigner.profiles.back.laid_out import file_of
from assigner.profiles.back.written_back import SentBack, WayBack
from assigner.scenarios.tomorrow import Tomorrow
from assigner.words import Words, counted, say

_A_DAY = timedelta(days=1)
_HANDS = ("caseworker", "co_caseworker", "cover_until", "cover_for")


def send_back(
    plan: Plan, file: Path, without: Collection[str] = (), on: date | None = None
) -> SentBack:
    """The decisions of a plan as `file` will hold them, which is not written here.

    `without`: co_caseworker, assigned or cover_until, which stay as they are in the export.
    `on`: what is decided for that later day, instead of for the plan's own; the rest of a row is as
    the export of the plan's day had it.
    Raises PlanError where the plan does not hold for its day or its day was read without a
    profile, AssignerError with all that the profile cannot say backwards.
    """
    kind = file_of(file)
    if not kind:
        raise AssignerError(say("{file} must end in .csv, .txt, .tsv or .xlsx: that says which "
                                "kind of file it becomes.", file=file))
    export = DayFiles(plan.home, plan.by).export
    if export is None:
        raise NoExport(say(
            "{plan}: its day was read without a profile, so there is no export to write it back "
            "to. Nothing was written.", plan=plan.name))
    if file.resolve() in {raw.place.path.resolve() for raw in export.raw}:
        raise AssignerError(say("{file} is the export that the day was read from: name another "
                                "file, or the day is lost.", file=file))
    evening = evening_of(plan, on)
    own = on is None or on == plan.facts.date
    morning = plan.facts if own else evening_of(plan, evening.instance.date - _A_DAY).instance
    decided = decided_cases(morning, evening)
    if not decided:
        raise PlanError(_nothing(plan, evening, on))
    people = {worker.id: worker
              for worker in (*evening.instance.caseworkers, *plan.facts.caseworkers)}
    back = WayBack(
        export, plan.home, file.absolute().parent, list(people.values()), vocabulary(plan.policy),
        frozenset(without),
    ).send(decided, kind)
    return replace(back, notes=(*back.notes, *_left(plan, evening)))


def decided_cases(morning: Instance, evening: Tomorrow) -> list[OpenCase]:
    """The cases that are with somebody else than in the morning, or on other terms."""
    before = {case.id: case for case in morning.caseload}
    return [
        case for case in evening.instance.caseload
        if (was := before.get(case.id)) is None
        or any(getattr(was, key) != getattr(case, key) for key in _HANDS)
    ]


def _nothing(plan: Plan, evening: Tomorrow, on: date | None) -> Words:
    """That nothing is decided for the day, and for which day something is."""
    days = sorted({item.on for item in evening.later if item.on > (on or plan.facts.date)})
    if days:
        return say("{plan} decides nothing for {day}: there is nothing to write. It does for "
                   "{next}: write that with --on {next}.", plan=plan.name,
                   day=on or plan.facts.date, next=days[0].isoformat())
    return say("{plan} decides nothing for {day}: there is nothing to write.", plan=plan.name,
               day=on or plan.facts.date)


def _left(plan: Plan, evening: Tomorrow) -> Iterator[Words]:
    """What the plan says and the file does not."""
    if evening.waiting and evening.instance.date == plan.facts.date:
        yield counted("{n} case has nobody: nothing is written of it.",
                      "{n} cases have nobody: nothing is written of them.", len(evening.waiting))
    later = [item for item in evening.later if item.on > evening.instance.date]
    if later:
        yield counted("{n} decision is for a later day: --on {day} writes it, on that day.",
                      "{n} decisions are for later days: --on {day} writes the next of them, on "
                      "that day.", len(later), day=min(item.on for item in later).isoformat())
