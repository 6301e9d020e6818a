"""Which ledger is meant, what it says of an office, and what a person writes into it."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api.state import state_folder
from assigner.errors import LedgerError, Misused
from assigner.instance import Instance
from assigner.plan import Claims
from assigner.policy import Policy
from assigner.problem import Beyond
from assigner.words import Words, say
from assigner.words.civil_number import holds

if TYPE_CHECKING:
    from assigner.ledger import DecidedToday, Standing

VARIABLE = "ASSIGNER_LEDGER"
LONGEST = 2000


def address(given: str | None) -> str:
    """The ledger named by the option, else by the environment, else the user's own."""
    if given is not None:
        return given
    return os.environ.get(VARIABLE) or str(state_folder() / "ledger.db")


def named(given: str | None) -> bool:
    """Whether a ledger is named at all, by the option or the environment."""
    return given is not None or bool(os.environ.get(VARIABLE))


def is_plan(named: Path) -> bool:
    """Whether an argument names a plan rather than a ledger."""
    return named.suffix.casefold() == ".json"


@dataclass(frozen=True)
class DecidedPlans:
    """The plan last decided on for an office, and those before it that hold, oldest first."""

    plan: Mapping[str, object]
    earlier: Sequence[Mapping[str, object]] = ()


def last_decision(given: str | None, office: str | None) -> DecidedPlans:
    """What the ledger says the office is to carry out now."""
    from assigner.ledger import Ledger, commits, shown  # noqa: PLC0415  # SQLAlchemy takes its time
    from assigner.ledger.offices import office_named, offices_of, several  # noqa: PLC0415  # likewise

    where = address(given)
    records = Ledger(where).records()
    standing = commits(records)
    if office is None and len(deciding := offices_of(standing)) > 1:
        raise Misused(several(deciding))
    meant = None if office is None else office_named(office, offices_of(records))
    mine = [record for record in standing if meant in (None, record.office)]
    if not mine:
        raise LedgerError(say("{ledger} holds no decision of {office}.", ledger=shown(where),
                              office=office or say("any office")))
    mine.sort(key=lambda record: (record.day, record.number))
    *earlier, last = [record.said["plan"] for record in mine]
    return DecidedPlans(last, earlier)


def decided_before(today: Instance, given: str | None) -> Sequence[Mapping[str, object]]:
    """The plans of an office that hold, of days before today."""
    from assigner.ledger import Ledger, commits, office_of  # noqa: PLC0415  # takes its time

    where = Ledger(address(given))
    held = commits(where.records() if where.exists else ())
    return [
        record.said["plan"] for record in held
        if record.office == office_of(today) and record.day < today.date.isoformat()
    ]


def decided_of(today: Instance, given: str | None) -> "DecidedToday":
    """What is decided of a day's new cases already."""
    from assigner.ledger import Ledger, decided_today  # noqa: PLC0415  # takes its time

    where = Ledger(address(given))
    return decided_today(where.records() if where.exists else (), today)


def overridden_by(
    today: Instance, plan: Mapping[str, object], given: str | None
) -> tuple[Words, ...]:
    """The overrides that stand and that a plan of the day does not obey, as a commit finds them."""
    if not named(given) and not Path(address(given)).exists():
        return ()
    from assigner.ledger import Ledger, lacking, office_of  # noqa: PLC0415  # takes its time

    where = Ledger(address(given))
    return tuple(lacking(where.records() if where.exists else (), office_of(today), plan))


def standing_of(today: Instance, weeks: int, given: str | None) -> "Standing":
    """What people of an office have received in the weeks before a day.

    Where nothing is decided yet, nobody is beyond anybody.
    """
    from assigner.ledger import Ledger, office_of, standing  # noqa: PLC0415  # takes its time

    where = Ledger(address(given))
    return standing(
        where.records() if where.exists else (), office_of(today), today.date, weeks
    )


def beyond(policy: Policy, today: Instance, given: str | None) -> Mapping[str, Beyond]:
    """The same, where the model looks back at all."""
    back = policy.looks_back
    return {} if back is None else standing_of(today, back.weeks.whole, given).beyond


def unknown_overrides(today: Instance, claims: Claims, given: str | None) -> tuple[Words, ...]:
    """The overrides that a plan carries and the ledger does not; it is read for nothing else."""
    if not claims.decisions.overrides and not claims.decisions.lifts:
        return ()
    from assigner.ledger import Ledger, office_of, unknown  # noqa: PLC0415  # takes its time

    where = Ledger(address(given))
    records = where.records() if where.exists else ()
    return tuple(unknown(records, office_of(today), claims))


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def written(text: str | None, named: str) -> str:
    """What somebody writes for the record. Raises Misused where it cannot stand there.

    `named`: what the text is given as.
    """
    said = (text or "").strip()
    if text is not None and not said:
        raise Misused(say("{option}: write something; it is kept in the ledger.", option=named))
    if len(said) > LONGEST:
        raise Misused(say("{option}: write at most {most} characters.", option=named,
                          most=LONGEST))
    if not all(letter.isprintable() or letter in "\n\t" for letter in said):
        raise Misused(say("{option}: holds signs that cannot be printed.", option=named))
    if holds(said):
        raise Misused(say("{option}: holds what looks like a civil registration number; leave it "
                          "out.", option=named))
    return said
