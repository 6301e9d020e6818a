"""A model in plain words: every number with its unit, its status and its source."""

from collections.abc import Iterator
from datetime import date

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from assigner.instance import COMPLEXITIES, Case, Caseworker
from assigner.policy import Policy
from assigner.report.decider_words import decider_parts
from assigner.rule import Kind, Rule
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


def model_words(policy: Policy) -> list[RenderableType]:
    """The whole model, to be printed one below the other; readable at 80 columns."""
    parts: list[RenderableType] = [*_head(policy)]
    sections = (
        (say("What a case weighs"), _weights(policy)),
        (say("What a caseworker carries"), _capacity(policy)),
        (say("Rules"), _rules(policy)),
        (say("Who decides"), decider_parts(policy)),
        (say("What comes first"), _tiers(policy)),
        (say("Milestones: what a lower caseload must lead to"), _milestones(policy)),
        (say("Assumed: nobody publishes these numbers; put your own in their place"),
         _assumed(policy)),
    )
    for title, section in sections:
        body = list(section)
        if body:
            parts += [Text(), Text(str(title), style="bold underline"), *body]
    return parts


def _head(policy: Policy) -> Iterator[RenderableType]:
    yield Text(str(term(policy.title)), style="bold")
    counted = {"child": say("norms count children"), "family": say("norms count families")}
    yield _dim(
        say("{name} · {counted} · sha256 {sha}", name=policy.name,
            counted=counted[policy.count_unit], sha=policy.sha256[:12])
    )
    for key, value in policy.overrides.items():
        yield _said(say("Changed for this run: {key} = {value}", key=key, value=value))


def _weights(policy: Policy) -> Iterator[RenderableType]:
    weights = policy.weights
    if weights.every_case is not None:
        hours = float(full_load_minutes(policy.capacities) / weights.every_case.exact) / 60
        yield _said(
            say("Every case weighs the same, {hours:.2f} h a week, whatever it is.", hours=hours)
        )
        yield _numbers(policy, EQUAL)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(str(say("hours a week")))
    for complexity in COMPLEXITIES:
        table.add_column(str(term(complexity.replace("_", " "))), justify="right")
    for key, phase in policy.phases.items():
        rows = weights.phases[key]
        table.add_row(
            Text(phase.label),
            *(_weight(policy, key, complexity, rows[complexity]) for complexity in COMPLEXITIES),
        )
    yield table
    rhythms = [row for rows in weights.phases.values() for row in rows.values()]
    if any(row.full_load is None for row in rhythms):
        yield _dim(say("contacts a month × hours a contact + fixed hours a month, × 12/52"))
    if any(row.full_load is not None for row in rhythms):
        yield _dim(say("1/n: n of them are a full load of an experienced full-time caseworker"))
    yield _numbers(policy, tuple(key for key in policy.numbers if key.startswith("weights.")))


def _weight(policy: Policy, phase: str, complexity: str, rhythm: Rhythm) -> Text:
    case = Case(id="", phase=phase, complexity=complexity)
    settled = policy.weights.model_copy(update={"first_weeks": None})
    minutes = case_minutes(case, settled, policy.capacities, _ANY_DAY)
    text = Text(_hours(minutes, 2), style="bold")
    if rhythm.full_load is not None:
        each = say("1/{n}", n=rhythm.full_load.value)
        if rhythm.full_load.unit.startswith("children"):
            each = say("1/{n} a child", n=rhythm.full_load.value)
        return text.append(f"\n{each}", style="not bold dim")
    parts = (rhythm.contacts_a_month, rhythm.hours_a_contact, rhythm.fixed_hours)
    contacts, hours, fixed = (part.value if part else 0 for part in parts)
    shown = say("{contacts} × {hours} + {fixed}", contacts=contacts, hours=hours, fixed=fixed)
    return text.append(f"\n{shown}", style="not bold dim")


def _capacity(policy: Policy) -> Iterator[RenderableType]:
    capacity = policy.capacities
    yield _said(
        say(
            "Hours for cases = (contracted {full} at full time - {fixed} fixed, the same for part "
            "time - duties) × {share}; less while new.",
            full=amount(capacity.full_time_hours), fixed=amount(capacity.fixed_hours),
            share=amount(capacity.share_on_cases),
        )
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for header in (say("for example"), say("hours for cases"), say("of a full load")):
        table.add_column(str(header), justify="left" if not table.columns else "right")
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
    for words, contracted, months in examples:
        hired = None if months is None else _months_before(months)
        worker = Caseworker(id="", team="", weekly_minutes=contracted, hired=hired)
        found = capacity_minutes(worker, capacity, _ANY_DAY)
        share = found / float(full_load_minutes(capacity))
        table.add_row(str(words), _hours(found), str(figure(share, ".0%")))
    yield table
    if capacity.roles:
        each = joined(
            (
                say("{duty} {hours}", duty=term(key.replace("_", " ")), hours=amount(role.hours))
                for key, role in capacity.roles.items()
            ),
            "; ",
        )
        yield _said(say("Duties: {each}.", each=each))
    yield _numbers(policy, tuple(key for key in policy.numbers if key.startswith("capacity.")))


def _months_before(months: int) -> date:
    back = _ANY_DAY.year * 12 + _ANY_DAY.month - 1 - months
    return date(back // 12, back % 12 + 1, 1)


def _rules(policy: Policy) -> Iterator[RenderableType]:
    for kind, heading in KINDS.items():
        rules = [rule for rule in policy.rules if rule.kind == kind]
        if not rules:
            continue
        owner = policy.owner_of_kind(kind)
        yield Text()
        yield Text(str(say(heading, owner=term(owner))), style="bold")
        grid = Table.grid(padding=(0, 2))
        grid.add_column(width=4)
        grid.add_column()
        for rule in rules:
            grid.add_row(
                Text(str(say("hard") if rule.hard else say("soft"))), _rule(policy, rule, owner)
            )
        yield grid


def _rule(policy: Policy, rule: Rule, owner: str) -> Text:
    text = Text(str(rule.words()))
    words = say("{name} · {status}: {source}", name=rule.name(), status=term(rule.status),
                source=term(rule.source or "-"))
    text.append(f"\n{words}", style="dim")
    mine = policy.owner(rule.name())
    if mine != owner:
        lifted = say("lifted by {owner}", owner=term(mine))
        text.append(f"\n{lifted}", style="dim")
    for key, number in policy.numbers.items():
        if key.startswith(f"rules.{rule.name()}."):
            text.append(f"\n{key.split('.', 2)[2]} = {amount(number)} ({origin(number)})",
                        style="dim")
    return text


def _tiers(policy: Policy) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    for place, tier in enumerate(policy.tiers, start=1):
        text = Text(str(tier.asks))
        if tier.name == "balance":
            measure = policy.balance.measure
            text.append(f"\n{measure}: {MEASURES[measure]}", style="dim")
        for key, number in policy.numbers.items():
            if key.startswith(f"{tier.name}."):
                text.append(f"\n{key.partition('.')[2]} = {amount(number)} ({origin(number)})",
                            style="dim")
        grid.add_row(f"{place}.", Text(str(term(tier.name))), text)
    yield grid


def _milestones(policy: Policy) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    for milestone in policy.milestones:
        text = Text(str(term(milestone.words)))
        if milestone.measure:
            measured = say("measured by {how}", how=term(milestone.measure))
            text.append(f"\n{measured}", style="dim")
        grid.add_row(Text(str(term(milestone.name))), text)
    if policy.milestones:
        yield grid


def _assumed(policy: Policy) -> Iterator[RenderableType]:
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
    grid, above = _list(2, named, valued), ""
    for key, number in assumed.items():
        table, _, last = key.rpartition(".")
        if table != above:
            yield grid
            yield Text(table)
            grid, above = _list(2, named, valued), table
        grid.add_row("", Text(last), Text(str(amount(number))),
                     Text(str(term(number.source or "-")), style="dim"))
    yield grid


def _counts(key: str) -> bool:
    """Whether a number counts where every case weighs the same."""
    return not key.startswith("weights.") or key in EQUAL


def _numbers(policy: Policy, keys: tuple[str, ...]) -> RenderableType:
    """The numbers of a section that have a source, alike ones once; the others come last of all."""
    alike: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        number = policy.numbers[key]
        if number.status != "assumed":
            same = (str(amount(number)), str(origin(number)))
            alike.setdefault(same, []).append(key.partition(".")[2])
    valued = max((len(value) for value, _ in alike), default=0)
    grid = _list(min(32, max((len(names[0]) for names in alike.values()), default=0)), valued)
    for (value, source), names in alike.items():
        more = say("{name}\nand {n} more", name=names[0], n=len(names) - 1)
        grid.add_row(Text(str(more) if len(names) > 1 else names[0]), Text(value), Text(source))
    return grid if alike else _dim(say("All of it is assumed: see the end."))


def _list(*widths: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_column()
    return grid


def _hours(minutes: float, decimals: int = 1) -> str:
    return str(figure(minutes / 60, f".{decimals}f"))


def _said(words: Words) -> Text:
    return Text(str(words))


def _dim(words: Words) -> Text:
    return Text(str(words), style="dim")
