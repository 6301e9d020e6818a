"""A plan that a named person decides on: judged again, and kept in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.anchor import Anchor, anchor
from assigner.api.committed import note_ledger
from assigner.api.kept import Kept, claimed_status, find_kept, judged_again, put_to_the_test
from assigner.api.state import state_folder
from assigner.api.voice import SILENT, Voice
from assigner.errors import Infeasible, StalePlan, VerificationFailed
from assigner.files.whereabouts import Whereabouts, recall, remember
from assigner.policy.deciders import COMMIT
from assigner.words import Words, counted, say

if TYPE_CHECKING:
    from assigner.ledger import Entry, Ledger, Record


@dataclass(frozen=True)
class Decision:
    """Who decides that the plan in a file holds; `replaces`: the decision it takes the place of.

    `instance`, `model`: where they are not found by themselves.
    """

    plan: Path
    by: str
    role: str | None = None
    note: str | None = None
    replaces: int | None = None
    instance: Path | None = None
    model: str | None = None


@dataclass(frozen=True)
class Committed:
    """A decision in the ledger; `anchored` signs a checkpoint of it."""

    kept: Kept
    record: "Record"
    where: "Ledger"
    anchor: Anchor

    @property
    def words(self) -> Words:
        """What was recorded."""
        claims = self.kept.claims
        return say(
            "Recorded as number {number}, by {by}: {day}, {placed}, {listed} unassigned · "
            "{status} · {head}",
            number=self.record.number, by=self.record.by, day=claims.instance.name,
            placed=counted("{n} case placed", "{n} cases placed", len(claims.assignments)),
            listed=len(claims.unassigned), status=claimed_status(claims),
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

    Raises StalePlan, and records nothing, where the day or the ledger has moved on; Infeasible
    where it is not theirs to decide; VerificationFailed where the plan does not hold.
    """
    by = ledgers.written(decision.by, "--by")
    note, role = ledgers.written(decision.note, "--note"), decision.role
    kept = find_kept(decision.plan, decision.instance, decision.model, told=voice.tell)
    _fresh(kept)
    _judged(kept)
    _still_received(kept, ledger)
    _theirs(kept, by, ledgers.written(role, "--role"))
    from assigner.ledger import Decider, Ledger, commit_entry  # noqa: PLC0415  # takes its time

    document = dict(kept.claims.written)
    entry = commit_entry(
        document, kept.problem, Decider(by, ledgers.now(), note), decision.replaces
    )
    where = Ledger(ledgers.address(ledger))
    anchored = anchor(places, where.file, voice)
    record = _recorded(kept, entry, document, decision.replaces, (where, anchored))
    if not recall(state_folder(), kept.claims.instance.sha256):
        here = Whereabouts(kept.home, decision.model or "")
        remember(state_folder(), kept.claims.instance.sha256, here)
    return Committed(kept, record, where, anchored)


def _recorded(
    kept: Kept, entry: "Entry", document: dict[str, object], replaces: int | None,
    at: "tuple[Ledger, Anchor]",
) -> "Record":
    """The entry in the ledger, if what is there lets it be."""
    from assigner.ledger import lacking, office_of, stale, unknown  # noqa: PLC0415

    office, (where, anchored) = office_of(kept.facts), at

    def judge(records: "Sequence[Record]") -> None:
        _hold(kept, tuple(unknown(records, office, kept.claims)))
        undone = list(lacking(records, office, document))
        why = [*stale(records, kept.facts, replaces), *undone]
        if why:
            raise StalePlan(_refused(kept, why, undone=bool(undone)))

    return anchored.record(where, entry, judge)


def _theirs(kept: Kept, by: str, role: str) -> None:
    """Raise Infeasible where the model names who may commit, and this is somebody else."""
    deciders = kept.policy.who_decides(kept.facts)
    refused = deciders.refused(by, role, (COMMIT,)) if COMMIT in deciders.roles else None
    if refused is not None:
        raise Infeasible(say("Refused: {why} Nothing was recorded.", why=refused))


def _fresh(kept: Kept) -> None:
    """Raise StalePlan, with what changed, when the facts or the model are not the plan's."""
    if kept.changes:
        raise StalePlan(_refused(kept, kept.changes))


def _still_received(kept: Kept, ledger: str | None) -> None:
    """Raise StalePlan when the ledger tells otherwise what people have received lately."""
    past = kept.claims.over_time
    if past is None:
        return
    told = ledgers.standing_of(kept.facts, past.weeks, ledger).beyond
    if dict(told) != kept.claims.beyond:
        raise StalePlan(_refused(kept, [say(
            "what people have received over the last {weeks} weeks is not what the plan was "
            "made with", weeks=past.weeks,
        )]))


def _refused(kept: Kept, why: Sequence[Words], *, undone: bool = False) -> str:
    return "\n".join([
        str(say("{plan} is stale; nothing was recorded.", plan=str(kept.plan))),
        *(f"  - {words}" for words in why),
        *([str(say("Commit a plan that does what was decided, decide it again with override, or "
                   "take it back: override --withdraw NUMBER."))] if undone else []),
        str(say("Solve the day as it is now, look at the new plan, and commit that.")),
    ])


def _judged(kept: Kept) -> None:
    _hold(kept, judged_again(kept) or put_to_the_test(kept))


def _hold(kept: Kept, wrong: Sequence[Words]) -> None:
    """Raise VerificationFailed where anything is wrong."""
    if wrong:
        raise VerificationFailed("\n".join([
            str(say("{plan} does not hold; nothing was recorded.", plan=str(kept.plan))),
            *(f"  - {words}" for words in wrong),
        ]))
