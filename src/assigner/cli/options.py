"""Options given as KEY=VALUE: overrides of a model, pins and forbids."""

import unicodedata
from collections.abc import Collection, Sequence
from difflib import get_close_matches

import click

from assigner.instance import Instance


def key_values(given: Sequence[str]) -> dict[str, str]:
    """`-S key=value` options as a mapping; a usage error where one has no `=`."""
    found = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(f'"{text}": write KEY=VALUE.', param_hint="-S")
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
            raise click.BadParameter(f'"{text}": write CASE=WORKER.', param_hint=option)
        known = [pair for pair in splits if pair[0] in cases and pair[1] in workers]
        if not known:
            case, worker = splits[0]
            wrong = (
                _unknown(case, cases, "a new case of the day")
                if case not in cases
                else _unknown(worker, workers, "a caseworker of the office")
            )
            raise click.BadParameter(wrong, param_hint=option)
        found.add(known[0])
    return frozenset(found)


def clean(text: str) -> str:
    """An id as the readers know it."""
    return unicodedata.normalize("NFC", text).strip()


def _unknown(name: str, known: Collection[str], what: str) -> str:
    near = get_close_matches(name.casefold(), [word.casefold() for word in known], n=1)
    hint = next((word for word in known if near and word.casefold() == near[0]), None)
    return f'"{name}" is not {what}.' + (f" Did you mean {hint}?" if hint else "")
