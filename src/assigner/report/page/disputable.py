"""What deserves a second look, before what is plain: left over, unproven, drawn, above, close."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from assigner.allocation import Allocation
from assigner.documents.plan import PinnedCase
from assigner.explain.due_away import all_due_away
from assigner.explain.passed_over import Continuity
from assigner.explain.planned import Planned
from assigner.explain.unplaced import left_words, reasons
from assigner.files.complaints import Complaint
from assigner.instance import Case
from assigner.plan import Claims
from assigner.plan.norms import above, given_something, norms_of
from assigner.policy import Policy
from assigner.report.explain_rows import Row as Found
from assigner.report.norm_words import in_words
from assigner.report.page.cases import anchor
from assigner.report.page.figures import number
from assigner.report.page.misread import misread
from assigner.report.page.parts import Block, Item, Listed, Said, Section
from assigner.report.pinned_text import pinned_words
from assigner.rule import FIT, OVER_NORM
from assigner.scenarios.uproot import Stay
from assigner.words import Words, joined, listing, say, term

CLOSEST = 5


def disputable_section(
    claims: Claims, planned: Planned, policy: Policy, answers: Sequence[Found],
    warnings: Sequence[Complaint] = (),
) -> Section:
    """Everything somebody might decide otherwise, the gravest first."""
    return look([
        *misread(warnings), *_unassigned(claims, planned, policy), *_due_away(planned),
        *_passed_over(planned, answers), *_unproven(claims), *_ties(answers),
        *_pinned(claims), *_above(planned, policy), *_close(answers),
        *_against(planned, policy), *_above_already(planned, policy),
    ], say("Nothing: every case is placed, proven, and clearly best."))


def disputable_moves(
    claims: Claims, planned: Planned, policy: Policy, stays: Sequence[Stay],
    listed: Container[str],
) -> Section:
    """The same for a rebalance, whose cases nobody asks about one by one.

    `listed`: the cases that stand further down.
    """
    blocks = [
        *_unassigned(claims, planned, policy), *_staying(stays, policy), *_due_away(planned),
        *_passed_over(planned, ()), *_unproven(claims), *_drawn(claims), *_above(planned, policy),
        *_against(planned, policy), *_above_already(planned, policy),
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
    owner = say("{owner} decides", owner=term(policy.owner("handover")))
    if stays:
        yield Listed(
            say("Stay where they are: somebody must decide ({count})", count=len(stays)),
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


def _unassigned(claims: Claims, planned: Planned, policy: Policy) -> Iterator[Listed]:
    """What nobody takes, the most urgent first."""
    cases = planned.problem.cases
    left = sorted((row.case for row in claims.unassigned),
                  key=lambda case: (str(cases[case].due or "9999"), case))
    items = []
    for case in left:
        found = reasons(planned.statement, planned.allocation, case)
        owner = policy.owner(found[0].rule if found else "decisions")
        items.append(Item(
            case,
            joined(left_words(planned.statement, planned.allocation, case), "; "),
            f"#{anchor(case)}", say("{owner} decides", owner=term(owner)),
        ))
    if items:
        yield Listed(say("Without a caseworker ({count})", count=len(items)), items, tone="bad")


def _due_away(planned: Planned) -> Iterator[Listed]:
    """Cases that are due while who has them is away."""
    items = [Item(case, words, f"#{anchor(case)}")
             for case, words in all_due_away(planned.problem, planned.allocation)]
    if items:
        yield Listed(say("Due while its caseworker is away ({count})", count=len(items)), items,
                     tone="warn")


def _passed_over(planned: Planned, answers: Sequence[Found]) -> Iterator[Listed]:
    """Cases of children who know somebody that could have them, and for what gain they do not.

    Without `answers`, how full that one would be stands for the gain.
    """
    continuity = Continuity(planned.statement, planned.allocation)
    gains = {answer["question"]["case"]: answer["passed_over"] for answer in answers}
    found = []
    for case in planned.allocation.seats:
        for row in gains.get(case, ()):
            found.append((case, row["words"], _pin(case, row["caseworker"])))
        words = None if case in gains else continuity.words(case)
        found += [(case, words, "")] if words else []
    if found:
        yield Listed(
            say("Somebody the child knows is passed over ({count})", count=len(found)),
            [Item(case, words, f"#{anchor(case)}", command=command)
             for case, words, command in found],
            tone="warn",
            intro=say("Each of these could have the case, and knows the child or the family."),
        )


def _unproven(claims: Claims) -> Iterator[Listed]:
    open_tiers = [tier for tier in claims.tiers if not tier.proven]
    if open_tiers:
        yield Listed(
            say("Not proven"),
            [
                Item(
                    TIERS.get(tier.name, tier.name),
                    say("reached {value}; cannot be below {bound}", value=number(tier.value),
                        bound=number(tier.bound)),
                    "#proof",
                )
                for tier in open_tiers
            ],
            tone="warn",
            intro=say("A better allocation may exist. Solve again with more time to find out."),
        )


def _ties(answers: Sequence[Found]) -> Iterator[Listed]:
    tied = [answer for answer in answers if answer["tied_with"]]
    if tied:
        yield Listed(
            say("Drawn by lot ({count})", count=len(tied)),
            [
                Item(
                    answer["question"]["case"],
                    say("{person}; as good: {people}", person=answer["seats"]["caseworker"],
                        people=", ".join(answer["tied_with"])),
                    f"#{anchor(answer['question']['case'])}",
                    command=_pin(answer["question"]["case"], answer["tied_with"][0]),
                )
                for answer in tied
            ],
            tone="warn",
            intro=say("Somebody else would be exactly as good for the day; you may choose."),
        )


def _pinned(claims: Claims) -> Iterator[Listed]:
    decided = [
        *(Item(case, _given(worker, claims.decided.pinned.get(case)), f"#{anchor(case)}")
          for case, worker in claims.decisions.pins),
        *(Item(case, say("kept from {person}", person=worker), f"#{anchor(case)}")
          for case, worker in claims.decisions.forbids),
    ]
    if decided:
        yield Listed(say("Decided by hand today ({count})", count=len(decided)), decided)


def _given(worker: str, said: PinnedCase | None) -> Words:
    given = say("given to {person}", person=worker)
    return given if said is None else joined([given, pinned_words(said)], " · ")


def _above(planned: Planned, policy: Policy) -> Iterator[Listed]:
    """Soft ceilings that today's cases go above, or further above than before."""
    found = list(_worse(planned, policy, OVER_NORM))
    if found:
        yield Listed(
            say("Above a norm because of today ({count})", count=len(found)), found, tone="warn"
        )


def _above_already(planned: Planned, policy: Policy) -> Iterator[Listed]:
    """Who is above a norm without having got anything today: no allocation could mend it."""
    problem, allocation = planned.problem, planned.allocation
    got = given_something(problem, allocation)
    over = above(norms_of(problem, policy.rules, allocation))
    found = [
        Item(who, in_words(mine)) for who, mine in sorted(over.items()) if who not in got
    ]
    if found:
        yield Listed(say("Above a norm, with nothing new today ({n})", n=len(found)), found)


def _against(planned: Planned, policy: Policy) -> Iterator[Listed]:
    """Preferences that today's cases go against."""
    found = list(_worse(planned, policy, FIT))
    if found:
        yield Listed(
            say("Against a preference, for the sake of the rest ({count})", count=len(found)),
            found,
        )


def _worse(planned: Planned, policy: Policy, tier: str) -> Iterator[Item]:
    problem = planned.problem
    for rule in policy.rules:
        if rule.hard or rule.soft_tier != tier:
            continue
        before = {row.subject: row.amount for row in rule.breaches(problem, Allocation({}))}
        owner = say("{owner} decides", owner=term(policy.owner(rule.name())))
        for row in rule.breaches(problem, planned.allocation):
            if row.amount > before.get(row.subject, 0):
                yield Item(row.subject, row.words, _link(problem.cases, row.subject), owner)


def _link(cases: Mapping[str, Case], subject: str) -> str:
    return f"#{anchor(subject)}" if subject in cases else ""


def _close(answers: Sequence[Found]) -> Iterator[Listed]:
    """The smallest margins of those that were not drawn, where they are proven."""
    close = [
        answer for answer in answers
        if answer["verified"] and not answer["tied_with"] and answer["margin"] is not None
        and answer["seats"]["caseworker"] is not None and answer["margin"]["difference"] > 0
    ][:CLOSEST]
    if close:
        yield Listed(
            say("The closest calls"),
            [
                Item(
                    answer["question"]["case"],
                    say("{person}; next {other}: {words}", person=answer["seats"]["caseworker"],
                        other=answer["margin"]["caseworker"], words=answer["margin"]["words"]),
                    f"#{anchor(answer['question']['case'])}",
                    command=_pin(answer["question"]["case"], answer["margin"]["caseworker"]),
                )
                for answer in close
            ],
            intro=say("The next best would cost the day this little. To choose it, solve again "
                      "with the option shown."),
        )


def _pin(case: str, worker: str) -> str:
    quoted = f"{case}={worker}"
    return f"--pin '{quoted}'" if " " in quoted else f"--pin {quoted}"


TIERS: dict[str, Words] = {
    "unassigned": say("unassigned"), "over_norm": say("over norm"), "balance": say("balance"),
    "balance_again": say("balance once more"),
    "fit": say("fit"), "over_time": say("over time"), "tie_break": say("the lot"),
}
