"""How cases and people come and go: a TOML file, each number with unit, status and source."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final, NamedTuple, Self

from pydantic import AfterValidator, model_validator

from assigner import bounded
from assigner.errors import ModelError
from assigner.policy.complaints import dotted
from assigner.policy.lines import key_lines
from assigner.policy.schema import read
from assigner.policy.sources import SUFFIX, Source
from assigner.quantity import In, Quantity, Share, Weeks
from assigner.toml_slip import toml_slip
from assigner.words import refusal, say
from assigner.workload import ModelTable

NAME: Final = "flow.toml"
"""What an office's own file is called, wherever it lies."""


def _of(*units: str, most: int | None = None) -> AfterValidator:
    return AfterValidator(In(units, 0, most, whole=False))


Days = Annotated[Quantity, _of("working days", most=5000)]
Arrivals = Annotated[Quantity, _of(
    "cases a day per hundred caseworkers", "cases a day per hundred people", most=1000)]
Spread = Annotated[Quantity, _of("share", most=3)]


class Clock(NamedTuple):
    """Working days of work until something is planned, and until it is late."""

    planned: float
    late: float


class PhaseFlow(ModelTable):
    """Where cases of a phase go, and whether work or time ends it."""

    to: dict[str, Share]
    spread: Spread
    worked_off: bool
    within: Days | None = None


class Contacts(ModelTable):
    """When contacts are planned, and late; what is left out there is not in the office."""

    first: Days | None = None
    follow_up: Days | None = None
    follow_up_within: Days | None = None
    network: Days | None = None
    network_within: Days | None = None

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.follow_up is None) != (self.follow_up_within is None):
            raise ValueError(say(
                "follow_up and follow_up_within go together; write both or neither"))
        if (self.network is None) != (self.network_within is None):
            raise ValueError(say("network and network_within go together; write both or neither"))
        return self

    @property
    def follow_ups(self) -> Clock | None:
        """When a follow-up is planned and late; None where there are none."""
        return _clock(self.follow_up, self.follow_up_within)

    @property
    def meetings(self) -> Clock | None:
        """When a network meeting is planned and late; None where there are none."""
        return _clock(self.network, self.network_within)


def _clock(planned: Quantity | None, late: Quantity | None) -> Clock | None:
    if planned is None or late is None:
        return None
    return Clock(float(planned.value), float(late.value))


class StaffFlow(ModelTable):
    """Who is away, who leaves, who comes."""

    holiday_weeks: Weeks
    short_absence: Share
    short_absence_days: Days
    long_leave: Share
    long_leave_days: Days
    leaves: Share
    vacancy: Days
    handover: Days


class Flow(ModelTable):
    """All of it. `entry` is the phase in which cases arrive."""

    entry: str
    arrivals: Arrivals
    siblings: Share
    phases: dict[str, PhaseFlow]
    contacts: Contacts = Contacts()
    people: StaffFlow

    def visits(self) -> Mapping[str, float]:
        """How often a case that arrives goes through each phase, in the mean.

        Raises ModelError when cases could go round for ever.
        """
        visits = dict.fromkeys(self.phases, 0.0)
        moving = {self.entry: 1.0}
        for _ in range(len(self.phases) + 1):
            following: dict[str, float] = {}
            for phase, share in moving.items():
                visits[phase] += share
                for to, part in self.phases[phase].to.items():
                    following[to] = following.get(to, 0.0) + share * float(part.value)
            moving = {phase: share for phase, share in following.items() if share > 0}
            if not moving:
                return visits
        raise ModelError(str(say("flow: cases go round in a circle; let each phase lead on.")))


def own_flow(day: Path, model: str) -> Path | None:
    """An office's own flow.toml; None where there is none.

    It lies with the files of the day, in the folder around them, or beside the file of the model.
    """
    folders = [day, day.parent] if day.is_dir() else [day.parent]
    if model.endswith(SUFFIX):
        folders += [(folders[0] / model).parent, Path(model).parent]
    return next((file for folder in folders if (file := folder / NAME).is_file()), None)


def load_flow(path: Path | None, phases: frozenset[str]) -> Flow:
    """The flow of a file, or the built-in one; ModelError with every fault.

    `phases` are those of the models it is to be used with.
    """
    label = NAME if path is None else str(path)
    try:
        text = (
            (files("assigner.simulation") / NAME).read_text(encoding="utf-8")
            if path is None else bounded.read_text(path, bounded.MOST_TOML)
        )
        tree = bounded.toml(text, Decimal)
    except OSError as wrong:
        raise ModelError(str(say(
            "{file}: cannot be read ({why})", file=label, why=refusal(wrong)
        ))) from wrong
    except UnicodeDecodeError as wrong:
        raise ModelError(str(say("{file}: is not UTF-8; save the file as UTF-8.",
                                 file=label))) from wrong
    except tomllib.TOMLDecodeError as wrong:
        slip = toml_slip(text, wrong)
        raise ModelError(str(say("{path}:{line}: is not TOML: {reason}", path=label,
                                 line=slip.line, reason=slip.reason))) from wrong
    flow = _flow(Source(label, text, tree, key_lines(text)))
    if path is None and flow.phases.keys() != phases:
        raise ModelError(str(say(
            "How cases and people come and go is not known for the phases of this model: {phases}. "
            "Begin a {file} with `assigner model flow MODEL {file}`, put it with the day's files "
            "or beside the model, and write your own numbers in it (docs/flow.md).",
            phases=", ".join(sorted(phases)), file=NAME)))
    _check(flow, phases, label)
    return flow


def _flow(source: Source) -> Flow:
    flow: Flow
    flow, faults = read(Flow, source.tree, ())
    if faults:
        raise ModelError("\n".join(
            f"{source.place(one.path)}: {dotted(one.path)}: {one.words}" for one in faults))
    return flow


def _check(flow: Flow, phases: frozenset[str], label: str) -> None:
    named = {flow.entry, *flow.phases, *(to for phase in flow.phases.values() for to in phase.to)}
    lines = [
        str(say('{file}: "{phase}" is not a phase of the model; write {known}', file=label,
                phase=phase, known=", ".join(sorted(phases))))
        for phase in sorted(named - phases)
    ]
    lines += [
        str(say('{file}: the phase "{phase}" has no [phases.{phase}]', file=label, phase=phase))
        for phase in sorted((named | phases) - flow.phases.keys())
    ]
    lines += [
        str(say("{file}: more than all cases of {phase} go on", file=label, phase=phase))
        for phase, table in flow.phases.items()
        if sum(share.value for share in table.to.values()) > 1
    ]
    if lines:
        raise ModelError("\n".join(lines))
    flow.visits()
