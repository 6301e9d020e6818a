"""`--stability [DRAWS]`: how sure each line is, by so many draws of the weights."""

from typing import Any, Final, TypedDict

import click

from assigner.cli.remaining import Remaining
from assigner.words import say

DRAWS: Final = 200
"""Draws where no number is given: a share is then known to within about 2 to 4 points."""
MOST: Final = 10_000
NAME: Final = "--stability"

option = click.option(
    NAME, type=click.IntRange(1, MOST), metavar="[DRAWS]",
    help="Say how often each line is kept once weights are drawn (200 draws where no number "
    "follows).",
)


def asked(draws: int | None) -> "AskedDraws":
    """So many draws, with word of how many are done."""
    return {"stability": draws, "drawn": Remaining(draws or 0, say("draws"))}


class AskedDraws(TypedDict):
    """What a solve is asked of draws."""

    stability: int | None
    drawn: Remaining


class WithDraws(click.Command):
    """A command one of whose options may stand without its number, also before the instance."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give the option its usual number where none follows."""
        followed: list[Any] = [*args[1:], ""]
        said = [
            f"{NAME}={DRAWS}" if arg == NAME and not after.lstrip("-").isdecimal() else arg
            for arg, after in zip(args, followed, strict=False)
        ]
        return super().parse_args(ctx, said)
