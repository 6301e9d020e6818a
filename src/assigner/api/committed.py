"""Whether a plan was decided on: carried out are plans that hold, others only with a word."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.state import state_folder
from assigner.api.voice import Voice
from assigner.errors import AssignerError, PlanError
from assigner.files.atomic import write_atomically
from assigner.plan.fingerprint import fingerprint
from assigner.words import Words, say

if TYPE_CHECKING:
    from assigner.ledger import Record

NOTES = "committed.json"
MOST = 200
"""So many plans are remembered with the ledger they are in."""


def note_ledger(address: str, sha256: str) -> None:
    """Remember which ledger a plan is in, unless its address holds a password."""
    from assigner.ledger import shown  # noqa: PLC0415  # SQLAlchemy takes its time

    if shown(address) != address:
        return
    if "://" not in address:
        address = str(Path(address).expanduser().resolve())
    known = {**_notes(), sha256: address}
    try:
        write_atomically(state_folder() / NOTES, json.dumps(dict([*known.items()][-MOST:])))
    except (OSError, AssignerError):
        return


def _notes() -> dict[str, str]:
    try:
        found = json.loads((state_folder() / NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


def require_committed(
    plan: Path, said: Mapping[str, object], office: str, ledger: str | None, voice: Voice
) -> "Record | None":
    """Let a plan be carried out that holds, or one that somebody vouches for; its decision, if any.

    Where no ledger at hand has a decision of the office,
    nothing says that it decides by one: then it is told, not asked. Raises PlanError.
    """
    from assigner.ledger import Ledger, commits  # noqa: PLC0415  # likewise

    mine = fingerprint(said)
    noted = _notes().get(mine)
    places = [ledgers.address(ledger)] if ledger is not None else list(dict.fromkeys(
        filter(None, (ledgers.address(None), noted))
    ))
    records: list[Record] = []
    for place in places:
        where = Ledger(place)
        found = where.records() if where.exists else ()
        held = [record for record in found if record.kind == "commit" and record.office == office]
        for record in commits(held):
            if record.said["plan_sha256"] == mine:
                return record
        records += held
    why = _why(records, mine)
    command = voice.typed("commit", plan, "--by", say("NAME"))
    if not records:
        voice.tell(say("warning: {plan}: {why} {command} decides that it holds.", plan=plan,
                       why=why, command=command))
        return None
    agreed = voice.ask(say("{plan}: {why} Carry it out all the same?", plan=plan, why=why))
    if agreed is None:
        raise PlanError(say("{plan}: {why} Nothing was written. {command} decides that it holds; "
                            "--uncommitted carries it out all the same.", plan=plan, why=why,
                            command=command))
    if not agreed:
        raise PlanError(say("Nothing was written."))
    return None


def _why(records: "list[Record]", mine: str) -> Words:
    """What is the matter with a plan that does not hold."""
    was = [record for record in records if record.said["plan_sha256"] == mine]
    after = [record for record in records
             if was and record.said["replaces"] == was[-1].number]
    if after:
        return say("This plan was replaced, by {by} as number {number}.", by=after[-1].by,
                   number=after[-1].number)
    return say("This plan was never committed.")
