"""`assigner commit`: a named person decides that a plan holds; the ledger keeps it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from assigner.api.kept import Kept, claimed_status, find_kept, judged_again, put_to_the_test
from assigner.api.state import state_folder
from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.cli import anchor as anchors
from assigner.cli import ledger as ledgers
from assigner.cli.committed import note_ledger
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.errors import Infeasible, PlanError, StalePlan, VerificationFailed
from assigner.files.whereabouts import Whereabouts, recall, remember
from assigner.plan import read_claims
from assigner.policy.deciders import COMMIT
from assigner.words import Words, counted, say


@click.command("commit")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--role", metavar="ROLE", help="In which role, where the model asks for one.")
@click.option("--note", metavar="TEXT", help="A remark to keep with the decision.")
@click.option("--replaces", type=click.IntRange(min=1), metavar="NUMBER",
              help="The decision of the same day that this one takes the place of.")
@ledgers.option
@anchors.option
@click.option("--instance", type=click.Path(path_type=Path),
              help="The instance's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, by: str, role: str | None, note: str | None, replaces: int | None,
    ledger: str | None, places: tuple[str, ...], instance: Path | None, model: str | None,
) -> None:
    """Decide that PLAN holds: it is judged again, and kept in the ledger with who decided.

    Exit 6, and nothing recorded, when the day or the ledger has moved on since the plan
    was made. Example: assigner commit plan.json --by "Ulla Hansen"
    """
    who, remark = ledgers.written(by, "--by"), ledgers.written(note, "--note")
    kept = find_kept(plan, instance, model, told=tell)
    _fresh(kept, plan)
    _judged(kept, plan)
    _still_received(kept, plan, ledger)
    _theirs(kept, who, ledgers.written(role, "--role"))
    from assigner.ledger import (  # noqa: PLC0415  # SQLAlchemy takes a quarter of a second
        Decider,
        Ledger,
        Record,
        commit_entry,
        lacking,
        office_of,
        stale,
        unknown,
    )

    document = _document(plan, kept)
    entry = commit_entry(
        document, kept.problem, Decider(who, ledgers.now(), remark), replaces
    )

    def judge(records: Sequence[Record]) -> None:
        office = office_of(kept.facts)
        _known(plan, unknown(records, office, kept.claims))
        why = list(stale(records, kept.facts, replaces))
        undone = list(lacking(records, office, document))
        if why or undone:
            raise StalePlan(_refused(plan, [*why, *undone], undone=bool(undone)))

    where = Ledger(ledgers.address(ledger))
    anchor = anchors.anchor(places, where.file)
    record = anchor.record(where, entry, judge)
    if not recall(state_folder(), kept.claims.instance.sha256):
        here = Whereabouts(kept.home, model or "")
        remember(state_folder(), kept.claims.instance.sha256, here)
    placed, listed = len(kept.claims.assignments), len(kept.claims.unassigned)
    click.echo(str(say(
        "Recorded as number {number}, by {by}: {day}, {placed}, {listed} unassigned · "
        "{status} · {head}",
        number=record.number, by=who, day=kept.claims.instance.name,
        placed=counted("{n} case placed", "{n} cases placed", placed), listed=listed,
        status=claimed_status(kept.claims), head=record.sha256[:16],
    )))
    note_ledger(where.address, entry.content["plan_sha256"])
    anchor.note(record)
    tell(say("Checked by assigner {version}: values recounted; proofs are the engine's word, not "
             "checked.", version=record.said["checked"]["by"]["assigner"]))
    tell(say("Ledger: {ledger}. Next: {command}", ledger=where.shown,
             command=typed("next", plan)))


def _theirs(kept: Kept, by: str, role: str) -> None:
    """Raise Infeasible where the model names who may commit, and this is somebody else."""
    deciders = kept.policy.who_decides(kept.facts)
    if COMMIT not in deciders.roles:
        return
    refused = deciders.refused(by, role, (COMMIT,))
    if refused is not None:
        raise Infeasible(say("Refused: {why} Nothing was recorded.", why=refused))


def _fresh(kept: Kept, plan: Path) -> None:
    """Raise StalePlan, with what changed, when the facts or the model are not the plan's."""
    why = kept.changes
    if why:
        raise StalePlan(_refused(plan, why))


def _still_received(kept: Kept, plan: Path, ledger: str | None) -> None:
    """Raise StalePlan when the ledger tells otherwise what people have received lately."""
    past = kept.claims.over_time
    if past is None:
        return
    told = ledgers.standing_of(kept.facts, past.weeks, ledger).beyond
    if dict(told) != kept.claims.beyond:
        raise StalePlan(_refused(plan, [say(
            "what people have received over the last {weeks} weeks is not what the plan was "
            "made with", weeks=past.weeks,
        )]))


def _refused(plan: Path, why: Sequence[Words], *, undone: bool = False) -> str:
    return "\n".join([
        str(say("{plan} is stale; nothing was recorded.", plan=str(plan))),
        *(f"  - {words}" for words in why),
        *([str(say("Commit a plan that does what was decided, decide it again with override, or "
                   "take it back: override --withdraw NUMBER."))] if undone else []),
        str(say("Solve the day as it is now, look at the new plan, and commit that.")),
    ])


def _known(plan: Path, why: Iterable[Words]) -> None:
    """Raise VerificationFailed where the plan carries what the ledger does not know."""
    lines = [f"  - {words}" for words in why]
    if lines:
        raise VerificationFailed("\n".join([
            str(say("{plan} does not hold; nothing was recorded.", plan=str(plan))), *lines,
        ]))


def _judged(kept: Kept, plan: Path) -> None:
    found = judged_again(kept) or put_to_the_test(kept)
    if found:
        lines = [f"  - {words}" for words in found]
        raise VerificationFailed("\n".join([
            str(say("{plan} does not hold; nothing was recorded.", plan=str(plan))), *lines,
        ]))


def _document(plan: Path, kept: Kept) -> dict[str, object]:
    """The plan as it lies there, the same that was judged."""
    if read_claims(plan) != kept.claims:
        raise PlanError(str(say("{plan} changed while it was read; try again.", plan=str(plan))))
    found: dict[str, object] = json_document(read_text(plan, MOST_JSON))
    return found


