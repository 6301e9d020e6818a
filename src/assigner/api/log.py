"""What was decided, by whom, and whether the records hold together."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.anchor import COMMAND, OUTPUT, VARIABLE, anchor, key_file, read_checkpoints
from assigner.api.result_words import speak_as_decided
from assigner.api.voice import SILENT, Voice
from assigner.errors import LedgerDiffers, LedgerError, Misused
from assigner.words import Words, say

if TYPE_CHECKING:
    from assigner.documents.log import LogDocument
    from assigner.ledger import Audit, KeptCheckpoints
    from assigner.ledger.month import Month

@dataclass(frozen=True)
class Audited:
    """How the records of a ledger hold together, and against checkpoints kept elsewhere."""

    audit: "Audit"
    outside: "KeptCheckpoints | None"

    @property
    def then(self) -> Words:
        """What to do about it."""
        if not self.audit.holds:
            return say("Next: do not use it; compare it with a copy made before.")
        if self.outside is None:
            return say("Next: commit with --checkpoints, or note the last hash; log verify "
                       "--against or --contains holds the ledger to it.")
        return say("Next: keep the checkpoints where whoever writes the ledger cannot.")


def decisions(
    case: str | None, worker: str | None, *, discreet: bool, ledger: str | None = None,
    office: str | None = None,
) -> "LogDocument":
    """The records, of a case, of somebody or of an office; the contract's `log`.

    `discreet`: nobody's reasons.
    """
    from assigner.ledger import Ledger  # noqa: PLC0415  # SQLAlchemy takes its time
    from assigner.ledger.log_document import log_document  # noqa: PLC0415  # likewise
    from assigner.ledger.offices import office_named, offices_of  # noqa: PLC0415  # likewise

    records = Ledger(ledgers.address(ledger)).records()
    speak_as_decided(records)
    if office is not None:
        meant = office_named(office, offices_of(records))
        records = tuple(record for record in records if record.office == meant)
    return log_document(records, case, worker, discreet=discreet)


def month(named: str, ledger: str | None = None) -> "Month":
    """A month of decisions. Raises Misused where it is not written YYYY-MM."""
    from assigner.ledger import Ledger  # noqa: PLC0415  # likewise
    from assigner.ledger.month import month_of  # noqa: PLC0415  # likewise

    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", named):
        raise Misused(say("--month: write YYYY-MM, as 2026-11."))
    records = Ledger(ledgers.address(ledger)).records()
    speak_as_decided(records)
    return month_of(records, named)


def public_key() -> str:
    """The key that checkpoints are signed with, as PEM; made where there is none."""
    from assigner.ledger import make_keys  # noqa: PLC0415  # likewise

    return make_keys(key_file()).pem


def audited(
    contains: str | None = None, against: Path | None = None, key: Path | None = None,
    ledger: str | None = None,
) -> Audited:
    """Follow the records from the first; see `log verify`."""
    from assigner.ledger import HeldAgainst, Ledger, audit  # noqa: PLC0415  # likewise

    where, outside = Ledger(ledgers.address(ledger)), _outside(against, key)
    return Audited(audit(where, HeldAgainst(contains, outside, ledgers.now())), outside)


def sign_last(ledger: str | None, places: Sequence[str], voice: Voice = SILENT) -> None:
    """Sign the last record now, once the ledger holds and is the one seen before.

    Raises LedgerDiffers where it is not.
    """
    from assigner.ledger import (  # noqa: PLC0415  # likewise
        HeldAgainst,
        KeptCheckpoints,
        Ledger,
        audit,
    )

    where = Ledger(ledgers.address(ledger))
    anchored = anchor(places, where.file, voice)
    if anchored.keys is None:
        anchored = anchor((OUTPUT,), where.file, voice)
    last = anchored.last()
    found = audit(where, HeldAgainst(checkpoints=KeptCheckpoints(last, ())))
    if not found.holds:
        raise LedgerDiffers("\n".join([
            str(say("The ledger does not hold; no checkpoint was made.")),
            *(f"  - {words}" for words in found.findings),
        ]))
    anchored.note(where.records()[-1])


def _outside(against: Path | None, key: Path | None) -> "KeptCheckpoints | None":
    """The checkpoints to hold a ledger against; None where none are kept."""
    from assigner.ledger import kept, read_keys  # noqa: PLC0415  # likewise

    named = os.environ.get(VARIABLE, "")
    if against is None and named and not named.startswith((OUTPUT, COMMAND)):
        against = Path(named) if read_checkpoints(Path(named)).strip() else None
    if against is None:
        return None
    if not against.exists():
        raise LedgerError(str(say("There are no checkpoints at {file}; nothing was verified.",
                                  file=against)))
    found = kept(read_checkpoints(against), read_keys(key or key_file()))
    if not found.checkpoints and not found.findings:
        raise LedgerError(str(say("{file} holds no checkpoint; nothing was verified.",
                                  file=against)))
    return found
