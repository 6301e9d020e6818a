"""A diagnosis as a document, by the contract, and in the terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from assigner.explain.demand import people
from assigner.explain.diagnosis import Diagnosis
from assigner.explain.evidence import Evidence
from assigner.explain.repairs import WayOut
from assigner.report import explain_rows as rows
from assigner.report.explain_rows import SCHEMA_VERSION, Row
from assigner.report.tables import ONE, REST, named, number, table
from assigner.rule import Rule
from assigner.words import Words, say, term


def diagnose_document(diagnosis: Diagnosis, evidence: Evidence) -> Row:
    """Everything found, sentences as data. Every claim in it was solved again."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "diagnose",
        "status": "feasible" if diagnosis.feasible else "infeasible",
        "words": _words(diagnosis),
        "left": list(diagnosis.left),
        "nobody": [
            {
                "case": case,
                "excluded": [
                    {
                        "caseworker": worker, "rule": exclusion.rule.name(),
                        "kind": exclusion.rule.kind, "words": exclusion.words,
                        "evidence": rows.cell(evidence.of(exclusion.rule, case, worker)),
                    }
                    for worker, exclusions in excluded.items() for exclusion in exclusions
                ],
            }
            for case, excluded in diagnosis.nobody.items()
        ],
        "conflict": [
            {
                "rule": demand.rule, "subject": demand.subject, "words": demand.words,
                "kind": _kind(diagnosis, demand.rule),
            }
            for demand in diagnosis.conflict
        ],
        "ways_out": [_way(diagnosis, way) for way in diagnosis.ways_out],
        "cut": list(diagnosis.cut),
        "verified": not diagnosis.cut,
    }


def _kind(diagnosis: Diagnosis, rule: str) -> str | None:
    by_name: Mapping[str, Rule] = {rule.name(): rule for rule in diagnosis.rules}
    return by_name[rule].kind if rule in by_name else None


def _words(diagnosis: Diagnosis) -> Words:
    count = len(diagnosis.problem.cases)
    if diagnosis.feasible:
        return say("Everything fits: {count} cases can be placed", count=count)
    if diagnosis.contradicted:
        return say("The pins of today contradict the rules: no allocation exists")
    if diagnosis.nobody:
        return say(
            "{left} of {count} cases cannot be placed · nobody may take {cases}",
            left=len(diagnosis.left), count=count, cases=", ".join(diagnosis.nobody),
        )
    return say("{left} of {count} cases cannot be placed: not all of them together",
               left=len(diagnosis.left), count=count)


def _way(diagnosis: Diagnosis, way: WayOut) -> Row:
    """The change, what the day is worth then, and beside it what it is worth now."""
    planned, problem = diagnosis.planned, way.day.problem
    nothing = diagnosis.contradicted
    waiting = 1 if way.change.kind == "wait" else 0
    tiers = []
    for tier in way.day.tiers:
        cost = way.day.costs[tier.name]
        then = tier.shown(problem, cost) + (waiting if tier.name == "unassigned" else 0)
        now = None if nothing else tier.shown(diagnosis.problem, planned.costs[tier.name])
        tiers.append({"name": tier.name, "unit": tier.unit, "value": now, "value_if": then})
    change = way.change
    return {
        "change": {
            "kind": change.kind, "file": change.file, "id": change.id, "field": change.field,
            "value": change.value, "needed": change.needed,
        },
        "tiers": tiers,
        "left": sorted({*way.waiting, *([change.id] if waiting else [])}),
        "owner": way.owner,
        "proven": way.day.proven and (nothing or planned.proven),
        "words": change.words,
    }


def diagnose_text(found: Row) -> RenderableType:
    """The diagnosis in the terminal."""
    parts: list[RenderableType] = [Text(str(found["words"]), style="bold")]
    parts += [Text(f"  ? {words}") for words in found["cut"]]
    for section in (_nobody, _conflict, _ways_out):
        shown = list(section(found))
        if shown:
            parts += ["", *shown]
    return Group(*parts)


def _nobody(found: Row) -> Iterator[RenderableType]:
    for row in found["nobody"]:
        shown = table(say("Nobody may take {case}, because", case=row["case"]),
                      (say("Rule"), REST), (say("Kind"), ONE),
                      (say("People"), {"justify": "right"}), (say("Who"), REST))
        groups: dict[tuple[str, str], list[str]] = {}
        for item in row["excluded"]:
            groups.setdefault((str(item["words"]), item["kind"]), []).append(item["caseworker"])
        for (words, kind), who in sorted(groups.items(), key=lambda item: -len(item[1])):
            shown.add_row(Text(words), str(term(kind)), str(len(set(who))),
                          Text(str(people(set(who)))))
        yield shown


def _conflict(found: Row) -> Iterator[RenderableType]:
    if found["conflict"]:
        yield str(say("These demands cannot all be met, and each of them is part of it:"))
        for row in found["conflict"]:
            told = say("  - {words}", words=row["words"])
            if row["kind"]:
                kind, rule = named(row["kind"]), named(row["rule"])
                rule = "" if rule in str(row["words"]) else f"{rule}, "
                told = say("  - {words} ({why})", words=row["words"], why=rule + kind)
            yield Text(str(told))


def _ways_out(found: Row) -> Iterator[RenderableType]:
    if not found["ways_out"]:
        return
    shown = table(say("The cheapest ways out, each tried") if not found["cut"]
                  else say("Ways out found, each tried"), (say("Way"), REST), (say("Left"), REST),
                  (say("Price"), REST), (say("Decides"), REST))
    for row in found["ways_out"]:
        shown.add_row(Text(str(row["words"])), Text(", ".join(row["left"]) or "–"),
                      Text(_price(row["tiers"])), Text(str(term(row["owner"]))))
    yield shown


def _price(tiers: list[dict[str, Any]]) -> str:
    said = []
    for row in tiers:
        if row["name"] == "tie_break" or row["value"] == row["value_if"]:
            continue
        was = "" if row["value"] is None else f"{number(row['value'])} → "
        said.append(f"{named(row['name'])} {was}{number(row['value_if'])}")
    return "; ".join(said) or "–"
