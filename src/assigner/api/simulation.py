"""Policies over months of one office, on the same days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assigner.api.day import Read
from assigner.documents.simulate import SimulateDocument
from assigner.errors import NothingFound
from assigner.scenarios.outcome_row import OutcomeRow, outcome_row, outcomes
from assigner.scenarios.simulate import GoingOn, simulate
from assigner.scenarios.simulate_document import simulate_document
from assigner.simulation.flow import load_flow
from assigner.simulation.setting import ROUND, Practice, Setting
from assigner.words import say


@dataclass(frozen=True)
class Months:
    """`days`: working days; `runs`: seeds, from `seed` on; `arrivals`: new cases a day.

    `flow`: a file that says how cases and people come and go; None for the built-in one.
    `at_once`: so many cases of a phase are allocated together. `hindsight`: bound what knowing
    everything could have brought.
    """

    days: int = 250
    runs: int = 5
    seed: int = 0
    arrivals: float | None = None
    flow: Path | None = None
    at_once: int = ROUND
    hindsight: bool = False


@dataclass(frozen=True)
class InPieces:
    """A simulation that goes on: `rows` are the runs kept before, `keep` is given each new one."""

    rows: Sequence[OutcomeRow] = ()
    keep: Callable[[OutcomeRow], None] = field(default=lambda row: None)


def simulated(
    read: Mapping[str, Read], baselines: Sequence[str], months: Months,
    watch: Callable[[int], None] = lambda done: None, pieces: InPieces | None = None,
) -> SimulateDocument:
    """The contract's `simulate`, for an office as each model reads it.

    `baselines`: habits, under the first model's hard rules. `watch` is told how many days of
    `lived` are done; where it raises EnoughSeeds, the seeds that are whole are told. Raises
    NothingFound where none is.
    """
    practices = [Practice(name, policy) for name, (_, policy) in read.items()]
    facts, first = next(iter(read.values()))
    practices += [Practice(name, first, name) for name in dict.fromkeys(baselines)]
    phases = frozenset().union(*(frozenset(one.policy.phases) for one in practices))
    setting = Setting(facts, load_flow(months.flow, phases), months.days, months.seed,
                      months.arrivals, months.at_once, first.open_days, months.hindsight)
    going = None if pieces is None else GoingOn(
        outcomes(pieces.rows, practices), lambda one: pieces.keep(outcome_row(one)))
    found = simulate(setting, practices, months.runs, watch, going)
    if not found.seeds:
        raise NothingFound(say("Not one seed was lived through: give it more time, or fewer days."))
    return simulate_document(found)


def lived(read: Mapping[str, Read], baselines: Sequence[str], months: Months) -> int:
    """How many days are lived in all."""
    return months.days * months.runs * (len(read) + len(dict.fromkeys(baselines)))
