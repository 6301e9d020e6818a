"""Where `assigner` starts. Ctrl-C ends it at once and in silence until a command has begun."""

# The bare module: `signal` loads enum and more, for which a first Ctrl-C would not wait.
import _signal  # type: ignore[import-not-found, unused-ignore]
import os
import sys

TYPE_CHECKING = False  # as type checkers know it; typing is loaded later
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130


def _leave(signum: int, frame: object) -> "NoReturn":
    del signum, frame
    os._exit(_INTERRUPTED)


def main() -> "NoReturn":
    """Load the command line, then run it."""
    # Libraries that are interrupted half loaded tell of it in their own, wrong words; so the
    # process leaves instead. Where Ctrl-C is ignored (nohup), it stays ignored.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _leave)
    from assigner.cli import main as run  # noqa: PLC0415  # all that may be interrupted
    from assigner.without_pandas import load_ortools_without_pandas  # noqa: PLC0415  # likewise

    load_ortools_without_pandas()
    run()


if __name__ == "__main__":
    sys.exit(main())
