"""A plan carried out: the next day's instance written, so that day follows day."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assigner.api import ledgers
from assigner.api.committed import require_committed
from assigner.api.day import Day
from assigner.api.found_again import found_again
from assigner.api.ledgers import DecidedPlans
from assigner.api.tomorrow_files import beside, keep_day
from assigner.api.vocabulary import vocabulary
from assigner.api.voice import SILENT, Voice
from assigner.errors import InputError, PlanError
from assigner.files.vocabulary import Vocabulary
from assigner.instance import Agreed, Instance
from assigner.plan import Claims, read_claims
from assigner.scenarios.agreed import HANDS, kept, of_changes, of_plan
from assigner.scenarios.change import Change, Written
from assigner.scenarios.change_check import check
from assigner.scenarios.change_file import from_rows
from assigner.scenarios.changes_counted import changes_decided, with_counts
from assigner.scenarios.tomorrow import Tomorrow, tomorrow
from assigner.views.agreed import by_day, in_words
from assigner.words import Words, counted, listing, say


@dataclass(frozen=True)
class NextDay:
    """What is to be carried out, and where the next day goes.

    `source`: a plan (.json) or a ledger; None: the user's ledger, or `ledger`. `day`: None for
    the next working day. `uncommitted`: a plan that nobody committed, too. `instance`, `model`,
    `profile`: where they are not found by themselves.
    """

    source: str | None = None
    output: Path | None = None
    day: date | None = None
    office: str | None = None
    uncommitted: bool = False
    ledger: str | None = None
    instance: Path | None = None
    model: str | None = None
    profile: str | None = None

    @property
    def ledger_meant(self) -> str | None:
        """The ledger that is named, as where the decision comes from or beside a plan."""
        return self.ledger if self.plan is not None or self.source is None else self.source

    @property
    def plan(self) -> Path | None:
        """The file of the plan, if that is what is to be carried out."""
        named = None if self.source is None else Path(self.source)
        return named if named is not None and ledgers.is_plan(named) else None


@dataclass(frozen=True)
class CarriedOut:
    """The next day as written; `cases`: where its new cases belong.

    `doubtful`: nobody named the day, and many offices are closed on it. `changed_more`: cases
    of which the ledger tells more changes of caseworker than the office counts.
    """

    tomorrow: Tomorrow
    folder: Path
    cases: str
    doubtful: bool
    changed_more: tuple[str, ...] = ()

    @property
    def words(self) -> list[Words]:
        """What became of the cases, and what is still to come."""
        said = _told(self.tomorrow, self.folder)
        if self.changed_more:
            said.append(say(
                "The ledger tells more changes of caseworker in 12 months than the column "
                "changes_12m, which stands: {cases}", cases=listing(self.changed_more)))
        return said


def carry_out(wanted: NextDay, voice: Voice = SILENT) -> CarriedOut:
    """Write the day after a plan: today's caseload with the plan carried out, no new cases.

    Raises PlanError where the plan does not hold for its day, or is not to be carried out.
    """
    file = wanted.plan
    if file is None:
        decided = ledgers.last_decision(wanted.source or wanted.ledger, wanted.office)
    else:
        decided = DecidedPlans(read_claims(file).written)
    claims = Claims.model_validate(decided.plan)
    today = _today(claims, wanted, voice)
    facts, policy = today.require()
    on = wanted.day or policy.open_days.next(facts.date)
    if on < facts.date:
        raise PlanError(say("{day} is before {today}, the day of the plan.", day=on,
                            today=facts.date))
    if file is not None and not wanted.uncommitted:
        require_committed(file, decided.plan, facts.office or facts.title, wanted.ledger, voice)
    known = vocabulary(policy)
    try:
        found = tomorrow(
            facts, decided.plan, on, agreed_earlier(decided, facts, known),
            check(_changes(claims), facts, known),
        )
    except ValueError as error:
        raise PlanError(say("The plan does not fit its day: {why}.", why=str(error))) from error
    target = wanted.output or beside(today.files, on)
    more: tuple[str, ...] = ()
    if "changes_of_caseworker" in policy.rule:
        plans = (*ledgers.decided_before(facts, wanted.ledger_meant), decided.plan)
        counts = with_counts(found.instance, facts.date, changes_decided(plans))
        found, more = replace(found, instance=counts.instance), counts.more
    cases = keep_day(target, found.instance, policy, today.files, voice)
    doubtful = wanted.day is None and policy.open_days.doubtful(on)
    return CarriedOut(found, target, cases, doubtful, more)


def agreed_earlier(
    decided: DecidedPlans, today: Instance, words: Vocabulary
) -> tuple[Agreed, ...]:
    """What decisions before the last one set a date for, as far as later ones leave it.

    Staff changes of people who are no longer there are over.
    """
    found: tuple[Agreed, ...] = ()
    for plan in decided.earlier:
        claims = Claims.model_validate(plan)
        day = date.fromisoformat(claims.instance.date)
        changes: list[Change] = []
        for written in _changes(claims):
            with contextlib.suppress(InputError):
                changes += check([written], today, words, since=day)
        new = (*of_plan(plan, day), *of_changes(changes, day))
        back = {change.caseworker: date.max for change in changes if change.kind == "returns"}
        found = (*kept(found, new, day, back), *(item for item in new if item.on > day))
    return tuple(item for item in found if item.what in HANDS or item.on > today.date)


def _changes(claims: Claims) -> list[Written]:
    """The staff changes that a plan was made for."""
    return from_rows(claims.changes, "plan")


def _today(claims: Claims, wanted: NextDay, voice: Voice) -> Day:
    plan = Path(wanted.source or ".")
    day = found_again(claims, plan, wanted.instance, wanted.model, voice.tell,
                      wanted.profile)
    facts, _ = day.require()
    if facts.sha256 != claims.instance.sha256:
        raise PlanError(say("The instance in {folder} has changed since the plan was made.",
                            folder=day.folder))
    return day


def _told(found: Tomorrow, folder: Path) -> list[Words]:
    day = found.instance
    said = [say(
        "{folder}: {day}, {held}, {waiting} still without a caseworker",
        folder=folder, day=day.date, held=counted("{n} open case", "{n} open cases",
                                                  len(day.caseload)),
        waiting=len(found.waiting),
    )]
    if found.moved:
        said.append(say("Changed hands: {cases}", cases=listing(found.moved)))
    if found.back:
        said.append(say("Back after cover: {cases}", cases=listing(found.back)))
    if found.unattended:
        said.append(say("Held by somebody who is not there, so somebody must decide: {cases}",
                        cases=listing(found.unattended)))
    said += _not_back(found)
    said += [say("Decided for {day}: {what}", day=on, what=listing(what))
             for on, what in by_day(found.later)]
    if found.dropped:
        said.append(say(
            "Decided, and can no longer happen, because the case is elsewhere by now: {what}",
            what=listing(str(in_words(item)) for item in found.dropped)))
    return said


def _not_back(found: Tomorrow) -> Iterator[Words]:
    """Whose cover has passed and who stay with who covers them, by why they do."""
    people, kept = found.instance.people, {*found.kept}
    why: dict[str, list[str]] = {"nobody's": [], "absent": [], "frozen": [], "kept from": []}
    for case in found.instance.caseload:
        if case.id in kept:
            owner = people.get(case.belongs_to)
            there = owner is not None and owner.employed(found.instance.date)
            key = "nobody's" if not case.belongs_to else "absent" if not there else (
                "frozen" if case.frozen else "kept from")
            why[key].append(case.id)
    if why["nobody's"]:
        yield say("Cover has passed, and the lists do not say whose they are, so they stay where "
                  "they are: {cases}", cases=listing(why["nobody's"]))
    if why["absent"]:
        yield say("Cover has passed, and nobody is there to take them back: {cases}",
                  cases=listing(why["absent"]))
    if why["frozen"]:
        yield say("Cover has passed, and they are frozen, so they stay where they are: {cases}",
                  cases=listing(why["frozen"]))
    if why["kept from"]:
        yield say("Cover has passed, and who had them may not have them, so they stay where they "
                  "are: {cases}", cases=listing(why["kept from"]))
