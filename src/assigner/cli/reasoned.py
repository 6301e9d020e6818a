"""Why something is pinned, and who pins it."""

from assigner.api import ledgers
from assigner.cli.spoken import usage


def reasoned(reason: str | None, by: str | None, pins: tuple[str, ...]) -> tuple[str, str]:
    """Both as they are kept, blank where nothing is said. A usage error where nothing is pinned."""
    why, who = ledgers.written(reason, "--reason"), ledgers.written(by, "--by")
    if (why or who) and not pins:
        raise usage("--reason and --by are of a pin: add --pin CASE=WORKER.")
    return why, who
