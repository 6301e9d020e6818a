"""From a name to a policy: read, merged, checked, hashed."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path as File
from types import MappingProxyType
from typing import Any

from assigner.objective import Tier
from assigner.objectives import registry as registry_of_tiers
from assigner.objectives.balance_again import BalanceAgain
from assigner.objectives.tie_break import TieBreak
from assigner.policy.agree import disagreements
from assigner.policy.authority import undecidable
from assigner.policy.complaints import ModelComplaint, complain, instead, render
from assigner.policy.law import laws, loosened
from assigner.policy.lines import Path
from assigner.policy.merge import TAKEN_OUT, Merged
from assigner.policy.names import FaultyModel, names_as_read
from assigner.policy.own_texts import own_texts
from assigner.policy.policy import Policy
from assigner.policy.schema import (
    OPTIONAL,
    SECTIONS,
    read,
    unit_at,
)
from assigner.policy.sources import Source, chain
from assigner.rule import Rule
from assigner.rules import registry
from assigner.rules.decisions import DecisionsRule
from assigner.rules.restricted import RestrictedRule
from assigner.words import marked

OF_POLICY = frozenset(field.name for field in fields(Policy))
_NONE: Mapping[str, str] = MappingProxyType({})
_ALWAYS: Mapping[str, Rule] = MappingProxyType({rule.name(): rule for rule in (
    DecisionsRule(
        kind="policy", status="local", source=marked("pins and forbids given for today")),
    RestrictedRule(
        kind="law", status="local", source=marked("the case's own list of who may know it")),
)})


def load(
    name_or_path: str, overrides: Mapping[str, str] = _NONE, beside: File | None = None
) -> Policy:
    """The model of a name in `models/`, or of the path of a .toml file.

    `overrides` are dotted paths and their new values, as `-S` gives them. `beside` is the
    folder a path is looked for in first: the instance's, when the instance names the model.
    Raises FaultyModel with every fault found, one a line: file, line, key, what to write.
    """
    return replace(_made(name_or_path, chain(name_or_path, beside), tuple(overrides.items())))


@lru_cache(maxsize=16)  # a command asks for its model more than once, a desk at every visit
def _made(
    name_or_path: str, sources: tuple[Source, ...], given: tuple[tuple[str, str], ...]
) -> Policy:
    """The model that files and `-S` make; nobody may change it, as it is given again."""
    overrides = dict(given)
    merged, complaints = _merged(sources, overrides)
    parts: dict[str, Any] = {}
    for name, kind in SECTIONS.items():
        if name not in merged.tree:
            if name not in OPTIONAL:
                complaints.append(complain((name,), "is missing from the model"))
            continue
        part, wrong = read(kind, merged.tree[name], (name,))
        complaints += wrong
        if part is not None:
            parts[name] = part
    for name in merged.tree.keys() - SECTIONS.keys() - {"rules"}:
        hint = instead(name, (*SECTIONS, "rules", "extends"))
        complaints.append(complain((name,), "is not a part of a model; {hint}", hint=hint))
    rules = _rules(merged.tree.get("rules", {}), complaints)
    complaints += disagreements(parts, rules, merged.tree.get("weights"))
    complaints += undecidable(parts, rules)
    own = own_texts(merged.tree, _built_in(sources, merged, overrides))
    if complaints:
        raise FaultyModel(
            render(complaints, merged.where), names_as_read(parts, merged.tree, own))
    return Policy(
        name=name_or_path,
        sha256=_fingerprint(merged.tree),
        overrides=overrides,
        own=own,
        rules=tuple(rules[name] for name in sorted(rules)),
        capacities=parts.pop("capacity"),
        tiers=_tiers(parts.pop("tiers"), parts),
        tables={name: parts.pop(name) for name in [*parts] if name not in OF_POLICY},
        **parts,
    )


def merged_model(
    name_or_path: str, overrides: Mapping[str, str], beside: File | None
) -> tuple[Merged, tuple[str, ...]]:
    """The files of a model and `-S` laid over one another, and what the files are called.

    The furthest base comes first. What is wrong in them is for `load` to say.
    """
    sources = chain(name_or_path, beside)
    return _merged(sources, overrides)[0], tuple(source.label for source in sources)


def _merged(
    sources: Iterable[Source], overrides: Mapping[str, str]
) -> tuple[Merged, list[ModelComplaint]]:
    merged = Merged(_unit)
    for source in sources:
        merged.lay(source)
    found = []
    for key, text in overrides.items():
        before = laws(merged.tree)
        found += [merged.override(key, text), loosened(before, merged.tree, key, text)]
    complaints = [complaint for complaint in found if complaint is not None]
    return merged, [*complaints, *_not_inherited(merged.tree)]


def _built_in(
    sources: Sequence[Source], merged: Merged, overrides: Mapping[str, str]
) -> Mapping[str, Any]:
    """What the built-in files of a model say before the office says anything."""
    ours = [source for source in sources if source.built_in]
    return merged.tree if ours == [*sources] and not overrides else _merged(ours, _NONE)[0].tree


def _not_inherited(tree: dict[str, Any]) -> Iterator[ModelComplaint]:
    """`teams.NAME = false` where there is no such team to take out; it is left out from here on."""
    for section in sorted(TAKEN_OUT & tree.keys()):
        table = tree[section]
        if not isinstance(table, dict):
            continue
        gone = [key for key, value in table.items() if value is False]
        for key in gone:
            del table[key]
        for key in gone:
            yield complain(
                (section, key), "is not inherited, so there is nothing to take out; {hint}",
                hint=instead(key, table),
            )


def _unit(path: Path) -> str | None:
    """The unit of a number at a path of a model, None where no number is expected."""
    if path[0] == "rules":
        return unit_at(registry().get(str(path[1])), path[2:]) if len(path) > 2 else None
    return unit_at(SECTIONS.get(str(path[0])), path[1:])


def _rules(tables: object, complaints: list[ModelComplaint]) -> dict[str, Rule]:
    """The rules that are switched on; `rules.NAME = false` switches one off."""
    rules: dict[str, Rule] = {**_ALWAYS}
    if not isinstance(tables, dict):
        complaints.append(complain(("rules",), "is not a table; write [rules.NAME]"))
        return rules
    for name, table in tables.items():
        path = ("rules", name)
        if name in _ALWAYS:
            complaints.append(complain(path, "is always on; take it out of the model"))
        elif name not in registry():
            hint = instead(name, registry().keys() - _ALWAYS.keys())
            complaints.append(complain(path, "is not a rule; {hint}", hint=hint))
        elif isinstance(table, dict):
            rule, wrong = read(registry()[name], table, path)
            complaints += wrong
            if rule is not None:
                rules[name] = rule
        elif table is not False:
            complaints.append(complain(path, "is neither a table nor false; write one of them"))
    return rules


def _tiers(names: tuple[str, ...], parts: Mapping[str, Any]) -> tuple[Tier, ...]:
    """The tiers in the model's order, the lot last.

    A balance with a tolerance decides once more before the lot: it gives up what the tiers
    after it asked for, and nothing more.
    """
    kinds = registry_of_tiers()
    tiers = [kinds[name].made(parts.get(name)) for name in names]
    again = [BalanceAgain(tier.evens) for tier in tiers
             if tier.evens and (tier.noisy or tier.tolerance > 0)]
    return (*tiers, *again, TieBreak())


def _fingerprint(tree: Mapping[str, object]) -> str:
    said = json.dumps(_canonical(tree), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _canonical(value: object) -> object:
    match value:
        case dict():
            return {key: _canonical(below) for key, below in value.items()}
        case list():
            return [_canonical(below) for below in value]
        case bool() | str():
            return value
        case _:
            return ["number", f"{Decimal(str(value)).normalize():f}"]
