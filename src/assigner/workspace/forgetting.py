"""What is kept for a stated time goes when that is over, whether anybody opens a page or not."""

import contextlib
import threading
from collections.abc import Iterator
from typing import Final

from assigner.errors import AssignerError
from assigner.workspace.at_work import Workspace
from assigner.workspace.moods import forget_moods
from assigner.workspace.uploads import forget_uploads


class ForgettingParameters:
    """How often is looked."""

    every: Final = 3600.0
    """Seconds: what may be kept a day goes within an hour more."""
    patience: Final = 2.0
    """Seconds that a server which stops waits for what is just being deleted."""


def forget(workspace: Workspace) -> None:
    """Delete what nobody may keep any longer, of all offices, opened or not."""
    with contextlib.suppress(AssignerError, OSError):  # what cannot be reached waits for the next
        forget_moods(workspace.store)
    with contextlib.suppress(AssignerError, OSError):
        for office in workspace.served.offices:
            forget_uploads(office)


@contextlib.contextmanager
def forgetting(workspace: Workspace) -> Iterator[None]:
    """The same now, and every hour while the server runs; then the thread ends with it."""
    over = threading.Event()

    def again() -> None:
        while not over.wait(ForgettingParameters.every):
            forget(workspace)

    forget(workspace)
    thread = threading.Thread(target=again, name="forgetting", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(ForgettingParameters.patience)
