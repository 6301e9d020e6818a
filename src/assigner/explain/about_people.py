"""Answers about people, by the contract's `explain`: one caseworker, and the balance of all."""

from assigner.documents.explain import (
    AboutWorker,
    BalanceProof,
    FairnessAnswer,
    GainedRow,
    GroupRow,
    OverDays,
    PersonRow,
    ReceivedOver,
    WorstOff,
)
from assigner.documents.part import hours, share
from assigner.explain.difference import Difference
from assigner.explain.fairness import Fairness, Group
from assigner.explain.person import Gained, Person
from assigner.explain.rows import doubt, explained, hedged, planned_tiers
from assigner.explain.sentences import fairness_words, verdict_words
from assigner.explain.what_if import Trials
from assigner.problem import Problem
from assigner.words import Words, counted, joined, say


def about_worker(
    trials: Trials, worker: str, tied: frozenset[str], changed: Problem | None = None
) -> AboutWorker:
    """What one caseworker carries and gained, and why not less.

    `changed`: the day before staff changes, where the plan is of any.
    """
    person, plan = Person(trials, worker, tied, changed), trials.planned
    certain, capacity = _certain(trials, person), person.capacity
    return explained(
        AboutWorker, "worker", None, worker, verified=certain,
        cut=doubt(plan, sure=certain), tiers=planned_tiers(plan),
        person=PersonRow(
            id=worker, capacity_hours=hours(capacity),
            load_before_hours=hours(person.before), load_after_hours=hours(person.after),
            utilisation_before=share(person.before, person.capacity_before),
            utilisation_after=share(person.after, capacity),
            cases_before=person.held, gained=tuple(map(_gained, person.gained)),
            could_be_spared=tuple(
                item.case for item in person.gained
                if item.without is not None and item.without.verdict == "equally_good"
            ),
        ),
        words=hedged(_person(person), sure=certain),
    )


def about_fairness(
    trials: Trials, fairness: Fairness, tied: frozenset[str], received: ReceivedOver | None = None
) -> FairnessAnswer:
    """What is proven, who is fullest and why, and how load is spread.

    `received`: what everybody has had over the last weeks beyond what was expected.
    """
    proof, worst, plan = fairness.proof, fairness.worst, trials.planned
    person = None if worst is None else Person(trials, worst, tied)
    certain = person is None or _certain(trials, person)
    return explained(
        FairnessAnswer, "fairness", None, worst, verified=certain,
        cut=doubt(plan, sure=certain), tiers=planned_tiers(plan),
        proof=None if proof is None else BalanceProof(
            measure=proof.measure, proven=proof.proven, tolerant=fairness.tolerant,
            spread_points=round(fairness.spread, 6), gap_points=round(proof.gap, 6),
        ),
        worst=None if person is None else WorstOff(
            caseworker=person.worker,
            utilisation=round(fairness.utilisation[person.worker] / 100, 6),
            gained=tuple(map(_gained, person.gained)), words=str(_worst(person)),
        ),
        groups=tuple(map(_group, fairness.groups)),
        over_time=tuple(
            OverDays(
                caseworker=row.worker, new_cases=row.new_cases,
                mean_utilisation=None if row.mean is None else round(row.mean / 100, 6),
                days_fullest=row.days_worst,
            )
            for row in fairness.over_time()
        ) if fairness.earlier else (),
        days=len(fairness.earlier) + 1,
        received=received,
        words=str(fairness_words(
            fairness.utilisation, worst, None if proof is None else proof.gap,
            proven=fairness.proven, tolerant=fairness.tolerant,
        )),
    )


def _certain(trials: Trials, person: Person) -> bool:
    """Whether the plan is proven and all that is said of the cases somebody gained."""
    return trials.planned.proven and all(item.certain for item in person.gained)


def _group(group: Group) -> GroupRow:
    return GroupRow(
        by=group.by, name=group.name, people=len(group.workers),
        mean=round(group.mean / 100, 6), lowest=round(group.lowest / 100, 6),
        highest=round(group.highest / 100, 6), spread_points=round(group.spread, 4),
    )


def _gained(item: Gained) -> GainedRow:
    without = item.without
    return GainedRow(
        case=item.case, seat=item.seat, hours=hours(item.minutes), why=str(item.why),
        verdict_without=None if not item.answered
        else "not_allowed" if without is None else without.verdict,
        proven=item.certain,
        words=str(
            say("not answered in the time given") if not item.answered
            else say("nobody else can") if without is None else verdict_words(without)
        ),
        to=None if without is None else _heir(item, without),
    )


def _heir(item: Gained, without: Difference) -> str | None:
    seats = without.allocation.seats.get(item.case)
    if seats is None:
        return None
    return seats.caseworker if item.seat == "takes" else seats.co_caseworker


def _person(person: Person) -> Words:
    count = len(person.gained)
    values = {"person": person.worker, "count": count, "held": person.held}
    if not person.capacity:
        return say("{person} has no hours for cases; {held} held, nothing new", **values)
    values |= {
        "before": person.before / (person.capacity_before or person.capacity),
        "after": person.after / person.capacity,
    }
    taken, handed, left = person.taken_over, person.handed_over, person.left
    if not count and not handed and not left:
        return say("{person} carries {after:.0%} of capacity · nothing new today", **values)
    today = [
        counted("{n} case taken over", "{n} cases taken over", taken) if taken else None,
        counted("{n} new case", "{n} new cases", count - taken) if count > taken else None,
        counted("{n} handed over", "{n} handed over", handed) if handed else None,
        counted("{n} that nobody takes over", "{n} that nobody takes over", left)
        if left else None,
    ]
    return say("{person} carries {after:.0%} of capacity, {before:.0%} before today · "
               "{new}", new=joined(filter(None, today), " · "), **values)


def _worst(person: Person) -> Words:
    if not person.gained:
        return say(
            "{person} was given no new case; those held already move only by a rebalance",
            person=person.worker,
        )
    held = [item.case for item in person.gained
            if item.without is None or item.without.verdict != "equally_good"]
    if not all(item.certain for item in person.gained):
        return say("whether {person} could be spared {cases} is not proven", person=person.worker,
                   cases=tuple(item.case for item in person.gained))
    if held:
        return say("taking {cases} from {person} would cost the day more",
                   cases=tuple(held), person=person.worker)
    return say("{person} was drawn by lot for {cases}", person=person.worker,
               cases=tuple(item.case for item in person.gained))
