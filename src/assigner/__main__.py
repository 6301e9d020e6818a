"""Where `assigner` starts. Ctrl-C ends it at once and in silence until a command has begun."""

import os
import signal
import sys

TYPE_CHECKING = False  # as type checkers know it: until Ctrl-C is heard, nothing heavy is loaded
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130


def main() -> "NoReturn":
    """Load the command line, then run it."""
    # Libraries that are interrupted half loaded tell of it in their own, wrong words; so the
    # process leaves instead. Where Ctrl-C is ignored (nohup), it stays ignored.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from assigner.cli import main as run  # noqa: PLC0415  # all that may be interrupted

    run()


def _leave(signum: int, frame: object) -> "NoReturn":
    del signum, frame
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
