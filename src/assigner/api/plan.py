"""A plan in hand: who takes what, how sure that is, and everything asked of it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assigner.api.kept import Kept, judged_again, open_kept, put_to_the_test
from assigner.api.state import state_folder
from assigner.errors import PlanError, VerificationFailed
from assigner.explain.planned import Planned
from assigner.files.atomic import write_atomically
from assigner.files.whereabouts import Whereabouts, remember
from assigner.files.workbook import is_workbook
from assigner.plan import Claims, EndedDay
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.scenarios.rebalance import Rebalance
from assigner.words import joined, language, say, term

if TYPE_CHECKING:
    from pandas import DataFrame

    from assigner.api.answer import Answer, Explanation
    from assigner.api.override import Priced
    from assigner.api.progress import Cancel


@dataclass(frozen=True)
class Plan:
    """An allocation with its proof, made by `Day.solve` or read by `load_plan`.

    `document`: the contract's JSON. `kept`: what it claims, with its day and its model.
    `solution`: how the engine ended; None for a plan that was read.
    """

    document: dict[str, Any]
    kept: Kept = field(repr=False)
    solution: EndedDay | None = field(default=None, repr=False)

    @classmethod
    def of(cls, kept: Kept) -> "Plan":
        """A plan that was read."""
        return cls(dict(kept.claims.written), kept)

    @property
    def name(self) -> str:
        """Its file, else its day."""
        return self.claims.instance.name if self.kept.plan == Path() else str(self.kept.plan)

    @property
    def made(self) -> EndedDay:
        """How the engine ended. Raises PlanError for a plan that was read."""
        if self.solution is None:
            raise PlanError(say("The plan was read, not solved."))
        return self.solution

    @property
    def restaffed(self) -> Rebalance:
        """The day after staff changes. Raises PlanError for a plan of a day without any."""
        if self.kept.rebalance is None:
            raise PlanError(say("The plan is of a day without staff changes."))
        return self.kept.rebalance

    @property
    def claims(self) -> Claims:
        """What it says, typed."""
        return self.kept.claims

    @property
    def policy(self) -> Policy:
        """The model it was made under."""
        return self.kept.policy

    @property
    def problem(self) -> Problem:
        """The day, weighed."""
        return self.kept.problem

    @property
    def status(self) -> str:
        """One of optimal, feasible, infeasible, unknown."""
        return self.claims.status

    @property
    def tiers(self) -> tuple[dict[str, Any], ...]:
        """Each tier in order: name, unit, value, bound, proven, and what the proof is over."""
        return tuple(dict(row) for row in self.document["tiers"])

    @property
    def certificate(self) -> str | None:
        """What a balance that is not proven promises all the same, in words."""
        found = self.document.get("certificate")
        return None if found is None else str(found["words"])

    @property
    def headline(self) -> str:
        """The plan in one line."""
        summary = self.document["summary"]
        return str(say(
            "{placed} of {cases} cases placed · {status}", placed=summary["placed"],
            cases=summary["new_cases"], status=term(self.status),
        ))

    def frame(self) -> "DataFrame":
        """A row a case, placed or not, as in `assignments`, `unassigned` and `cases`.

        `caseworker` is missing where nobody takes it; then `why` gives the reasons.
        """
        from pandas import DataFrame  # noqa: PLC0415  # half a second, for who wants a frame

        weighed = {row["id"]: row for row in self.document["cases"]}
        rows: list[dict[str, Any]] = [dict(row) for row in self.document["assignments"]]
        rows += [
            {
                "case": row["case"], "caseworker": None, "co_caseworker": None,
                "why": "; ".join(reason["words"] for reason in row["reasons"]),
                "owner": row["owner"],
            }
            for row in self.document["unassigned"]
        ]
        for row in rows:
            row.update({key: weighed[row["case"]][key] for key in _WEIGHED})
        first = ["case", "caseworker", "co_caseworker", "tied", "why", "weight_hours"]
        rows.sort(key=lambda row: str(row["case"]))
        frame = DataFrame(rows)
        others = [name for name in frame.columns if name not in first]
        return frame.reindex(columns=[*first, *others])

    def caseworkers_frame(self) -> "DataFrame":
        """A row a caseworker: capacity, load and utilisation before and after, new cases."""
        from pandas import DataFrame  # noqa: PLC0415  # likewise

        return DataFrame(self.document["caseworkers"])

    def moves_frame(self) -> "DataFrame":
        """A row an open case that changes hands, with its reason; only after staff changes."""
        from pandas import DataFrame  # noqa: PLC0415  # likewise

        columns = ["case", "from", "to", "reason", "words", "cost", "cover_until", "date"]
        return DataFrame(self.document.get("moves", []), columns=columns)

    @property
    def planned(self) -> Planned:
        """The plan as the explanations take it. Raises PlanError where nothing is allocated."""
        if self.status in {"infeasible", "unknown"}:
            raise PlanError(say("The plan holds no allocation ({status}).",
                                status=term(self.status)))
        return self.kept.planned

    def explain(self, case: str, *, seconds: float | None = None) -> "Explanation":
        """Why a case is where it is; ask further with `why_not`, `what_would_it_take`.

        Raises InputError where there is no such new case.
        """
        from assigner.api.answer import Explanation  # noqa: PLC0415  # OR-Tools takes its time

        return Explanation.of(self, case, seconds)

    def override(  # noqa: PLR0913  # what is decided, by whom, why, and how long it may take
        self, case: str, caseworker: str, *, by: str, reason: str, role: str = "",
        forbid: bool = False, seconds: float | None = None, cancel: "Cancel | None" = None,
    ) -> "Priced":
        """What it costs to give `case` to `caseworker`, or with `forbid`, not to; solved anew.

        `role`: in which role `by` decides, where it goes against a rule. Then `accepted` gives the
        new plan, `record` keeps the decision in the ledger. Raises InputError for names nobody
        has, Infeasible where law, or a rule that is not theirs to lift, is in the way.
        """
        from assigner.api.override import priced  # noqa: PLC0415  # likewise

        return priced(self, (case, caseworker), (by, reason, role), (seconds, cancel),
                      forbid=forbid)

    def fairness(self, *, seconds: float | None = None) -> "Answer":
        """What is proven of the balance, who is fullest, how load spreads."""
        from assigner.api.answer import fairness  # noqa: PLC0415  # likewise

        return fairness(self, seconds)

    def verify(self) -> None:
        """Judge the plan again without the solver. Raises VerificationFailed with every fault."""
        found = judged_again(self.kept) or put_to_the_test(self.kept)
        if found:
            head = say("The plan does not hold:")
            raise VerificationFailed(joined((head, *found), "\n  - "))

    def write(self, file: Path) -> None:
        """Write the plan as JSON, complete or not at all."""
        write_atomically(file, json.dumps(self.document, ensure_ascii=False, indent=1) + "\n")

    def save(self, path: str | Path) -> Path:
        """Keep the plan as JSON, complete or not at all, and remember where its day lies."""
        file = Path(path)
        self.write(file)
        if self.kept.folder is not None:
            where = Whereabouts(self.kept.folder, self.policy.name)
            remember(state_folder(), self.claims.instance.sha256, where)
        return file

    def report(
        self, path: str | Path, *, reader: str | None = None, manager: bool = False,
        seconds: float | None = None,
    ) -> Path:
        """Write the plan as one page, offline and printable; a path in .xlsx as a workbook.

        `reader`: the caseworker whose own page it is; nothing private of colleagues is in it.
        """
        from assigner.api.page import plan_as_book, plan_as_page  # noqa: PLC0415  # takes its time
        from assigner.render.html import html  # noqa: PLC0415  # likewise

        file = Path(path)
        if is_workbook(file):
            write_atomically(file, plan_as_book(self.kept))
        else:
            page = plan_as_page(self.kept, reader=reader, manager=manager, seconds=seconds)
            write_atomically(file, html(page, language()))
        return file

    def _repr_html_(self) -> str:
        """A notebook shows the plan in one line, its cases and its caseworkers."""
        tables = (self.frame(), self.caseworkers_frame())
        return f"<p>{self.headline}</p>" + "".join(table.to_html(index=False) for table in tables)


_WEIGHED = ("weight_hours", "co_weight_hours", "eligible")


def load_plan(
    path: str | Path, *, instance: str | Path | None = None, model: str | None = None
) -> Plan:
    """A plan that was kept, with its day found by content, wherever it lies now.

    Raises PlanError where the plan cannot be read, or its day is not found or has changed.
    """
    file = Path(path)
    return Plan.of(open_kept(file, None if instance is None else Path(instance), model))
