"""A model in plain words: every number with its unit, its status and its source."""

from collections.abc import Iterator
from datetime import date

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from assigner.instance import COMPLEXITIES, Case, Caseworker
from assigner.policy import Policy
from assigner.quantity import Quantity
from assigner.rule import Kind, Rule
from assigner.words import Words, say
from assigner.workload import Rhythm, capacity_minutes, case_minutes, full_load_minutes

KINDS: dict[Kind, str] = {
    "law": "Law, lifted by {owner}",
    "agreement": "Agreement, lifted by {owner}",
    "policy": "Policy, lifted by {owner}",
    "preference": "Preference, lifted by {owner}",
}
ONE = {
    "children": "child", "families": "family", "cases": "case", "contacts": "contact",
    "hours": "hour", "weeks": "week", "months": "month", "points": "point",
    "percentage": "percentage",
}
TIERS = {
    "unassigned": say("As few cases as possible without a caseworker, the most urgent placed."),
    "over_norm": say("As little as possible above the soft ceilings."),
    "balance": say("Loads as even as possible, in proportion to what each can carry."),
    "fit": say("Interests, known caseworkers, and the soft rules that are preferences."),
    "tie_break": say("What is still equal is drawn by lot, the same every time it is asked."),
}
MEASURES = {
    "sumsq": say("everybody near the mean (sum of load squared / capacity)"),
    "leximax": say("the most loaded first, then the next, and so on"),
    "minmax": say("the most loaded person alone"),
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


def amount(number: Quantity) -> str:
    """A number with its unit, as it is spoken: `1 case a day`, `82 %`."""
    if number.unit == "share":
        return f"{_plain(number.value * 100)} %"
    if number.unit == "factor":
        return f"× {_plain(number.value)}"
    first, _, rest = number.unit.partition(" ")
    named = ONE.get(first, first) if number.value == 1 else first
    return " ".join(filter(None, (_plain(number.value), named, rest)))


def _head(policy: Policy) -> Iterator[RenderableType]:
    yield Text(policy.title, style="bold")
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
        hours = _hours(float(full_load_minutes(policy.capacities) / weights.every_case.exact), 2)
        yield _said(
            say("Every case weighs the same, {hours} h a week, whatever it is.", hours=hours)
        )
        yield _numbers(policy, EQUAL)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(str(say("hours a week")))
    for complexity in COMPLEXITIES:
        table.add_column(complexity.replace("_", " "), justify="right")
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
        each = say(" a child") if rhythm.full_load.unit.startswith("children") else ""
        return text.append(f"\n1/{_plain(rhythm.full_load.value)}{each}", style="not bold dim")
    parts = (rhythm.contacts_a_month, rhythm.hours_a_contact, rhythm.fixed_hours)
    contacts, hours, fixed = (_plain(part.value) if part else "0" for part in parts)
    return text.append(f"\n{contacts} × {hours} + {fixed}", style="not bold dim")


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
        (say("full time, {hours} h", hours=_hours(full)), full, None),
        (say("half time, {hours} h", hours=_hours(full / 2)), full // 2, None),
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
        table.add_row(str(words), _hours(found), f"{share:.0%}")
    yield table
    duties = [
        (role.names[0] if role.names else key, role) for key, role in capacity.roles.items()
    ]
    if duties:
        each = "; ".join(f"{name} {amount(role.hours)}" for name, role in duties)
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
        owner: str = getattr(policy.owners, kind)
        yield Text()
        yield Text(str(say(heading, owner=owner)), style="bold")
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
    origin = say("{name} · {status}: {source}", name=rule.name(), status=rule.status,
                 source=rule.source or "-")
    text.append(f"\n{origin}", style="dim")
    mine = policy.owner(rule.name())
    if mine != owner:
        text.append(f"\n{say('lifted by {owner}', owner=mine)}", style="dim")
    for key, number in policy.numbers.items():
        if key.startswith(f"rules.{rule.name()}."):
            text.append(f"\n{key.split('.', 2)[2]} = {amount(number)} ({_origin(number)})",
                        style="dim")
    return text


def _tiers(policy: Policy) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    for place, tier in enumerate(policy.tiers, start=1):
        text = Text(str(TIERS[tier.name]))
        if tier.name == "balance":
            measure = policy.balance.measure
            text.append(f"\n{measure}: {MEASURES[measure]}", style="dim")
        for key, number in policy.numbers.items():
            if key.startswith(f"{tier.name}."):
                text.append(f"\n{key.partition('.')[2]} = {amount(number)} ({_origin(number)})",
                            style="dim")
        grid.add_row(f"{place}.", Text(tier.name), text)
    yield grid


def _milestones(policy: Policy) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    for milestone in policy.milestones:
        text = Text(milestone.words)
        if milestone.measure:
            text.append(f"\n{say('measured by {how}', how=milestone.measure)}", style="dim")
        grid.add_row(Text(milestone.name), text)
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
    valued = max(len(amount(number)) for number in assumed.values())
    grid, above = _list(2, named, valued), ""
    for key, number in assumed.items():
        table, _, last = key.rpartition(".")
        if table != above:
            yield grid
            yield Text(table)
            grid, above = _list(2, named, valued), table
        grid.add_row("", Text(last), Text(amount(number)), Text(number.source or "-", style="dim"))
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
            alike.setdefault((amount(number), _origin(number)), []).append(key.partition(".")[2])
    valued = max((len(value) for value, _ in alike), default=0)
    grid = _list(min(32, max((len(names[0]) for names in alike.values()), default=0)), valued)
    for (value, origin), names in alike.items():
        more = say("{name}\nand {n} more", name=names[0], n=len(names) - 1)
        grid.add_row(Text(str(more) if len(names) > 1 else names[0]), Text(value), Text(origin))
    return grid if alike else _dim(say("All of it is assumed: see the end."))


def _list(*widths: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_column()
    return grid


def _origin(number: Quantity) -> str:
    return f"{number.status}: {number.source}" if number.status != "assumed" else number.status


def _plain(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _hours(minutes: float, decimals: int = 1) -> str:
    return f"{minutes / 60:.{decimals}f}"


def _said(words: Words) -> Text:
    return Text(str(words))


def _dim(words: Words) -> Text:
    return Text(str(words), style="dim")
