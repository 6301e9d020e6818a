"""Options given as KEY=VALUE: overrides of a model, pins and forbids."""

from collections.abc import Sequence

import click

from assigner.cli.named import CASE, PERSON, clean, unknown
from assigner.instance import Instance
from assigner.words import say


def key_values(given: Sequence[str]) -> dict[str, str]:
    """`-S key=value` options as a mapping; a usage error where one has no `=`."""
    found = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            wrong = say('"{text}": write KEY=VALUE.', text=text)
            raise click.BadParameter(str(wrong), param_hint="-S")
        found[key.strip()] = value.strip()
    return found


def pairs(given: Sequence[str], option: str, instance: Instance) -> frozenset[tuple[str, str]]:
    """`CASE=WORKER` options; a usage error where one names nobody or no new case."""
    cases = [case.id for case in instance.cases]
    workers = [worker.id for worker in instance.caseworkers]
    found = set()
    for text in given:
        # Ids may contain "=", so every place it stands is tried.
        splits = [
            (clean(text[:at]), clean(text[at + 1 :]))
            for at, sign in enumerate(text)
            if sign == "="
        ]
        if not splits:
            wrong = say('"{text}": write CASE=WORKER.', text=text)
            raise click.BadParameter(str(wrong), param_hint=option)
        known = [pair for pair in splits if pair[0] in cases and pair[1] in workers]
        if not known:
            case, worker = splits[0]
            wrong = (
                unknown(case, cases, CASE) if case not in cases
                else unknown(worker, workers, PERSON)
            )
            raise click.BadParameter(str(wrong), param_hint=option)
        found.add(known[0])
    return frozenset(found)


