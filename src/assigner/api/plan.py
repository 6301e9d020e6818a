"""A plan in hand: who takes what, how sure that is, and everything asked of it."""

import json
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api.day_files import DayFiles
from assigner.api.judged import judged_again, put_to_the_test
from assigner.api.state import state_folder
from assigner.errors import PlanError, VerificationFailed
from assigner.explain.planned import Planned
from assigner.files.atomic import write_atomically
from assigner.files.complaints import Complaint
from assigner.files.whereabouts import Whereabouts, remember
from assigner.instance import Instance
from assigner.plan import Claims, EndedDay
from assigner.plan.changes import changes
from assigner.plan.counted import CountedDay
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.scenarios.rebalance import Rebalance
from assigner.solve.outcome import Cut
from assigner.words import Words, joined, say, term

if TYPE_CHECKING:
    from pandas import DataFrame

    from assigner.api.answer import Answer, Explanation
    from assigner.api.override import Priced
    from assigner.api.progress import Cancel, QuestionProgress


@dataclass(frozen=True)
class Plan:
    """An allocation with its proof, made by `Day.solve` or read by `load_plan`.

    `claims`: what it says, typed. `folder`: where its day lies; None for data frames. `path`:
    the file it was read from. `rebalance`: the day after staff changes, for a plan of those.
    `ended`: how the engine ended, for a plan that was solved here.
    """

    claims: Claims
    folder: Path | None = field(repr=False)
    policy: Policy = field(repr=False)
    problem: Problem = field(repr=False)
    rebalance: Rebalance | None = field(default=None, repr=False)
    path: Path = Path()
    warnings: tuple[Complaint, ...] = field(default=(), repr=False)
    ended: EndedDay | None = field(default=None, repr=False)
    profile: Path | None = field(default=None, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """What it was made of: what follows from that is worked out again by whoever has a copy."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

    def __repr__(self) -> str:
        """Which day, how it stands, how much of it is placed."""
        summary = self.claims.summary
        return (
            f"<Plan {self.claims.instance.name}: {self.claims.status}, "
            f"{summary.placed} of {summary.new_cases} cases placed>"
        )

    @cached_property
    def document(self) -> dict[str, object]:
        """The contract's JSON: the caller's own, whatever becomes of it."""
        return deepcopy(dict(self.claims.written))

    @property
    def name(self) -> str:
        """Its file, else its day."""
        return self.claims.instance.name if self.path == Path() else str(self.path)

    @property
    def home(self) -> Path:
        """Where its files lie. Raises PlanError for a plan of a day that was never in files."""
        if self.folder is None:
            raise PlanError(say("The day was made of data frames: it lies in no folder."))
        return self.folder

    @property
    def facts(self) -> Instance:
        """The day as it is in its files; a rebalance is of the day after its changes."""
        return self.problem.instance if self.rebalance is None else self.rebalance.restaffed.before

    @cached_property
    def counted(self) -> CountedDay:
        """What follows from who takes what, of a plan solved here as it was counted then."""
        allocation = self.claims.allocation
        if self.ended is not None and self.ended.allocation == allocation:
            return self.ended.counted
        return CountedDay(self.problem, self.policy.rules, allocation)

    @cached_property
    def planned(self) -> Planned:
        """The plan as the explanations take it; nothing is allocated where nothing was found."""
        return Planned(
            self.problem, self.policy.rules, self.policy.tiers, self.claims.allocation,
            self.claims.status == "optimal", self.counted.statement,
        )

    @cached_property
    def changes(self) -> tuple[Words, ...]:
        """In what the day or its model is no longer the one the plan was made on."""
        return tuple(changes(self.claims, self.problem, self.policy, self.facts.sha256))

    @property
    def by(self) -> str | None:
        """The profile its day was read by, as it can be named again."""
        return None if self.profile is None else str(self.profile)

    @cached_property
    def letters(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Where each column is in the user's files: file or sheet, and letter."""
        return {} if self.folder is None else DayFiles(self.folder, self.by).letters

    @property
    def status(self) -> str:
        """One of optimal, feasible, infeasible, unknown."""
        return self.claims.status

    @property
    def found(self) -> bool:
        """Whether there is an allocation."""
        return self.status in {"optimal", "feasible"}

    @property
    def cut(self) -> Cut:
        """Why the engine did not end by itself: interrupted, overran, memory, died; else blank."""
        return "" if self.ended is None else self.ended.cut

    @property
    def tied(self) -> frozenset[str]:
        """The cases that equally good allocations give to others."""
        return frozenset(row.case for row in self.claims.assignments if row.tied)

    @property
    def tiers(self) -> tuple[dict[str, object], ...]:
        """Each tier in order: name, unit, value, bound, proven, and what the proof is over."""
        return tuple(dict(row) for row in self.claims.written["tiers"])

    @property
    def certificate(self) -> str | None:
        """What a balance that is not proven promises all the same, in words."""
        found = self.claims.certificate
        return None if found is None else str(found.words)

    @property
    def headline(self) -> str:
        """The plan in one line."""
        summary = self.claims.summary
        return str(say(
            "{placed} of {cases} cases placed · {status}", placed=summary.placed,
            cases=summary.new_cases, status=term(self.status),
        ))

    def frame(self) -> "DataFrame":
        """A row a case, placed or not, as in `assignments`, `unassigned` and `cases`.

        `caseworker` is missing where nobody takes it; then `why` gives the reasons.
        """
        from assigner.api.plan_frame import by_case  # noqa: PLC0415  # pandas: half a second

        return by_case(self.claims)

    def caseworkers_frame(self) -> "DataFrame":
        """A row a caseworker: capacity, load and utilisation before and after, new cases.

        Before is this morning, also of staff changes.
        """
        from assigner.api.plan_frame import by_caseworker  # noqa: PLC0415  # likewise

        return by_caseworker(self.claims, self.rebalance)

    def moves_frame(self) -> "DataFrame":
        """A row an open case that changes hands, with its reason; only after staff changes."""
        from assigner.api.plan_frame import by_move  # noqa: PLC0415  # likewise

        return by_move(self.claims)

    def require_allocated(self) -> Planned:
        """The plan as the explanations take it. Raises PlanError where nothing is allocated."""
        if not self.found:
            raise PlanError(say("The plan holds no allocation ({status}).",
                                status=term(self.status)))
        return self.planned

    def explain(
        self, case: str, *, seconds: float | None = None,
        progress: "QuestionProgress | None" = None, cancel: "Cancel | None" = None,
    ) -> "Explanation":
        """Why a case is where it is; ask further with `why_not`, `what_would_it_take`.

        `seconds`, `progress` and `cancel` hold for what is asked further, too: it takes solves of
        its own. Raises InputError where there is no such new case, NothingFound where the time
        is over, or nobody wants more, before anything is known.
        """
        from assigner.api.answer import Explanation  # noqa: PLC0415  # OR-Tools takes its time
        from assigner.api.progress import limits  # noqa: PLC0415  # likewise

        return Explanation.of(self, case, limits(seconds, cancel), progress)

    def override(  # noqa: PLR0913  # what is decided, by whom, why, and how long it may take
        self, case: str, caseworker: str, *, by: str, reason: str, role: str = "",
        forbid: bool = False, seconds: float | None = None, cancel: "Cancel | None" = None,
    ) -> "Priced":
        """What it costs to give `case` to `caseworker`, or with `forbid`, not to; solved anew.

        `role`: in which role `by` decides, where it goes against a rule. Then `accepted` gives the
        new plan, `record` keeps the decision in the ledger. Raises InputError for names nobody
        has, Infeasible where law is in the way, NotTheirs where a rule is that others may lift.
        """
        from assigner.api.override import priced  # noqa: PLC0415  # likewise

        return priced(self, (case, caseworker), (by, reason, role), (seconds, cancel),
                      forbid=forbid)

    def fairness(
        self, *, seconds: float | None = None, progress: "QuestionProgress | None" = None,
        cancel: "Cancel | None" = None,
    ) -> "Answer":
        """What is proven of the balance, who is fullest, how load spreads; see `explain`."""
        from assigner.api.answer import fairness  # noqa: PLC0415  # likewise
        from assigner.api.progress import limits  # noqa: PLC0415  # likewise

        return fairness(self, limits(seconds, cancel), progress)

    def verify(self) -> "Plan":
        """The plan, judged again without the solver. Raises VerificationFailed with every fault.

        PlanError where nothing is allocated.
        """
        self.require_allocated()
        found = judged_again(self) or put_to_the_test(self)
        if found:
            head = say("The plan does not hold:")
            raise VerificationFailed(joined((head, *found), "\n  - "))
        return self

    def write(self, file: Path) -> None:
        """Write the plan as JSON, complete or not at all."""
        written = json.dumps(self.claims.written, ensure_ascii=False, indent=1, default=str)
        write_atomically(file, written + "\n")

    def save(self, path: str | Path) -> Path:
        """Keep the plan as JSON, complete or not at all, and remember where its day lies."""
        from assigner.api.since import note  # noqa: PLC0415  # which knows plans

        file = Path(path)
        self.write(file)
        if self.folder is not None:
            where = Whereabouts(self.folder, self.policy.name, self.by or "")
            remember(state_folder(), self.claims.instance.sha256, where, file)
        note(self)
        return file

    def export(
        self, path: str | Path, *, without: Collection[str] = (), on: date | None = None
    ) -> tuple[str, ...]:
        """Write the decisions in the columns and words of the export that the day was read from.

        `path`: a .csv or .xlsx; `without`: co_caseworker, assigned or cover_until, which stay as
        they are there; `on`: what is decided for that later day instead. The file is read again by
        the profile before it is written. Returns what it does not say, as sentences. Raises
        PlanError where the day was read without a profile, AssignerError with all that the profile
        cannot say backwards.
        """
        from assigner.api.back import send_back  # noqa: PLC0415  # it imports this module

        file = Path(path)
        back = send_back(self, file, without, on)
        write_atomically(file, back.content)
        return tuple(map(str, back.notes))

    def report(
        self, path: str | Path, *, reader: str | None = None, manager: bool = False,
        seconds: float | None = None,
    ) -> Path:
        """Write the plan as one page, offline and printable; a path in .xlsx as a workbook.

        `reader`: the caseworker whose own page it is; nothing private of colleagues is in it.
        Raises PlanError where nothing is allocated, InputError for a reader nobody knows.
        """
        self.require_allocated()
        from assigner.api.page import plan_as_file  # noqa: PLC0415  # takes its time

        file = Path(path)
        write_atomically(file, plan_as_file(self, file, reader, seconds, manager=manager))
        return file

    def _repr_html_(self) -> str:
        """A notebook shows what `assigner solve` shows: cases, people, what is proven."""
        from assigner.api.shown import plan_as_fragment  # noqa: PLC0415  # likewise

        return plan_as_fragment(self)
