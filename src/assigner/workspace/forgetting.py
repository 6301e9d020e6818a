"""What is kept for a stated time goes when that is over, whether anybody opens a page or not."""

import contextlib
import threading
from typing import Final

from assigner.errors import AssignerError
from assigner.workspace.at_work import Workspace
from assigner.workspace.moods import forget_moods
from assigner.workspace.uploads import forget_uploads


class ForgettingParameters:
    """How often is looked."""

    every: Final = 3600.0
    """Seconds: what may be kept a day goes within an hour more."""


def forget(workspace: Workspace) -> None:
    """Delete what nobody may keep any longer, of all offices, opened or not."""
    with contextlib.suppress(AssignerError, OSError):  # what cannot be reached waits for the next
        forget_moods(workspace.store)
    with contextlib.suppress(AssignerError, OSError):
        for office in workspace.served.offices:
            forget_uploads(office)


def forget_by_the_hour(workspace: Workspace) -> None:
    """The same now, and from now on for as long as this process lives."""
    forget(workspace)

    def again() -> None:
        while True:
            threading.Event().wait(ForgettingParameters.every)
            forget(workspace)

    threading.Thread(target=again, name="forgetting", daemon=True).start()
