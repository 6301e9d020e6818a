"""A model in plain words: every number with its unit, its status and its source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from assigner.instance import Case, Caseworker
from assigner.policy import Policy
from assigner.policy.deciders import COMMIT
from assigner.quantity import CASES_PER_FULL_TIME
from assigner.rule import Kind, Rule
from assigner.view import Block, Cell, Column, Field, Heading, Printout, Said, Table, Text, tabled
from assigner.views.amounts import amount, origin
from assigner.views.tiers import MEASURES
from assigner.words import Words, figure, joined, marked, say, term
from assigner.workload import Rhythm, capacity_minutes, case_minutes, full_load_minutes

KINDS: dict[Kind, str] = {
    "law": marked("Law, lifted by {owner}"),
    "agreement": marked("Agreement, lifted by {owner}"),
    "policy": marked("Policy, lifted by {owner}"),
    "preference": marked("Preference, lifted by {owner}"),
}
EQUAL = ("weights.every_case", "weights.co_worker_share", "weights.mixing")
_ANY_DAY = date(2000, 1, 3)


def model_printout(policy: Policy) -> Printout:
    """The whole model, readable at 80 columns."""
    sections = (
        (say("What a case weighs"), _weights(policy)),
        (say("What a caseworker carries"), _capacity(policy)),
        (say("Rules"), _rules(policy)),
        (say("Who decides"), _deciders(policy)),
        (say("What comes first"), _tiers(policy)),
        (say("Milestones: what a lower caseload must lead to"), _milestones(policy)),
        (say("Assumed: nobody publishes these numbers; put your own in their place"),
         _assumed(policy)),
    )
    told = [(title, list(blocks)) for title, blocks in sections]
    return Printout(term(policy.title), [
        [Heading(title, main=True), *blocks] for title, blocks in told if blocks
    ], list(_head(policy)))


def _head(policy: Policy) -> Iterator[Block]:
    counted = say("norms count {units}", units=term(policy.unit.many))
    yield _dim(
        say("{name} · {counted} · sha256 {sha}", name=policy.name,
            counted=counted, sha=policy.sha256[:12])
    )
    for key, value in policy.overrides.items():
        yield Said(say("Changed for this run: {key} = {value}", key=key, value=value))


def _weights(policy: Policy) -> Iterator[Block]:
    weights = policy.weights
    if weights.every_case is not None:
        hours = float(full_load_minutes(policy.capacities) / weights.every_case.exact) / 60
        yield Said(
            say("Every case weighs the same, {hours:.2f} h a week, whatever it is.", hours=hours)
        )
        yield _numbers(policy, EQUAL)
        return
    fields: list[Field[str]] = [
        (Column(say("hours a week")), lambda phase: policy.phases[phase].label),
        *(_of_complexity(policy, complexity) for complexity in policy.complexities),
    ]
    yield replace(tabled("", policy.phases, fields), roomy=True)
    rhythms = [row for rows in weights.phases.values() for row in rows.values()]
    if any(row.full_load is None for row in rhythms):
        yield _dim(say("contacts a month × hours a contact + fixed hours a month, × 12/52"))
    if any(row.full_load is not None for row in rhythms):
        yield _dim(say("1/n: n of them are a full load of an experienced full-time caseworker"))
    yield _numbers(policy, tuple(key for key in policy.numbers if key.startswith("weights.")))


def _of_complexity(policy: Policy, complexity: str) -> Field[str]:
    def weight(phase: str) -> Cell:
        case = Case(id="", phase=phase, complexity=complexity)
        settled = policy.weights.model_copy(update={"first_weeks": None})
        minutes = case_minutes(case, settled, policy.capacities, _ANY_DAY)
        rhythm = policy.weights.phases[phase][complexity]
        return Cell(_hours(minutes, 2), under=_made_of(policy, rhythm))

    return Column(policy.called.level(complexity), "number"), weight


def _made_of(policy: Policy, rhythm: Rhythm) -> Words:
    if rhythm.full_load is not None:
        if rhythm.full_load.unit != CASES_PER_FULL_TIME:
            if not policy.units:
                return say("1/{n} a child", n=rhythm.full_load.value)
            return say("1/{n} a {unit}", n=rhythm.full_load.value, unit=term(policy.unit.one))
        return say("1/{n}", n=rhythm.full_load.value)
    parts = (rhythm.contacts_a_month, rhythm.hours_a_contact, rhythm.fixed_hours)
    contacts, hours, fixed = (part.value if part else 0 for part in parts)
    return say("{contacts} × {hours} + {fixed}", contacts=contacts, hours=hours, fixed=fixed)


def _capacity(policy: Policy) -> Iterator[Block]:
    capacity = policy.capacities
    yield Said(
        say(
            "Hours for cases = (contracted {full} at full time - {fixed} fixed, the same for part "
            "time - duties) × {share}; less while new.",
            full=amount(capacity.full_time_hours), fixed=amount(capacity.fixed_hours),
            share=amount(capacity.share_on_cases),
        )
    )
    yield _examples(policy)
    if capacity.roles:
        each = joined(
            (
                say("{duty} {hours}", duty=term(key.replace("_", " ")), hours=amount(role.hours))
                for key, role in capacity.roles.items()
            ),
            "; ",
        )
        yield Said(say("Duties: {each}.", each=each))
    yield _numbers(policy, tuple(key for key in policy.numbers if key.startswith("capacity.")))


def _examples(policy: Policy) -> Table:
    """Full time, half time, and while new: hours for cases, and the share of a full load."""
    capacity = policy.capacities
    full = int(capacity.full_time_hours.exact * 60)
    examples: list[tuple[Words, int, int | None]] = [
        (say("full time, {hours:.1f} h", hours=full / 60), full, None),
        (say("half time, {hours:.1f} h", hours=full / 120), full // 2, None),
    ]
    since = 0
    for step in capacity.ramp:
        examples.append(
            (say("full time, month {first} to {last} in the job", first=since + 1,
                 last=step.months.whole), full, since)
        )
        since = step.months.whole
    rows = []
    for words, contracted, months in examples:
        hired = None if months is None else _months_before(months)
        worker = Caseworker(id="", team="", weekly_minutes=contracted, hired=hired)
        rows.append((words, capacity_minutes(worker, capacity, _ANY_DAY)))
    return replace(tabled("", rows, (
        (Column(say("for example")), lambda row: row[0]),
        (Column(say("hours for cases"), "number"), lambda row: _hours(row[1])),
        (Column(say("of a full load"), "share"),
         lambda row: row[1] / float(full_load_minutes(capacity))),
    )), roomy=True)


def _months_before(months: int) -> date:
    back = _ANY_DAY.year * 12 + _ANY_DAY.month - 1 - months
    return date(back // 12, back % 12 + 1, 1)


def _rules(policy: Policy) -> Iterator[Block]:
    for kind, heading in KINDS.items():
        rules = [rule for rule in policy.rules if rule.kind == kind]
        if not rules:
            continue
        owner = policy.owner_of_kind(kind)
        yield Said("")
        yield Heading(say(heading, owner=term(owner)))
        yield _bare([
            (say("hard") if rule.hard else say("soft"), _rule(policy, rule, owner))
            for rule in rules
        ], 4)


def _rule(policy: Policy, rule: Rule, owner: str) -> Cell:
    under = [say("{name} · {status}: {source}", name=rule.name(), status=term(rule.status),
                 source=term(rule.source or "-"))]
    mine = policy.owner(rule.name())
    if mine != owner:
        under.append(say("lifted by {owner}", owner=term(mine)))
    return _over(rule.words(), [*under, *_own_numbers(policy, f"rules.{rule.name()}.")])


def _deciders(policy: Policy) -> Iterator[Block]:
    """A line a person; nothing where the model names nobody, and roles stand with the rules."""
    for name, roles in sorted(policy.deciders.items()):
        yield Said(say("{name}: {roles}", name=name, roles=joined(map(term, roles))))
    if COMMIT in policy.roles_of_deciders:
        roles = policy.roles_of_deciders[COMMIT]
        yield Said(say("That a plan holds decides: {roles}", roles=joined(map(term, roles))))


def _tiers(policy: Policy) -> Iterator[Block]:
    rows = []
    for place, tier in enumerate(policy.tiers, start=1):
        under = list(_own_numbers(policy, f"{tier.name}."))
        if tier.name == "balance":
            measure = policy.balance.measure
            under.insert(0, joined([measure, MEASURES[measure]], ": "))
        rows.append((f"{place}.", term(tier.name), _over(tier.asks, under)))
    yield _bare(rows, None, None)


def _own_numbers(policy: Policy, above: str) -> Iterator[Words]:
    """The numbers of a rule or a tier, under the names they have there."""
    for key, number in policy.numbers.items():
        if key.startswith(above):
            yield say("{key} = {amount} ({origin})", key=key.removeprefix(above),
                      amount=amount(number), origin=origin(number))


def _milestones(policy: Policy) -> Iterator[Block]:
    if policy.milestones:
        yield _bare([
            (term(milestone.name), _over(term(milestone.words), [
                say("measured by {how}", how=term(milestone.measure))
            ] if milestone.measure else []))
            for milestone in policy.milestones
        ], None)


def _assumed(policy: Policy) -> Iterator[Block]:
    assumed = {
        key: number
        for key, number in policy.numbers.items()
        if number.status == "assumed" and (policy.weights.every_case is None or _counts(key))
    }
    if not assumed:
        return
    yield _dim(say("Change one for a run with -S TABLE.NAME=VALUE."))
    named = max(len(key.rpartition(".")[2]) for key in assumed)
    valued = max(len(str(amount(number))) for number in assumed.values())
    for above, keys in groupby(assumed, lambda key: key.rpartition(".")[0]):
        if above:
            yield Said(above)
        yield _bare([
            ("", key.rpartition(".")[2], amount(assumed[key]),
             Cell(term(assumed[key].source or "-"), tone="quiet", tag=True))
            for key in keys
        ], 2, named, valued)


def _counts(key: str) -> bool:
    """Whether a number counts where every case weighs the same."""
    return not key.startswith("weights.") or key in EQUAL


def _numbers(policy: Policy, keys: tuple[str, ...]) -> Block:
    """The numbers of a section that have a source, alike ones once; the others come last of all."""
    alike: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        number = policy.numbers[key]
        if number.status != "assumed":
            same = (str(amount(number)), str(origin(number)))
            alike.setdefault(same, []).append(key.partition(".")[2])
    if not alike:
        return _dim(say("All of it is assumed: see the end."))
    return _bare([
        (names[0] if len(names) == 1 else
         say("{name}\nand {n} more", name=names[0], n=len(names) - 1), value, source)
        for (value, source), names in alike.items()
    ], min(32, max(len(names[0]) for names in alike.values())),
        max(len(value) for value, _ in alike))


def _bare(rows: Sequence[Sequence[Cell | Text]], *widths: int | None) -> Table:
    """Rows in line, without headers; the last column has the room that is left."""
    return replace(tabled("", rows, [
        (Column("", width=width), itemgetter(place))
        for place, width in enumerate((*widths, None))
    ]), bare=True)


def _over(text: Text, under: Sequence[Words]) -> Cell:
    return Cell(text, under=joined(under, "\n"))


def _hours(minutes: float, decimals: int = 1) -> Words:
    return figure(minutes / 60, f".{decimals}f")


def _dim(words: Words) -> Said:
    return Said(words, tone="quiet")
