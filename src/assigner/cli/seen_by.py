"""Who reads: `--seen-by`, which every command takes, and streams that show no hidden number.

It is no lock: whoever can read the folder can read the case. It keeps a restricted case out of what
is printed, sent and left lying.
"""

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import IO, Any

import click

from assigner.veil import NOT_SHOWN, WHO_MAY, Veil, wearing, without_numbers
from assigner.words import say

OPTION, OWN = "--seen-by", "--as"
_READER = "ASSIGNER_SEEN_BY"


class _Curtain:
    """A stream that labels what numbers of hidden cases are left in what is written to it."""

    def __init__(self, stream: IO[str], typed: frozenset[str]) -> None:
        self.stream, self.typed, self.masked = stream, typed, False

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            return self.stream.write(text)
        self.masked = self.masked or str(NOT_SHOWN) in text
        return self.stream.write(without_numbers(text, self.typed))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def reader(args: Sequence[str]) -> str | None:
    """Whom the arguments say it is shown to, else the environment; None: nobody who is named."""
    found = os.environ.get(_READER)
    for wanted in (OWN, OPTION):
        for place, arg in enumerate(args):
            name, equals, value = arg.partition("=")
            if name == wanted:
                found = value if equals else "".join(args[place + 1 : place + 2])
    return found.strip() or None if found else None


@contextlib.contextmanager
def curtained(args: Sequence[str]) -> Iterator[None]:
    """Show a run's answers as its reader may see them."""
    out, talk = sys.stdout, sys.stderr
    curtains: tuple[_Curtain, ...] = ()
    typed = frozenset(part for arg in args for part in (arg, *re.split("[=:]", arg)))
    with wearing(Veil(reader(args))):
        if out is not None and talk is not None:
            curtains = (_Curtain(out, typed), _Curtain(talk, typed))
            vars(sys).update(zip(("stdout", "stderr"), curtains, strict=True))
        try:
            yield
        finally:
            vars(sys).update(stdout=out, stderr=talk)
            if any(one.masked for one in curtains):
                with contextlib.suppress(BrokenPipeError):
                    click.echo(str(say("{words} Named for it: add --seen-by INITIALS.",
                                       words=WHO_MAY)), err=True)


def option() -> click.Option:
    """`--seen-by`; `reader` has read it before."""
    return click.Option(
        [OPTION], metavar="INITIALS", expose_value=False,
        help="Who reads: restricted cases are masked for whoever is not named for them.",
    )
