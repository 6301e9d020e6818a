"""What deserves a second look, before what is plain: left over, unproven, drawn, above, close."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from assigner.documents.explain import Why
from assigner.documents.pinned import PinnedCase
from assigner.explain.due_away import all_due_away
from assigner.explain.planned import Planned
from assigner.instance import Case
from assigner.plan import Claims
from assigner.plan.norms import above, given_something
from assigner.policy import Policy
from assigner.rule import FIT, OVER_NORM
from assigner.scenarios.affected_cases import Stay
from assigner.veil import is_hidden_kin, without_kin
from assigner.view import Block, Item, Listed, Said, Section
from assigner.view.figures import number
from assigner.views.norm_words import in_words
from assigner.views.pinned import pinned_words
from assigner.views.plan.card import anchor
from assigner.views.plan.facts import PlanAnswers, PlanFacts
from assigner.views.plan.given_way import given_way
from assigner.views.plan.misread import misread
from assigner.views.plan.overfull import overfull_list
from assigner.views.tiers import tier_name
from assigner.words import Words, joined, listing, of_model, say

CLOSEST = 5


def disputable_section(facts: PlanFacts, answers: PlanAnswers) -> Section:
    """Everything somebody might decide otherwise, the gravest first."""
    asked = without_kin(answers.table).cases
    return look([
        *misread(answers.warnings), *_unassigned(facts), *_due_away(facts.planned),
        *_passed_over(facts, asked), *_unproven(facts.claims), *_ties(asked),
        *_pinned(facts.claims), *overfull_list(facts), *_above(facts), *_close(asked),
        *_against(facts), *_above_already(facts),
    ], say("Nothing: every case is placed, proven, and clearly best."))


def disputable_moves(
    facts: PlanFacts, stays: Sequence[Stay], listed: Container[str]
) -> Section:
    """The same for a rebalance, whose cases nobody asks about one by one.

    `listed`: the cases that stand further down.
    """
    blocks = [
        *_unassigned(facts), *_staying(stays, facts.policy), *_due_away(facts.planned),
        *_passed_over(facts, ()), *_unproven(facts.claims), *_drawn(facts.claims),
        *overfull_list(facts), *_above(facts), *_against(facts), *_above_already(facts),
    ]
    return look(
        [replace(block, items=[
            item if str(item.lead) in listed else replace(item, href="") for item in block.items
        ]) for block in blocks],
        say("Nothing: every case is placed, proven, and clearly best."),
    )


def look(blocks: Sequence[Block], nothing: Words) -> Section:
    """The section that comes first; `nothing` is said where there is nothing to say."""
    told = [block.together() if isinstance(block, Listed) else block for block in blocks]
    return Section("look", say("Worth a look first"), told or [Said(nothing)])


def _staying(stays: Sequence[Stay], policy: Policy) -> Iterator[Listed]:
    """Cases that should change hands and do not."""
    owner = say("{owner} decides", owner=of_model(policy.owner("handover")))
    if stays:
        yield Listed(
            say("Not moved by this: somebody must decide ({count})", count=len(stays)),
            [
                Item(stay.case.id, say("{person}: {words}", person=stay.case.caseworker,
                                       words=stay.words), more=owner)
                for stay in stays
            ],
            tone="bad",
        )


def _drawn(claims: Claims) -> Iterator[Listed]:
    """Ties, without who else: one line for each who was drawn."""
    drawn: dict[str, list[str]] = {}
    for row in claims.assignments:
        if row.tied:
            drawn.setdefault(row.caseworker, []).append(row.case)
    if drawn:
        yield Listed(
            say("Drawn by lot ({count})", count=sum(map(len, drawn.values()))),
            [Item(who, listing(cases)) for who, cases in sorted(drawn.items())],
            tone="warn",
            intro=say("Somebody else would be exactly as good for the day; you may choose."),
        )


def _unassigned(facts: PlanFacts) -> Iterator[Listed]:
    """What nobody takes, the most urgent first."""
    owners = {row.case: row.owner for row in facts.claims.unassigned}
    items = [
        Item(case, joined(facts.left(case), "; "), f"#{anchor(case)}",
             say("{owner} decides", owner=of_model(owners[case])))
        for case in facts.unassigned
    ]
    if items:
        yield Listed(say("Without a caseworker ({count})", count=len(items)), items, tone="bad")


def _due_away(planned: Planned) -> Iterator[Listed]:
    """Cases that are due while who has them is away."""
    items = [Item(case, words, f"#{anchor(case)}")
             for case, words in all_due_away(planned.problem, planned.allocation)]
    if items:
        yield Listed(say("Due while its caseworker is away ({count})", count=len(items)), items,
                     tone="warn")


def _passed_over(facts: PlanFacts, answers: Sequence[Why]) -> Iterator[Listed]:
    """Cases of children who know somebody that could have them, and for what gain they do not.

    Without `answers`, how full that one would be stands for the gain.
    """
    continuity = facts.clauses.continuity
    gains = {_case(answer): answer.passed_over for answer in answers}
    found: list[tuple[str, Words | str, str]] = []
    for case in facts.planned.allocation.seats:
        for row in gains.get(case, ()):
            found.append((case, row.words, _pin(case, row.caseworker)))
        words = None if case in gains else continuity.words(case, unseen=is_hidden_kin)
        found += [(case, words, "")] if words else []
    about_children = facts.problem.called.about_children
    if found:
        yield Listed(
            say("Somebody the child knows is passed over ({count})", count=len(found))
            if about_children else
            say("Somebody who knows the case is passed over ({count})", count=len(found)),
            [Item(case, words, f"#{anchor(case)}", command=command)
             for case, words, command in found],
            tone="warn",
            intro=say("Each of these could have the case, and knows the child or the family.")
            if about_children else say("Each of these could have the case, and knows it."),
        )


def _unproven(claims: Claims) -> Iterator[Listed]:
    open_tiers = [tier for tier in claims.tiers if not tier.proven]
    if open_tiers:
        yield Listed(
            say("Not proven"),
            [
                Item(
                    tier_name(tier.name),
                    say("reached {value}; cannot be below {bound}", value=number(tier.value),
                        bound=number(tier.bound)),
                    "#proof",
                )
                for tier in open_tiers
            ],
            tone="warn",
            intro=say("A better allocation may exist. Solve again with more time to find out."),
        )


def _ties(answers: Sequence[Why]) -> Iterator[Listed]:
    tied = [answer for answer in answers if answer.tied_with]
    if tied:
        yield Listed(
            say("Drawn by lot ({count})", count=len(tied)),
            [
                Item(
                    _case(answer),
                    say("{person}; as good: {people}", person=answer.seats.caseworker,
                        people=", ".join(answer.tied_with)),
                    f"#{anchor(_case(answer))}",
                    command=_pin(_case(answer), answer.tied_with[0]),
                )
                for answer in tied
            ],
            tone="warn",
            intro=say("Somebody else would be exactly as good for the day; you may choose."),
        )


def _pinned(claims: Claims) -> Iterator[Listed]:
    pinned = claims.decided.pinned
    decided = [
        *(Item(case, _given(worker, pinned.get(case)), f"#{anchor(case)}")
          for case, worker in claims.decisions.pins
          if case not in pinned or pinned[case].signed is None),
        *(Item(case, say("kept from {person}", person=worker), f"#{anchor(case)}")
          for case, worker in claims.decisions.forbids),
    ]
    if decided:
        yield Listed(say("Decided by hand today ({count})", count=len(decided)), decided)


def _given(worker: str, said: PinnedCase | None) -> Words:
    given = say("given to {person}", person=worker)
    return given if said is None else joined([given, pinned_words(said)], " · ")


def _above(facts: PlanFacts) -> Iterator[Listed]:
    """Soft ceilings that today's cases go above, or further above than before."""
    found = list(_worse(facts, OVER_NORM))
    if found:
        yield Listed(
            say("Above a norm because of today ({count})", count=len(found)), found, tone="warn"
        )


def _above_already(facts: PlanFacts) -> Iterator[Listed]:
    """Who is above a norm without having got anything today: no allocation could mend it."""
    got = given_something(facts.problem, facts.planned.allocation)
    over = above(facts.norms)
    found = [
        Item(who, in_words(mine)) for who, mine in sorted(over.items()) if who not in got
    ]
    if found:
        yield Listed(say("Above a norm, with nothing new today ({n})", n=len(found)), found)


def _against(facts: PlanFacts) -> Iterator[Listed]:
    """Preferences that today's cases go against."""
    found = list(_worse(facts, FIT))
    if found:
        yield Listed(
            say("Against a preference, for the sake of the rest ({count})", count=len(found)),
            found,
        )


def _worse(facts: PlanFacts, tier: str) -> Iterator[Item]:
    for row in given_way(facts, tier):
        owner = say("{owner} decides", owner=of_model(facts.policy.owner(row.rule)))
        yield Item(row.subject, row.words, _link(facts.problem.cases, row.subject), owner)


def _link(cases: Mapping[str, Case], subject: str) -> str:
    return f"#{anchor(subject)}" if subject in cases else ""


def _close(answers: Sequence[Why]) -> Iterator[Listed]:
    """The smallest margins of those that were not drawn, where they are proven."""
    close = [
        (_case(answer), answer.seats.caseworker, answer.margin) for answer in answers
        if answer.verified and not answer.tied_with and answer.margin is not None
        and answer.seats.caseworker is not None and answer.margin.difference > 0
    ][:CLOSEST]
    if close:
        yield Listed(
            say("The closest calls"),
            [
                Item(
                    case, say("{person}; next {other}: {words}", person=who,
                              other=margin.caseworker, words=margin.words),
                    f"#{anchor(case)}", command=_pin(case, margin.caseworker),
                )
                for case, who, margin in close
            ],
            intro=say("The next best would cost the day this little. To choose it, solve again "
                      "with the option shown."),
        )


def _case(answer: Why) -> str:
    return answer.question.case or ""


def _pin(case: str, worker: str) -> str:
    quoted = f"{case}={worker}"
    return f"--pin '{quoted}'" if " " in quoted else f"--pin {quoted}"
