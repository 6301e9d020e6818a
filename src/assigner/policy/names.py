"""What a model calls things, as cells and sentences take it; also of a model that has faults."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from assigner.called import Called
from assigner.errors import ModelError
from assigner.policy.calendar import CalendarTable
from assigner.policy.handover import HandoverTable
from assigner.policy.own_words import THREE, Complexity, PersonTable, header_faults
from assigner.policy.schema import Phase, TeamTable, read
from assigner.words import Persons
from assigner.workdays import USUAL, Calendar
from assigner.workload import ReductionReason, Role


@dataclass(frozen=True, kw_only=True)
class ModelNames(ABC):
    """The words of a model. `own`: texts that no built-in model says."""

    teams: Mapping[str, TeamTable]
    phases: Mapping[str, Phase]
    complexities: Mapping[str, Complexity] = field(default_factory=lambda: {**THREE})
    headers: Mapping[str, str | Literal[False]] = field(default_factory=dict)
    calendar: CalendarTable | None = None
    handover: HandoverTable | None = None
    person: PersonTable | None = None
    own: frozenset[str] = frozenset()

    @property
    @abstractmethod
    def roles(self) -> Mapping[str, Role]:
        """Duties by key."""

    @property
    @abstractmethod
    def reductions(self) -> Mapping[str, ReductionReason]:
        """Reasons for fewer hours, by key."""

    @property
    def open_days(self) -> Calendar:
        """When the office is open; the usual calendar where the model says nothing of it."""
        return USUAL if self.calendar is None else self.calendar.calendar

    @cached_property
    def called(self) -> Called:
        """The model's own words for columns, levels and phases."""
        return Called(
            {key: word or "" for key, word in self.headers.items()},
            {key: one.label for key, one in self.complexities.items()},
            {key: phase.label for key, phase in self.phases.items()},
            self.persons,
            self.own,
        )

    @property
    def persons(self) -> Persons:
        """What the office calls those who hold cases, by language."""
        return {} if self.person is None else self.person.persons

    @cached_property
    def team_phases(self) -> Mapping[str, frozenset[str]]:
        """Team -> the phases it takes."""
        return {key: frozenset(team.phases) for key, team in self.teams.items()}

    @cached_property
    def team_names(self) -> Mapping[str, str]:
        """Every way to write a team, casefolded -> its key."""
        return _names({key: (team.label, *team.names) for key, team in self.teams.items()})

    @cached_property
    def phase_names(self) -> Mapping[str, str]:
        """Every way to write a phase, casefolded -> its key."""
        return _names({key: (phase.label, *phase.names) for key, phase in self.phases.items()})

    @cached_property
    def complexity_names(self) -> Mapping[str, str]:
        """Every way to write a level of complexity, casefolded -> its key."""
        return _names({key: (one.label, *one.names) for key, one in self.complexities.items()})

    @cached_property
    def role_names(self) -> Mapping[str, str]:
        """Every way to write a role, casefolded -> its key."""
        return _names({key: role.names for key, role in self.roles.items()})

    @cached_property
    def reason_names(self) -> Mapping[str, str]:
        """Every way to write a reason for fewer hours, casefolded -> its key."""
        return _names({key: (one.label, *one.names) for key, one in self.reductions.items()})

    @cached_property
    def staff_reasons(self) -> Mapping[str, str]:
        """Every way to write a reason of a staff change, casefolded -> its key."""
        reasons = {} if self.handover is None else self.handover.reasons
        return _names({key: (one.label, *one.names) for key, one in reasons.items()})


@dataclass(frozen=True, kw_only=True)
class NamesOfFaulty(ModelNames):
    """The words of a model whose faults lie elsewhere."""

    duties: Mapping[str, Role]
    reasons: Mapping[str, ReductionReason]

    @property
    def roles(self) -> Mapping[str, Role]:
        """Duties by key."""
        return self.duties

    @property
    def reductions(self) -> Mapping[str, ReductionReason]:
        """Reasons for fewer hours, by key."""
        return self.reasons


class FaultyModel(ModelError):
    """A model with faults; `names` are its words, None where not even those can be relied on."""

    def __init__(self, told: str, names: ModelNames | None) -> None:
        super().__init__(told)
        self.names = names


_NEEDED = ("teams", "phases")
_OPTIONAL = ("complexities", "headers", "person", "calendar", "handover")


def names_as_read(
    parts: Mapping[str, Any], tree: Mapping[str, Any], own: frozenset[str]
) -> ModelNames | None:
    """The words of a model with faults, from the parts that could be read.

    None where a part with words could not: lists held against half of the words are blamed for
    what is not theirs.
    """
    said = {key: parts[key] for key in (*_NEEDED, *_OPTIONAL) if key in parts}
    lost = [key for key in (*_NEEDED, *_OPTIONAL) if key in tree and key not in parts]
    if lost or any(key not in said for key in _NEEDED):
        return None
    person = parts.get("person")
    if any(header_faults(parts.get("headers", {}), {} if person is None else person.persons)):
        return None
    capacity = tree.get("capacity")
    of_capacity = capacity if isinstance(capacity, dict) else {}
    roles, wrong = read(dict[str, Role], of_capacity.get("roles", {}), ())
    reasons, bad = read(dict[str, ReductionReason], of_capacity.get("reductions", {}), ())
    if wrong or bad:
        return None
    return NamesOfFaulty(**said, own=own, duties=roles, reasons=reasons)


def spellings(key: str, names: tuple[str, ...]) -> frozenset[str]:
    """Every way to write a key, casefolded: itself, with blanks, and its names."""
    return frozenset(name.strip().casefold() for name in (key, key.replace("_", " "), *names))


def _names(known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {
        name: key for key, names in sorted(known.items()) for name in sorted(spellings(key, names))
    }
