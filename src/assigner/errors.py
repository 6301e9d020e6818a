"""What can go wrong, and the exit code each failure ends with.

AssignerError            1   a handled failure, told in the user's words
├── InputError           1   faults in an instance, all of them at once
│   └── UnknownCase      1   a case that its reader does not know
├── ModelError           1   faults in a workload model, with file and line
├── PlanError            1   a plan that cannot be read or whose instance is not found
│   └── MovedOn          1   its day or model is another by now: it is to be made anew
├── LedgerError          1   a ledger that cannot be read or written; says what was recorded
│   ├── NoLedger         1   there is none yet
│   └── LedgerDiffers    7   it is shorter or other than its checkpoints: nothing is recorded
├── EngineDied           1   the engine's process ended before it had found anything
├── MissingExtra         1   a library that comes with an extra is not installed
├── Misused              2   a question that contradicts itself, or leaves out what it needs
├── Infeasible           3   pins that contradict rules: proved
│   └── NotTheirs        3   a decision that is not theirs, or not theirs to take back
├── NothingFound         4   no allocation found in the time given: nothing is proved
│   └── NoMemory         4   none found in the memory given
├── NotProven            5   an allocation, not proven optimal, under --require-optimal
├── StalePlan            6   the day has changed since the plan was made; nothing is recorded
└── VerificationFailed   7   the engine and the checker disagree: a defect
"""

from collections.abc import Sequence
from typing import ClassVar


class AssignerError(Exception):
    """A failure the program understands; its text is meant for the user."""

    exit_code: ClassVar[int] = 1

    @property
    def on_a_page(self) -> object:
        """What a page says of it, in the language of each reader where it was said in words."""
        return self.args[0] if self.args else ""


class InputError(AssignerError):
    """An instance with faults; `lines` holds one complete complaint each."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[str, ...]]]:
        """As it is sent from another process: its lines, not its text, make it."""
        return type(self), (self.lines,)


class UnknownCase(InputError):
    """A case that its reader does not know: `lines` repeat what she wrote, and tell nothing else.

    So they are shown as they are, whatever case that is.
    """


class ModelError(AssignerError):
    """A workload model that cannot be used: wrong key, unit, number or rule."""


class PlanError(AssignerError):
    """A plan that cannot be read, or whose instance cannot be found."""


class MovedOn(PlanError):
    """A plan whose day or model is another by now; `why` says which, and names no file."""

    def __init__(self, said: object, why: object) -> None:
        super().__init__(said)
        self.why = why

    @property
    def on_a_page(self) -> object:
        """There the command to type is a button, and its files are nobody's concern."""
        return self.why


class NoExport(PlanError):
    """A plan whose day no profile read: there is no export to write it back to."""


class LedgerError(AssignerError):
    """A ledger that cannot be read or written, or that does not hold what it held."""


class NoLedger(LedgerError):
    """A ledger that is not there yet; its text says how to make one."""


class LedgerDiffers(LedgerError):
    """A ledger that is not the one its checkpoints saw, or checkpoints that are none."""

    exit_code = 7


class EngineDied(AssignerError):
    """The engine's own process ended before it had found an allocation; says why, if known."""


class MissingExtra(AssignerError):
    """A library that only some commands need, or the solver, is not installed: how to get it."""


class Misused(AssignerError):
    """A question that contradicts itself, or leaves out what it needs; says what to write."""

    exit_code = 2


class Infeasible(AssignerError):
    """Proved: no allocation satisfies the pins together with the hard rules."""

    exit_code = 3


class NotTheirs(Infeasible):
    """What somebody else has to decide, or to take back; says who. Nothing is recorded."""


class NothingFound(AssignerError):
    """The time ran out before any allocation was found."""

    exit_code = 4


class NoMemory(NothingFound):
    """The memory ran out before any allocation was found."""


class NotProven(AssignerError):
    """An allocation was found but a tier is not proven, and a proof was required."""

    exit_code = 5


class StalePlan(AssignerError):
    """A plan made on facts that no longer hold: its instance or the ledger has moved on.

    `why`: the reasons alone, for whoever says in other words what was refused and what to do.
    """

    exit_code = 6

    def __init__(self, said: object, why: Sequence[object] = ()) -> None:
        super().__init__(said)
        self.why = tuple(why)


class VerificationFailed(AssignerError):
    """The engine's claim and the checker's count differ; `why` as above."""

    exit_code = 7

    def __init__(self, said: object, why: Sequence[object] = ()) -> None:
        super().__init__(said)
        self.why = tuple(why)
