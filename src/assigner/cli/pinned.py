"""The options that say of pins why, and by whom."""

from collections.abc import Callable

import click

_reason = click.option("--reason", metavar="TEXT", help="Why it is pinned; kept in the plan.")
_by = click.option("--by", metavar="NAME", help="Who pins it; kept in the plan.")


def option(command: Callable[..., None]) -> Callable[..., None]:
    """Both of them."""
    return _reason(_by(command))
