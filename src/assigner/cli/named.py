"""A case or a caseworker named in an option: known, or a usage error with the nearest one."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from assigner.cli.options import clean


def named(text: str | None, among: Sequence[str], option: str, what: str) -> str | None:
    """The id as the instance has it; None where the option was not given."""
    if text is None:
        return None
    name = clean(text)
    if name in among:
        return name
    near = get_close_matches(name.casefold(), [word.casefold() for word in among], n=1)
    hint = next((word for word in among if near and word.casefold() == near[0]), None)
    wrong = f'"{name}" is not {what}.' + (f" Did you mean {hint}?" if hint else "")
    raise click.BadParameter(wrong, param_hint=option)
