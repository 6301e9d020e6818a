"""Lines of a plan decided otherwise: the price first, then a new plan, then the record of it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import events, ledgers
from assigner.api.anchor import Anchor, anchor
from assigner.api.day import open_day
from assigner.api.judged import judged_again
from assigner.api.kept import open_kept
from assigner.api.named import CASE, PERSON, require
from assigner.api.plan import Plan
from assigner.api.progress import Cancel, limits
from assigner.api.shown import in_notebook
from assigner.api.solving import require_judged, solved
from assigner.api.state import state_folder
from assigner.api.voice import SILENT, Voice
from assigner.documents.log import AgainstRow, PriceRow
from assigner.errors import (
    AssignerError,
    Misused,
    NothingFound,
    NotTheirs,
    PlanError,
    VerificationFailed,
)
from assigner.files.whereabouts import Whereabouts, remember
from assigner.plan import Claims, document
from assigner.plan.noise import claimed_noise
from assigner.scenarios.override import Overridden, Override, overridden
from assigner.views.override import override_printout
from assigner.words import Words, figure, joined, say, term

if TYPE_CHECKING:
    from assigner.ledger import Ledger, Record

Pairs = frozenset[tuple[str, str]]
NOBODY: Pairs = frozenset()


@dataclass(frozen=True)
class Otherwise:
    """What somebody decides: (case, caseworker) pairs that are to be, or not to be; who and why.

    `role`: in which role, where the decision goes against a rule; blank for none.
    """

    by: str
    reason: str
    pins: Pairs = NOBODY
    forbids: Pairs = NOBODY
    role: str = ""


@dataclass(frozen=True)
class Priced:
    """A decision and what it costs; nothing is decided until `accepted` or `record`."""

    before: Plan = field(repr=False)
    decision: Otherwise
    found: Overridden = field(repr=False)
    wanted: Override = field(repr=False)

    @property
    def price(self) -> PriceRow:
        """Tiers in their units, loads in hours and percentage points, moves: before and after."""
        return self.found.price()

    @property
    def against(self) -> tuple[AgainstRow, ...]:
        """The rules it goes against: lifted for its cases, or gone further above."""
        return self.found.against()

    @property
    def refused(self) -> Words | None:
        """Why it is not theirs to decide; None where it is."""
        rules = [row.rule for row in self.against]
        return self.wanted.deciders.refused(self.wanted.by, self.wanted.role, rules)

    @property
    def headline(self) -> Words:
        """What is decided."""
        said = [
            say("{case} to {to} instead of {now}", case=case, to=worker,
                now=self.before.planned.caseworker(case) or "–")
            for case, worker in sorted(self.wanted.pins)
        ]
        said += [say("{case} not to {person}", case=case, person=worker)
                 for case, worker in sorted(self.wanted.forbids)]
        return joined(said, "; ")

    @property
    def lines(self) -> tuple[str, ...]:
        """Each tier that changes, before and after; not the lot."""
        lots = {tier.name for tier in self.before.policy.tiers if tier.is_lot}
        changed = (row for row in self.price.tiers
                   if row.cost_before != row.cost_after and row.name not in lots)
        return tuple(
            str(say("{tier}: {before} → {after} {unit}", tier=term(row.name), unit=term(row.unit),
                    before=figure(row.before, ".6g"), after=figure(row.after, ".6g")))
            for row in changed
        )

    def __str__(self) -> str:
        return "\n".join([str(self.headline), *(f"  - {line}" for line in self.lines)])

    def _repr_html_(self) -> str:
        """A notebook shows what `assigner override` shows before it asks."""
        return in_notebook(override_printout(self.price, self.against, self.headline))

    def accepted(self) -> Plan:
        """The new plan, which says who decided it so; judged, and not in any ledger.

        Raises NotTheirs where it is somebody else's to decide.
        """
        if self.refused is not None:
            raise NotTheirs(say("Refused: {why}", why=self.refused))
        carried = self.before.claims.decided
        ended = self.found.carrying(
            carried, self.decision.by, ledgers.now(), self.decision.reason, self.wanted
        )
        ended = replace(ended, noise=claimed_noise(self.before.claims.tolerance))
        claims = Claims.of(document(ended))
        plan = Plan(claims, self.before.folder, ended.policy, ended.problem, ended=ended,
                    profile=self.before.profile)
        require_judged(judged_again(plan))
        return plan

    def record(
        self, ledger: str | None = None, places: Sequence[str] = (), voice: Voice = SILENT,
        ready: Callable[[Plan], None] = lambda plan: None,
    ) -> "Recorded":
        """Keep the decision in the ledger; `places`: where its checkpoint goes.

        `ready` is given the new plan before it is recorded, so that it is not lost after.
        """
        from assigner.ledger import Decider, override_entry  # noqa: PLC0415  # takes time

        plan = self.accepted()
        ready(plan)
        where = events.writable(ledger)
        anchored = anchor(places, where.file, voice)
        deciders, rules = self.wanted.deciders, [row.rule for row in self.against]
        by, role = self.wanted.by, self.wanted.role
        at = plan.claims.decided.overrides[-1].at
        entry = override_entry(
            plan.document, plan.problem.instance, Decider(by, at, self.decision.reason),
            deciders.written(by, role, rules),
            {**self.found.content(self.wanted), "may": deciders.may(rules),
             "deciders": sorted(deciders.people)},
        )
        return Recorded(plan, anchored.record(where, entry), where, anchored)


@dataclass(frozen=True)
class Recorded:
    """A decision in the ledger, and the plan that carries it out."""

    plan: Plan
    record: "Record"
    where: "Ledger"
    anchor: Anchor

    def keep(self, target: Path, model: str | None = None) -> None:
        """Write the plan, and sign a checkpoint; the record is there whether that succeeds or not.

        Raises AssignerError, with what to do, where the plan cannot be written.
        """
        number, facts = self.record.number, self.plan.problem.instance
        try:
            self.plan.write(target)
        except AssignerError as error:
            raise AssignerError("\n".join([
                str(error),
                str(say("Number {number} is recorded all the same: decide it again with -o to "
                        "have its plan, or withdraw it with --withdraw {number}.",
                        number=number)),
            ])) from error
        finally:
            self.anchor.note(self.record)
        where = Whereabouts(self.plan.home, model or "", self.plan.by or "")
        remember(state_folder(), facts.sha256, where, target)

    @property
    def decided(self) -> int | None:
        """The number of the decision on the same day that holds; or None."""
        from assigner.ledger import deciding  # noqa: PLC0415  # SQLAlchemy takes its time

        return deciding(self.where.records(), self.plan.problem.instance)

    @property
    def undone(self) -> tuple[Words, ...]:
        """What the ledger says is decided otherwise, and the new plan does not do."""
        from assigner.ledger import lacking, office_of  # noqa: PLC0415  # SQLAlchemy takes its time

        office = office_of(self.plan.problem.instance)
        return tuple(lacking(self.where.records(), office, self.plan.document))


def override(
    plan: Plan, decision: Otherwise, seconds: float | None = None, cancel: Cancel | None = None
) -> Priced:
    """What a decision costs. Raises Infeasible where law, or a rule nobody may lift, is against it.

    NotTheirs where others may lift it; Misused where it contradicts itself; PlanError for a plan
    of staff changes.
    """
    if plan.rebalance is not None:
        raise PlanError(say(
            "{plan} is a rebalance: make it again, with --pin CASE=WORKER for a new case and "
            "--hand-over CASE=WORKER for an open one.", plan=plan.name))
    pinned = {case for case, _ in decision.pins}
    if len(pinned) < len(decision.pins) or decision.pins & decision.forbids:
        raise Misused(say("--pin and --forbid contradict one another."))
    wanted = Override(decision.pins, decision.forbids, decision.by, decision.role,
                      plan.policy.who_decides(plan.problem.instance))
    found = overridden(plan.require_allocated(), plan.policy, wanted, limits(seconds, cancel))
    return Priced(plan, decision, found, wanted)


def priced(
    plan: Plan, pair: tuple[str, str], said: tuple[str, str, str],
    within: tuple[float | None, Cancel | None], *, forbid: bool,
) -> Priced:
    """One line decided; see `Plan.override`."""
    by, reason, role = said
    pairs = frozenset({(require(pair[0], list(plan.problem.cases), CASE),
                        require(pair[1], list(plan.problem.workers), PERSON))})
    return override(plan, Otherwise(
        ledgers.written(by, "by"), ledgers.written(reason, "reason"),
        NOBODY if forbid else pairs, pairs if forbid else NOBODY, role,
    ), *within)


def before(  # a plan, or a day and all that it may be found by
    source: Path, instance: Path | None = None, model: str | None = None,
    ledger: str | None = None, seconds: float | None = None, voice: Voice = SILENT, *,
    profile: str | None = None,
) -> Plan:
    """The plan in a file, or what the model proposes for the day in a folder."""
    if ledgers.is_plan(source):
        kept = open_kept(source, instance, model, told=voice.tell, profile=profile,
                         deciding=True)
        if judged_again(kept):
            raise VerificationFailed(say("{plan} does not hold; nothing was recorded.",
                                         plan=str(source)))
        return kept
    day = open_day(source, model, {}, profile)
    for warning in day.reading.warnings:
        voice.tell(say("warning: {complaint}", complaint=warning.line()))
    facts, policy = day.require()
    plan = solved(day, seconds=seconds, pins=NOBODY, forbids=NOBODY, seed=0, progress=None,
                  beyond=ledgers.beyond(policy, facts, ledger))
    if plan.status not in {"optimal", "feasible"}:
        raise NothingFound(say("The day has no plan to override; see assigner diagnose."))
    return plan


def require_free(target: Path, *, overwrite: bool) -> None:
    """Before any work: the new plan can be written, and takes nobody's place unasked."""
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK):
        raise AssignerError(say("{file} cannot be written: look at its folder. Nothing was "
                                "recorded.", file=target))
    if target.is_dir() or (target.exists() and not overwrite):
        raise AssignerError(say("{file} is there already; nothing was recorded. Name another "
                                "with -o, or add --overwrite.", file=target))
