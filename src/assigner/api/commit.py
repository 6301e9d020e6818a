"""A plan that a named person decides on: judged again, and kept in the ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import events, ledgers
from assigner.api.anchor import Anchor, anchor
from assigner.api.committed import note_ledger
from assigner.api.judged import claimed_status, judged_again, put_to_the_test
from assigner.api.kept import find_kept
from assigner.api.plan import Plan
from assigner.api.state import state_folder
from assigner.api.voice import SILENT, Voice
from assigner.errors import NotTheirs, StalePlan, VerificationFailed
from assigner.files.whereabouts import Whereabouts, recall, remember
from assigner.policy.deciders import COMMIT
from assigner.words import Words, counted, joined, say

if TYPE_CHECKING:
    from assigner.ledger import Entry, HeardObjection, Ledger, Record


@dataclass(frozen=True)
class Decision:
    """Who decides that the plan in a file holds; `replaces`: the decision it takes the place of.

    `heard`: what others said against it, kept beside the note. `instance`, `model`, `profile`:
    where they are not found by themselves.
    """

    plan: Path
    by: str
    role: str | None = None
    note: str | None = None
    replaces: int | None = None
    instance: Path | None = None
    model: str | None = None
    profile: str | None = None
    heard: "Sequence[HeardObjection]" = ()


@dataclass(frozen=True)
class Committed:
    """A decision in the ledger; `anchored` signs a checkpoint of it."""

    plan: Plan
    record: "Record"
    where: "Ledger"
    anchor: Anchor

    @property
    def words(self) -> Words:
        """What was recorded."""
        claims = self.plan.claims
        moved = {move.case for move in claims.moves}
        placed = counted("{n} case placed", "{n} cases placed",
                         sum(row.case not in moved for row in claims.assignments))
        if len(claims.moves):
            placed = joined([placed, counted("{n} case changes hands", "{n} cases change hands",
                                             len(claims.moves))], ", ")
        return say(
            "Recorded as number {number}, by {by}: {day}, {placed}, {listed} unassigned · "
            "{status} · {head}",
            number=self.record.number, by=self.record.by, day=claims.instance.name,
            placed=placed, listed=len(claims.unassigned), status=claimed_status(claims),
            head=self.record.sha256[:16],
        )

    @property
    def checked(self) -> Words:
        """By what it was checked, and what was not."""
        return say("Checked by assigner {version}: values recounted; proofs are the engine's word, "
                   "not checked.", version=self.record.said["checked"]["by"]["assigner"])

    def anchored(self) -> None:
        """Remember the ledger, and sign. Raises LedgerError where a checkpoint is not kept."""
        note_ledger(self.where.address, self.record.said["plan_sha256"])
        self.anchor.note(self.record)


def commit(
    decision: Decision, ledger: str | None = None, places: Sequence[str] = (),
    voice: Voice = SILENT,
) -> Committed:
    """Record that a plan holds; `places`: where its checkpoint goes.

    Raises StalePlan, and records nothing, where the day or the ledger has moved on; NotTheirs
    where it is not theirs to decide; VerificationFailed where the plan does not hold.
    """
    by = ledgers.written(decision.by, "--by")
    note, role = ledgers.written(decision.note, "--note"), decision.role
    plan = find_kept(decision.plan, decision.instance, decision.model, told=voice.tell,
                     profile=decision.profile, deciding=True)
    _fresh(plan)
    _judged(plan)
    _still_received(plan, ledger)
    _theirs(plan, by, ledgers.written(role, "--role"))
    from assigner.ledger import Decider, commit_entry  # noqa: PLC0415  # takes its time

    document = dict(plan.claims.written)
    decider = Decider(by, ledgers.now(), note or "", decision.heard)
    entry = commit_entry(document, plan.problem, decider, decision.replaces)
    where = events.writable(ledger)
    anchored = anchor(places, where.file, voice)
    record = _recorded(plan, entry, document, decision.replaces, (where, anchored))
    if not recall(state_folder(), plan.claims.instance.sha256):
        here = Whereabouts(plan.home, decision.model or "", plan.by or "")
        remember(state_folder(), plan.claims.instance.sha256, here)
    return Committed(plan, record, where, anchored)


def _recorded(
    plan: Plan, entry: "Entry", document: dict[str, object], replaces: int | None,
    at: "tuple[Ledger, Anchor]",
) -> "Record":
    """The entry in the ledger, if what is there lets it be."""
    from assigner.ledger import (  # noqa: PLC0415  # likewise
        deciding,
        lacking,
        office_of,
        stale,
        unknown,
    )

    office, (where, anchored) = office_of(plan.facts), at

    def judge(records: "Sequence[Record]") -> None:
        _hold(plan, tuple(unknown(records, office, plan.claims)))
        undone = list(lacking(records, office, document))
        why = [*stale(records, plan.facts, replaces), *undone]
        if why:
            decided = None if undone else deciding(records, plan.facts)
            raise StalePlan(_refused(plan, why, decided, undone=bool(undone)), why)

    return anchored.record(where, entry, judge)


def _theirs(plan: Plan, by: str, role: str) -> None:
    """Raise NotTheirs where the model names who may commit, and this is somebody else."""
    deciders = plan.policy.who_decides(plan.facts)
    refused = deciders.refused(by, role, (COMMIT,)) if COMMIT in deciders.roles else None
    if refused is not None:
        raise NotTheirs(say("Refused: {why} Nothing was recorded.", why=refused))


def _fresh(plan: Plan) -> None:
    """Raise StalePlan, with what changed, when the facts or the model are not the plan's."""
    if plan.changes:
        raise StalePlan(_refused(plan, plan.changes), plan.changes)


def _still_received(plan: Plan, ledger: str | None) -> None:
    """Raise StalePlan when the ledger tells otherwise what people have received lately."""
    past = plan.claims.over_time
    if past is None:
        return
    told = ledgers.standing_of(plan.facts, past.weeks, ledger).beyond
    if dict(told) != plan.claims.beyond:
        why = [say("what people have received over the last {weeks} weeks is not what the plan "
                   "was made with", weeks=past.weeks)]
        raise StalePlan(_refused(plan, why), why)


def _refused(
    plan: Plan, why: Sequence[Words], decided: int | None = None, *, undone: bool = False
) -> str:
    """What is refused, why, and what to do. `decided`: by which number the same day is."""
    return "\n".join([
        str(say("{plan} is stale; nothing was recorded.", plan=str(plan.path))),
        *(f"  - {words}" for words in why),
        *([str(say("Commit a plan that does what was decided, decide it again with override, or "
                   "take it back: override --withdraw NUMBER."))] if undone else []),
        *map(str, _again(plan, decided, undone=undone)),
    ])


def _again(plan: Plan, decided: int | None, *, undone: bool) -> Iterator[Words | str]:
    if plan.rebalance is None:
        if decided is not None:
            yield say("To decide the day anew, add --replaces {number}.", number=decided)
        yield say("Solve the day again with what was decided, --as-decided, look at the new plan, "
                  "and commit that.") if undone else say(
            "Solve the day as it is now, look at the new plan, and commit that.")
    elif undone:
        yield say("Rebalance again with what was decided, --as-decided, or with --pin CASE=WORKER "
                  "or --forbid CASE=WORKER; look at the new plan, and commit that.")
    elif decided is None:
        yield say("Rebalance the day as it is now, look at the new plan, and commit that.")
    else:
        yield say("Three ways on:")
        for words in (
            say("keep what was decided of the new cases: rebalance again with --as-decided, and "
                "commit that with --replaces {number};", number=decided),
            say("let this plan take the place of number {number}, its new cases and staff changes "
                "too: add --replaces {number};", number=decided),
            say("let number {number} stand, and carry the staff changes out from the next working "
                "day: assigner next on the plan of number {number}, then rebalance that day.",
                number=decided),
        ):
            yield f"  - {words}"


def _judged(plan: Plan) -> None:
    _hold(plan, judged_again(plan) or put_to_the_test(plan))


def _hold(plan: Plan, wrong: Sequence[Words]) -> None:
    """Raise VerificationFailed where anything is wrong."""
    if wrong:
        raise VerificationFailed("\n".join([
            str(say("{plan} does not hold; nothing was recorded.", plan=str(plan.path))),
            *(f"  - {words}" for words in wrong),
        ]), wrong)
