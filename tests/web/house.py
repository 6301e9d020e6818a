"""An office served in the test's own process: the work of the queue is done where it is asked."""

import re
import tempfile
from functools import cache
from pathlib import Path

import httpx2 as httpx
from starlette.testclient import TestClient

from assigner.web.app import House
from assigner.web.doors import Doors, SignIn
from assigner.workspace.at_work import Workspace
from assigner.workspace.offices import Office
from assigner.workspace.queue import WorkQueue
from assigner.workspace.store import Store
from assigner.workspace.worker import work_off

ORIGIN = "http://127.0.0.1:8400"
HEADER = "X-Remote-User"
"""In which a proxy says who somebody is."""


def at_once(queue: WorkQueue, office: Office) -> None:
    """Do all that waits, as a worker would."""
    while work_off(queue, office):
        pass


def house(root: Path, ledger: Path | str, sign_in: SignIn | None = None) -> House:
    """A workspace whose token is T."""
    kept = Path(ledger).with_suffix(".workspace.db")
    if isinstance(ledger, Path) and not kept.exists():
        kept.write_bytes(_empty())
    workspace = Workspace(root, str(ledger))
    workspace.queue.start = at_once
    return House(workspace, Doors(b"k" * 32, "T", True, 8400, sign_in))


@cache
def _empty() -> bytes:
    """What is kept beside a ledger that nobody has used: its tables are made once."""
    with tempfile.TemporaryDirectory() as folder:
        made = Store(str(Path(folder) / "ledger.db"))
        made.engine.dispose()
        assert made.file is not None
        return made.file.read_bytes()


class Browser:
    """A browser without JavaScript: follows, remembers cookies, sends forms as pages do."""

    def __init__(self, served: House, name: str = "Ulla Hansen", language: str = "en") -> None:
        self.served = served
        self.client = TestClient(served.app, base_url=ORIGIN, headers={"Accept-Language": language})
        self.page = self.client.get("/enter", params={"token": "T"})
        if name:
            self.send("/name", name=name)

    def get(self, path: str) -> httpx.Response:
        """Open a page."""
        self.page = self.client.get(path)
        return self.page

    def send(self, path: str, **fields: str) -> httpx.Response:
        """Send a form of the page that is open, with what that carries."""
        hidden = {name: found[1] for name in ("token", "version", "draft")
                  if (found := re.search(rf'name="{name}" value="(\w+)"', self.page.text))}
        self.page = self.client.post(path, data={**hidden, **fields}, headers={"Origin": ORIGIN})
        return self.page


def browser(served: House, user: str) -> Browser:
    """The browser of a user whom the proxy has signed in."""
    found = Browser.__new__(Browser)
    found.served = served
    found.client = TestClient(served.app, base_url=ORIGIN, headers={
        HEADER: user, "Accept-Language": "en"})
    found.get("/")
    return found
