"""The open cases of a run: who holds them, how far each is. Memory is that of the open cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assigner.instance import Case, OpenCase
from assigner.simulation.course import Leg
from assigner.simulation.flow import Clock

ROOM = 1024
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Held(NamedTuple):
    """What a day did to one kind of contact: how many were due, and how many were in time."""

    due: int
    in_time: int


@dataclass
class Waiting:
    """A case without a caseworker: its course, how far it is, and since which working day."""

    case: Case
    legs: tuple[Leg, ...]
    so_far: dict[str, float]
    since: int


@dataclass
class PhaseProgress:
    """How far each open case is; a slot each. Work is counted in days of full hours reached."""

    used: Bools  # (slot,), whether there is a case
    left: Floats  # (slot,), days of work or of time left in the phase, as `by_work` says
    by_work: Bools  # (slot,)
    age: Floats  # (slot,), working days held
    first: Floats  # (slot,), days of work toward the first talk; -1: it is over
    first_days: Floats  # (slot,), working days the first talk has been waited for
    follow: Floats  # (slot,), days of work toward the next follow-up
    follow_days: Floats  # (slot,), working days since the last
    network: Floats  # (slot,), days of work toward the next contact with the network
    network_days: Floats  # (slot,), working days since the last
    contacts: Floats  # (slot,), contacts planned a working day
    index: Ints  # (slot,), the holder's place in the day's staff, -1 for nobody


class Caseloads:
    """Open cases by id, and their progress in arrays; slots of closed cases are used again."""

    def __init__(self) -> None:
        self.open: dict[str, OpenCase] = {}
        self.legs: dict[str, tuple[Leg, ...]] = {}
        self.slot: dict[str, int] = {}
        self.case_at: dict[int, str] = {}
        self._free: list[int] = []
        self.at = _room(0)

    def __len__(self) -> int:
        return len(self.open)

    def add(self, held: OpenCase, legs: tuple[Leg, ...], so_far: Mapping[str, float]) -> None:
        """Somebody holds a case, which is as far as `so_far` says (0 where it does not)."""
        if not self._free:
            self._grow()
        slot = self._free.pop()
        self.open[held.id], self.legs[held.id] = held, legs
        self.slot[held.id], self.case_at[slot] = slot, held.id
        for each in fields(PhaseProgress):
            getattr(self.at, each.name)[slot] = so_far.get(each.name, 0)
        self.at.used[slot] = True

    def remove(self, case: str) -> tuple[OpenCase, tuple[Leg, ...], dict[str, float]]:
        """The case is nobody's any more; how far it is goes with it."""
        slot = self.slot.pop(case)
        del self.case_at[slot]
        self._free.append(slot)
        so_far = {
            each.name: float(getattr(self.at, each.name)[slot]) for each in fields(PhaseProgress)
        }
        self.at.used[slot], self.at.index[slot] = False, 0
        return self.open.pop(case), self.legs.pop(case), so_far

    def write(self, case: str, **far: float) -> None:
        """Say how far a case is, by the names of `PhaseProgress`."""
        for name, value in far.items():
            getattr(self.at, name)[self.slot[case]] = value

    def read(self, case: str, name: str) -> float:
        """How far a case is."""
        return float(getattr(self.at, name)[self.slot[case]])

    def change(self, held: OpenCase) -> None:
        """The same case with another fact (its phase, its co-worker)."""
        self.open[held.id] = held

    def work(self, share: Floats) -> None:
        """A working day: `share` of each holder's planned hours is reached (0 when away)."""
        at = self.at
        reached = np.where(at.used, share[at.index], 0.0)
        at.left -= np.where(at.by_work, reached, at.used)
        at.age += at.used
        at.follow += reached
        at.network += reached
        at.follow_days += at.used
        at.network_days += at.used
        waiting = at.used & (at.first >= 0)
        at.first += np.where(waiting, reached, 0.0)
        at.first_days += waiting

    def contacts_reached(self, share: Floats) -> tuple[float, float]:
        """Contacts planned today by whoever is at work, and how many fit into the hours."""
        at = self.at
        reached = np.where(at.used, share[at.index], 0.0)
        return float(at.contacts[reached > 0].sum()), float((at.contacts * reached).sum())

    def first_talks(self, planned: float) -> Floats:
        """The working days each first talk of today took; they are then over."""
        at = self.at
        done = at.used & (at.first >= planned)
        days = at.first_days[done].copy()
        at.first[done] = -1.0
        return days

    def follow_ups(self, clock: Clock) -> Held:
        """Follow-ups held today, in time or when they are late."""
        return self._held(self.at.follow, self.at.follow_days, clock)

    def networks(self, clock: Clock) -> Held:
        """Network meetings, likewise."""
        return self._held(self.at.network, self.at.network_days, clock)

    def over(self) -> tuple[str, ...]:
        """Cases whose phase is over, in order of id."""
        done = np.flatnonzero(self.at.used & (self.at.left <= 0))
        return tuple(sorted(self.case_at[int(slot)] for slot in done))

    def _held(self, worked: Floats, days: Floats, clock: Clock) -> Held:
        done = self.at.used & (worked >= clock.planned)
        late = self.at.used & ~done & (days >= clock.late)
        ended = done | late
        worked[ended] = 0.0
        days[ended] = 0.0
        return Held(int(ended.sum()), int(done.sum()))

    def _grow(self) -> None:
        size = len(self.at.used)
        more = _room(max(ROOM, size))
        for each in fields(PhaseProgress):
            old, new = getattr(self.at, each.name), getattr(more, each.name)
            setattr(self.at, each.name, np.concatenate([old, new]))
        self._free = list(range(len(self.at.used) - 1, size - 1, -1))


def indexed(caseloads: Caseloads, staff: Mapping[str, int]) -> None:
    """Write each holder's place in the day's staff beside their cases."""
    index = caseloads.at.index
    for case, held in caseloads.open.items():
        index[caseloads.slot[case]] = staff[held.caseworker]


def entered(held: OpenCase, leg: Leg) -> OpenCase:
    """The case in its next phase, registered as cases there are; its holder has it still.

    A co-worker goes where two advisers are not asked for; one who is asked for and not there
    comes with the next caseworker.
    """
    new = leg.registered
    if new is None:
        return replace(held, phase=leg.phase)
    return replace(
        held, phase=leg.phase, complexity=new.complexity, children=new.children,
        two_advisers=new.two_advisers, weight_minutes=new.weight_minutes,
        co_caseworker=held.co_caseworker if new.two_advisers else "",
    )


def _room(size: int) -> PhaseProgress:
    kinds: Iterable[tuple[str, type]] = (
        (each.name, {"used": np.bool_, "by_work": np.bool_, "index": np.int64}.get(
            each.name, np.float64
        ))
        for each in fields(PhaseProgress)
    )
    return PhaseProgress(**{name: np.zeros(size, dtype=kind) for name, kind in kinds})
