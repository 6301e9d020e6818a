"""What goes out of a plan: lists, letters, calendars for each caseworker, and handover packs."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from assigner.api.plan import Plan
from assigner.api.vocabulary import vocabulary
from assigner.called import Called
from assigner.errors import AssignerError, PlanError
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder
from assigner.outgoing.calendar import calendar
from assigner.outgoing.letter import LETTER, PACK, handover, letter, whom_to_ask
from assigner.outgoing.listed import own_list
from assigner.outgoing.own import OwnDay, own_days
from assigner.policy import Policy
from assigner.render.table_csv import table_csv
from assigner.scenarios.change_check import check
from assigner.scenarios.change_file import from_rows
from assigner.scenarios.tomorrow import Tomorrow, tomorrow
from assigner.veil import before, veil
from assigner.words import Words, refusal, say

_LONGEST_NAME, _KEPT = 150, 30
"""Bytes of a file's name without its ending, and signs of a longer one: systems take 255 bytes,
a sign has up to four."""


@dataclass(frozen=True)
class Outgoing:
    """The parts of a decided day, ready to be written.

    `templates`: a folder with an office's own `letter.html` or `handover.html`. `steps`: the
    model's own checklist of a case that is handed over. `decider`: the model's own word for who
    decides what the office has set itself.
    """

    days: tuple[OwnDay, ...]
    called: Called
    templates: Path | None = None
    steps: tuple[str, ...] = ()
    decider: str = ""

    def calendars(self, folder: Path) -> tuple[Path, ...]:
        """Write `INITIALS.ics` for whoever has a day to remember. Raises AssignerError."""
        return self._each(folder, ".ics", calendar, lambda own: bool(own.appointments))

    def letters(self, folder: Path) -> tuple[Path, ...]:
        """Write `INITIALS.html` for whom the plan changes something, and who is there to read it.

        Raises AssignerError.
        """
        return self._each(
            folder, ".html", lambda own: letter(own, self.called, self.templates, self.decider),
            lambda own: own.changes and not own.away,
        )

    def lists(self, folder: Path) -> tuple[Path, ...]:
        """Write `INITIALS.csv` for the same people. Raises AssignerError."""
        return self._each(
            folder, ".csv", lambda own: table_csv(own_list(own, self.called)),
            lambda own: own.changes and not own.away,
        )

    def handovers(self, folder: Path) -> tuple[Path, ...]:
        """Write `INITIALS.html` for whoever hands cases over. Raises AssignerError."""
        return self._each(
            folder, ".html",
            lambda own: handover(own, self.called, self.templates, self.steps, self.decider),
            lambda own: bool(own.gives),
        )

    def _each(
        self, folder: Path, ending: str, made: Callable[[OwnDay], str | bytes],
        concerned: Callable[[OwnDay], bool],
    ) -> tuple[Path, ...]:
        # All are made before the first is written: a template that fails leaves nothing half done.
        written = {
            folder / (file_name(own.caseworker.id) + ending): _read_by(own, made)
            for own in self.days if concerned(own)
        }
        if not written:
            return ()
        try:
            make_folder(folder)
        except OSError as error:
            raise AssignerError(say("{folder} cannot be made: {why}.", folder=folder,
                                    why=refusal(error))) from error
        for file, content in written.items():
            write_atomically(file, content)
        return tuple(written)


def _read_by(own: OwnDay, made: Callable[[OwnDay], str | bytes]) -> str | bytes:
    """What goes to a caseworker, as she may see it: her restricted cases, not those of others."""
    with before(veil().seen_by(own.caseworker.id)):
        return made(own)


def file_name(initials: str) -> str:
    """Initials as a name that every system takes: letters, digits and blanks as they are.

    No blank at either end: some systems drop it.
    """
    inner = range(1, len(initials) - 1)
    name = "".join(
        sign if sign.isalnum() or sign in "-_" or (sign == " " and at in inner)
        else f"%{ord(sign):02X}" for at, sign in enumerate(initials)
    )
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    # Two that begin alike must not become one file: one would read the other's letter.
    return f"{name[:_KEPT]}-{sha256(initials.encode()).hexdigest()[:16]}"


def of_others(folder: Path, ending: str, written: Collection[Path]) -> tuple[Path, ...]:
    """Files of the kind in the folder that this plan did not write, such as yesterday's."""
    return tuple(file for file in sorted(folder.glob(f"*{ending}")) if file not in written)


def outgoing(plan: Plan, templates: Path | None = None) -> Outgoing:
    """What goes out of a plan. Raises PlanError where it does not hold for its day.

    Raises AssignerError where the folder of templates has none that is used.
    """
    if templates is not None and not any((templates / name).is_file() for name in (LETTER, PACK)):
        raise AssignerError(say("{folder}: there is no {letter} or {pack}.", folder=templates,
                                letter=LETTER, pack=PACK))
    table = plan.policy.handover
    steps = () if table is None else tuple(one.label for one in table.checklist.values())
    days = own_days(plan.facts, evening_of(plan), plan.policy.open_days)
    return Outgoing(days, plan.policy.called, templates, steps, _decider(plan.policy))


def asked_of(policy: Policy) -> Words:
    """Where questions and objections go once a day is decided, as letters say it."""
    return whom_to_ask(policy.called, _decider(policy))


def _decider(policy: Policy) -> str:
    """Who decides what the office has set itself, where the office has named them."""
    own = policy.roles_of_deciders.get("policy") or policy.owners.policy in policy.own
    return policy.owner_of_kind("policy") if own else ""


def evening_of(plan: Plan, on: date | None = None) -> Tomorrow:
    """The plan's day once it is carried out; `on`: what a later day makes of it.

    Raises PlanError where the plan does not hold for its day, or `on` is before it.
    """
    if not plan.found:
        raise PlanError(say("{plan} places nothing: there is nothing to hand out.",
                            plan=plan.name))
    if plan.changes:
        raise PlanError(say("{plan} is not of the day as it is now: {why}.", plan=plan.name,
                            why=plan.changes[0]))
    facts = plan.facts
    day = on or facts.date
    if day < facts.date:
        raise PlanError(say("{day} is before the day of {plan}, {date}.", day=day, plan=plan.name,
                            date=facts.date))
    changes = check(from_rows(plan.claims.changes, "plan"), facts, vocabulary(plan.policy))
    try:
        return tomorrow(facts, plan.document, day, changes=changes)
    except ValueError as error:
        raise PlanError(say("The plan does not fit its day: {why}.", why=str(error))) from error
