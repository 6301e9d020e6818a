"""Up to four receivers of a case or a whole caseload, each with the day solved again.

They stand in the order in which they were named, beside the best the day allows; nobody is
placed above anybody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assigner.api.day import Day
from assigner.api.named import PERSON, unknown
from assigner.api.plan import Plan
from assigner.api.solving import rebalanced
from assigner.api.vocabulary import vocabulary
from assigner.documents.part import DayRef, hours, share
from assigner.documents.receivers import (
    BarredCase,
    BestReceiver,
    EasedRule,
    ReceiverRow,
    ReceiversDocument,
    TierAgainst,
)
from assigner.errors import InputError, Misused
from assigner.rule import Breach
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import check
from assigner.statement import state
from assigner.views.tiers import LOT, tier_name
from assigner.words import Words, figure, joined, of_model, say, term

SCHEMA_VERSION = "1.0"
MOST = 4
"""More than four columns nobody compares."""
WHOLE = {"leaves": "to", "absent": "cover_by", "hand_over": "to"}
"""Kind of change -> the key that names who takes over."""


@dataclass(frozen=True)
class Handed:
    """What is handed over: staff changes, of which one says from whom; one `case` of it, or all."""

    changes: tuple[Written, ...]
    case: str | None = None

    def to(self, who: str) -> tuple[Written, ...]:
        """The same changes with somebody by name. Raises Misused where that is not one thing."""
        if self.case is not None:
            place = f"--case {self.case}"
            cells = {"case": self.case, "to": who}
            return (*self.changes, Written("give", cells, dict.fromkeys(cells, place), place))
        named = [item for item in self.changes if item.kind in WHOLE]
        if len(named) != 1:
            raise Misused(say("Name one --leaves, --absent or --hand-over: whose cases are handed "
                              "over."))
        key = WHOLE[named[0].kind]
        return tuple(
            replace(item, cells={**item.cells, key: who}) if item is named[0] else item
            for item in self.changes
        )


def receivers(
    day: Day, handed: Handed, among: Sequence[str], *, seconds: float | None = None, seed: int = 0
) -> ReceiversDocument:
    """The contract's `receivers`: what each would carry, which rules give way, and the price.

    Raises InputError for people and cases nobody knows, Misused for more than four.
    """
    facts, policy = day.require()
    if not among or len(among) > MOST:
        raise Misused(say("Name one to {most} receivers, each with --among W.", most=MOST))
    known = [worker.id for worker in facts.caseworkers]
    faults = [str(unknown(name, known, PERSON)) for name in among if name not in known]
    faults += [str(say("{person} is named twice.", person=name))
               for name, count in Counter(among).items() if count > 1]
    if faults:
        raise InputError(faults)
    for name in among:
        check(handed.to(name), facts, vocabulary(policy))

    def solved(changes: Sequence[Written]) -> Plan:
        return rebalanced(day, changes, max_moves=0, curve=False, seconds=seconds, seed=seed,
                          progress=None)

    best = solved(handed.changes)
    moving = _moving(best, handed)
    rows = []
    for name in among:
        barred = tuple(_barred(best, name, moving))
        whole = handed.case is None and len(moving) > 1
        rows.append(_refused(best, name, barred) if barred and not whole
                    else _row(best, solved(handed.to(name)), name, (moving, barred)))
    return ReceiversDocument(
        schema_version=SCHEMA_VERSION, kind="receivers",
        instance=DayRef(name=facts.name, date=facts.date.isoformat(), sha256=facts.sha256),
        cases=moving, best=_takers(best, moving), status=best.claims.status,
        receivers=tuple(rows),
    )


def _moving(best: Plan, handed: Handed) -> tuple[str, ...]:
    """The cases that are handed over. Raises Misused where there are none, or not that one."""
    assert best.rebalance is not None
    origins = best.rebalance.restaffed.origins
    cases = tuple(sorted(case for case, found in origins.items() if found.reason != "co_worker"))
    if handed.case is not None:
        cases = tuple(case for case in cases if case == handed.case)
    if not cases:
        raise Misused(say("No case changes hands then."))
    return cases


def _takers(best: Plan, moving: Sequence[str]) -> tuple[BestReceiver, ...]:
    takes: dict[str, list[str]] = defaultdict(list)
    for row in best.claims.assignments:
        if row.case in moving:
            takes[row.caseworker].append(row.case)
    return tuple(BestReceiver(id=who, takes=tuple(cases)) for who, cases in sorted(takes.items()))


def _barred(best: Plan, who: str, moving: Sequence[str]) -> Iterator[BarredCase]:
    """The cases somebody may not have whatever else is placed, by hard rules."""
    statement = state(best.problem, best.policy.rules)
    for case in moving:
        for excluded in statement.excluded(case, who):
            yield BarredCase(case=case, rule=excluded.rule.name(), words=str(excluded.words))


def _refused(best: Plan, who: str, barred: tuple[BarredCase, ...]) -> ReceiverRow:
    before = next(row for row in best.claims.caseworkers if row.id == who)
    return ReceiverRow(
        id=who, status="infeasible", takes=(), barred=barred,
        load_before_hours=before.load_before_hours, load_after_hours=before.load_before_hours,
        utilisation_before=before.utilisation_before, utilisation_after=before.utilisation_before,
        eased=(), tiers=(), words=str(say("a hard rule keeps it from them")),
    )


def _row(
    best: Plan, plan: Plan, who: str, of: tuple[Sequence[str], tuple[BarredCase, ...]]
) -> ReceiverRow:
    moving, barred = of
    assert plan.rebalance is not None
    first = plan.rebalance.before
    carried, capacity = first.load_this_morning.get(who, 0), first.capacity.get(who, 0)
    after = next(row for row in plan.claims.caseworkers if row.id == who)
    least = {tier.name: tier for tier in best.claims.tiers}
    tiers = tuple(
        TierAgainst(name=tier.name, unit=tier.unit, value=tier.value, best=least[tier.name].value,
                    proven=tier.proven and least[tier.name].proven)
        for tier in plan.claims.tiers if tier.name in least and tier.name != LOT
    )
    return ReceiverRow(
        id=who, status=plan.claims.status,
        takes=tuple(row.case for row in plan.claims.assignments
                    if row.caseworker == who and row.case in moving),
        barred=barred, load_before_hours=hours(carried), load_after_hours=after.load_after_hours,
        utilisation_before=share(carried, capacity), utilisation_after=after.utilisation_after,
        eased=tuple(_eased(best, plan)), tiers=tiers,
        words=str(joined((_price(plan, tiers), *_few(plan, who, of)), "; ")),
    )


def _few(
    plan: Plan, who: str, of: tuple[Sequence[str], tuple[BarredCase, ...]]
) -> Iterator[Words]:
    """Why somebody who might have all of the cases takes only some."""
    moving, barred = of
    kept = {one.case for one in barred}
    takes = {row.case for row in plan.claims.assignments if row.caseworker == who}
    if not set(moving) - takes - kept:
        return
    row = next(one for one in plan.claims.caseworkers if one.id == who)
    some = say("takes {n} of {all}", n=len(takes & set(moving)), all=len(moving))
    full = [one for one in row.norms or () if one.ceiling is not None and one.count >= one.ceiling]
    if full:
        yield joined((some, joined((say(
            "{rule}: {count} of {ceiling} {unit}",
            rule=plan.policy.rule[one.rule].title_for(plan.policy.called),
            count=one.count, ceiling=one.ceiling, unit=of_model(one.unit))
            for one in full), ", ")), ": ")
    elif row.utilisation_after is None:
        yield say("{some}: no hours for cases", some=some)
    else:
        yield say("{some}: {load:.0%} of the hours with them", some=some,
                  load=row.utilisation_after)


def _eased(best: Plan, plan: Plan) -> Iterator[EasedRule]:
    """Soft rules that give way, and do not at best."""
    usual = {(one.rule, one.subject): one.amount for one in _broken(best)}
    for one in _broken(plan):
        more = one.amount - usual.get((one.rule, one.subject), 0)
        if more > 0:
            yield EasedRule(rule=one.rule, subject=one.subject, amount=more, words=str(one.words))


def _broken(plan: Plan) -> Iterator[Breach]:
    for rule in plan.policy.rules:
        if not rule.hard:
            yield from rule.breaches(plan.problem, plan.claims.allocation)


def _price(plan: Plan, tiers: Sequence[TierAgainst]) -> Words:
    """The first tier that is worse; what is not proven is said to be so."""
    if not tiers:
        return say("nothing was found: {status}", status=term(plan.claims.status))
    worse = next((tier for tier in tiers if tier.value != tier.best), None)
    said = say("as good as the best") if worse is None else say(
        "{tier}: {value}, at best {best} ({unit})", tier=tier_name(worse.name),
        value=figure(round(worse.value, 3)), best=figure(round(worse.best, 3)),
        unit=term(worse.unit))
    return said if all(tier.proven for tier in tiers) else joined(
        [said, say("not all of it proven")], "; ")
