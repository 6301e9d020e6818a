"""The screen, or the pipe in its place."""

import os
import re
import sys

from rich import _wrap
from rich.console import Console

from assigner.cli.heartbeat import HEART
from assigner.cli.passing import hush

WIDTH_WHEN_PIPED = 80
# Rich takes a no-break space for one to break at, as in "82 %"; a test holds that it does not.
_wrap.re_word = re.compile(r"[^\S\xa0]*[\S\xa0]+[^\S\xa0]*")


class _Screen(Console):
    """A reader who stops reading does not stop the work: a plan is still kept."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        leave()


def screen() -> Console:
    """Standard output as wide as the terminal; 80 columns when piped. NO_COLOR holds."""
    hush()
    HEART.hold()
    console = _Screen(highlight=False)
    return console if console.is_terminal else _Screen(highlight=False, width=WIDTH_WHEN_PIPED)


def leave() -> None:
    """Write to nowhere from now on, so that closing what nobody reads does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
