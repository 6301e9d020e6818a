"""The page of every key of a model: `python -m assigner.policy.reference docs/models.md`."""

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from assigner.policy.keys import ANY, EACH, ModelKey, model_keys
from assigner.policy.own_words import FREE, NEEDED
from assigner.policy.usual_headers import USUAL_HEADERS
from assigner.rules import registry
from assigner.workload import ModelTable

HEAD = """# Every key of a model

A model is one TOML file: what cases weigh, what people carry, which rules hold, what matters
first. `assigner model new ours.toml` begins one after a few questions, `assigner model show NAME`
prints any with everything it inherits, `assigner rules NAME` says it in plain words.

A **number** is a table, `{ value, unit, status, source }`, and may carry `interval = [low, high]`:
between which values it lies. The status says where it is from: law, guide, agreement, measured,
benchmark, local; `assumed` alone needs no source. In a variant a plain number is enough: it keeps
the unit and says `assumed`. A file with `extends` says only what differs; lists are replaced,
tables merged key by key. `-S KEY=VALUE` says one value for one run, by the key as it stands below;
`NAME` is a name of your own, `[]` each item of a list.

**What is left of a week for cases** is (contracted hours - `fixed_hours` - duties) x
`share_on_cases`. What is the same for everybody and does not shrink with part time (team meeting,
supervision, training) is fixed; what grows with the hours somebody has (telephone, mail, short
questions) is in the share. Nothing belongs in both: it would count twice.

**What a case weighs** is said as a full load (`full_load`: so many such cases fill a full-time
week) or as a rhythm (`contacts_a_month` x `hours_a_contact` + `fixed_hours`, hours a month).
`model new --full-load 25` spreads the first over the levels, `--rhythm 2,1.5,3` the second: two
contacts a month with a case of the middle, an hour and a half each, three hours a month beside
them. A heavier case is met more often, not longer.

**A ceiling with `hard = true` binds**: a case that would go beyond it goes to nobody, even where
nobody else is there. With `hard = false` it counts what is above it (tier `over_norm`) and gives
way where all are full. `model new --ceiling` writes a soft one.

**A limit the law sets** on what anybody holds is `[rules.stock_ceiling]` with `kind = "law"`,
`hard = true`, `status = "law"` and the section of the law as `source`; `per = "person"` where it
is the same for part time. [finnish-law.toml](../models/finnish-law.toml) is such a model, whole. A
time limit is a date of each case (column `due`); `rules.deadline_week` spreads these over the
weeks, and `phases.NAME.within` in [flow.toml](flow.md) says the limit to `simulate`.

**Those who hold cases** are called what `[person.en]` and `[person.da]` say, in every sentence;
`model new --person adviser,advisers` writes it, spoken to in Danish with four words
(`--lang da`, `--person rådgiver,rådgivere,rådgiveren,rådgiverne`). Every other text of your own
(labels, units, headers, owners, sources) stands as you wrote it, in English and in Danish; what you
inherit from a built-in model unchanged, or `model new` wrote for you, is put into the language
spoken.

**How cases come and go** over months is no decision and not in the model: [flow.toml](flow.md).

This page is made from the classes that read models: what is not here is refused.
"""


def meaning(key: str) -> str | None:
    """What a key of a model in use means, by its path as `-S` writes it; None where none is."""
    steps = key.split(".")
    for name, told in meanings().items():
        wanted = name.replace("[]", f".{EACH}").split(".")
        if len(wanted) == len(steps) and all(
            one in (ANY, mine) or (one == EACH and mine.isdigit())
            for one, mine in zip(wanted, steps, strict=True)
        ):
            return told
    return None


class Example(ModelTable):
    """A small model, and of which sections it shows the keys."""

    of: tuple[str, ...]
    toml: str


def meanings() -> Mapping[str, str]:
    """Key, as the page writes it -> what it means. A rule's common keys are `rules.NAME`'s."""
    return dict(_read().meaning)


def examples() -> tuple[Example, ...]:
    """Models that together have every key."""
    return _read().example


def common(key: ModelKey) -> str:
    """The key as the page has it: what every rule has stands there once."""
    if key.path[0] == "rules" and key.path[-1] in _COMMON and len(key.path) == _OF_RULE:
        return f"rules.{ANY}.{key.path[-1]}"
    return key.dotted


def page() -> str:
    """The page."""
    return "\n".join([HEAD, *(
        line for section, keys in groupby(model_keys(), lambda key: key.path[0])
        for line in _section(section, list(keys))
    )])


_COMMON = ("kind", "hard", "status", "source", "owner", "points")
_OF_RULE = 3


class _Kept(ModelTable):
    """What reference.toml holds."""

    meaning: dict[str, str]
    example: tuple[Example, ...]


@cache
def _read() -> _Kept:
    text = (files("assigner.policy") / "reference.toml").read_text(encoding="utf-8")
    return _Kept.model_validate(tomllib.loads(text))


def _section(section: str, keys: Sequence[ModelKey]) -> Iterator[str]:
    yield from (f"## {section}", "")
    if section == "rules":
        yield from _rules()
    if section == "headers":
        yield from _headers()
    yield "| key | holds | unit and range | needed | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    told = set()
    for key in keys:
        name = common(key)
        if name not in told:
            told.add(name)
            needed = "yes" if key.needed else (f"no: `{key.default}`" if key.default else "no")
            holds = key.holds.replace("|", "\\|")
            yield f"| `{name}` | {holds} | {_limits(key)} | {needed} | {meanings()[name]} |"
    yield ""
    for example in examples():
        if section in {name.partition(".")[0] for name in example.of} and (
            section == min(example.of, key=_place).partition(".")[0]
        ):
            yield from ("```toml", example.toml.rstrip("\n"), "```", "")


def _place(name: str) -> int:
    order = [key.path[0] for key in model_keys()]
    return order.index(name.partition(".")[0])


def _rules() -> Iterator[str]:
    yield from (
        "A rule is on where its table is, and off by `rules.NAME = false`. Every rule has the keys "
        "of `rules.NAME`; some have more. Where a rule is soft, what is broken of it is counted in "
        "a tier, which `tiers` must then name: `deadline_week` and `heavy_week` need `ahead`.",
        "", "| rule | what it asks | tier where it is soft |", "| --- | --- | --- |",
    )
    for name, rule in registry().items():
        first = (rule.__doc__ or "").strip().splitlines()[0]
        yield f"| `{name}` | {first}{_ELSEWHERE.get(name, '')} | `{rule.soft_tier}` |"
    yield ""


_ELSEWHERE: Mapping[str, str] = MappingProxyType({
    "siblings": " Elsewhere: new cases that belong together (column `family`).",
    "family_caseworker": " Elsewhere: whoever holds an open case of the same group.",
    "reassessment": " Elsewhere: a case that is to be looked at by somebody new to it.",
    "two_advisers": " Elsewhere: a case that needs two of those who hold cases.",
    "district": " Elsewhere: where a case belongs, by any word of the office.",
    "very_complex_ceiling": " Elsewhere: of the level that `complexity` names.",
})


def _headers() -> Iterator[str]:
    yield from (
        "A header holds in every table that has the column; only `id`, the case's number, is not "
        "the caseworkers' initials. The usual headers, English and Danish, are read all "
        "the same. A column may not be called as another of its table is, unless that one is "
        "renamed too or `false`. With `district = false` people have no `districts` either.",
        "", "| table | columns that may be renamed |", "| --- | --- |",
    )
    for file, columns in USUAL_HEADERS.items():
        named = [f"`{key}` ({danish})" for key, danish in columns.items() if key in NEEDED | FREE]
        yield f"| {file} | {', '.join(named)} |"
    yield ""


def _limits(key: ModelKey) -> str:
    if key.limits is None:
        return ""
    units = " · ".join(key.limits.units) + (" · the model's own" if key.limits.own else "")
    most = "" if key.limits.most is None else f" to {key.limits.most}"
    whole = ", whole" if key.limits.whole else ""
    return f"{units}; {key.limits.least}{most or ' or more'}{whole}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
