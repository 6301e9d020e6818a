"""A program that asks the machine interface; each answer is held against the description."""

from collections.abc import Mapping
from typing import Any

import httpx2 as httpx
from starlette.testclient import TestClient

from assigner.web.api.call import ROOT
from assigner.web.app import House
from assigner.web.doors import new_session
from assigner.workspace.offices import Office
from assigner.workspace.queue import WorkQueue
from assigner.workspace.worker import work_off
from tests.web.api.judged import judge
from tests.web.house import ORIGIN


class Program:
    """Asks in somebody's name, of the first office."""

    def __init__(self, served: House, name: str = "Ulla Hansen", **headers: str) -> None:
        held = {"Authorization": f"Bearer {served.doors.bearer(new_session(name))}"} if name else {}
        self.office = served.workspace.served.offices[0].key
        self.client = TestClient(served.app, base_url=ORIGIN, headers={
            "Accept-Language": "en", **held,
            **{key.replace("_", "-"): value for key, value in headers.items()}})

    def get(self, path: str, **query: str) -> httpx.Response:
        """Ask below the office, or by a whole address."""
        return self.call("GET", path, params=query or None)

    def send(self, path: str, **said: object) -> httpx.Response:
        """Send JSON below the office."""
        return self.call("POST", path, json=said)

    def call(self, method: str, path: str, **rest: Any) -> httpx.Response:
        """Ask anything; the answer is one that is described."""
        whole = path if path.startswith("/") else f"{ROOT}/offices/{self.office}/{path}"
        found = self.client.request(method, whole, **rest)
        judge(found)
        return found

    def done(self, begun: httpx.Response) -> Mapping[str, Any]:
        """What came of something that was asked for."""
        assert begun.status_code == 202, begun.text
        work = self.get(f"work/{begun.json()['id']}").json()
        assert work["state"] == "done", work
        found: Mapping[str, Any] = self.get(work["result"]).json()
        return found

    @property
    def version(self) -> str:
        """The day's, as it is now."""
        return str(self.get("day").json()["version"])


def without_reasons(queue: WorkQueue, office: Office) -> None:
    """Do all that waits but the reasons of every case, which nobody waits for and take longest."""
    while (waiting := queue.of(office)) and waiting[0].kind != "why":
        work_off(queue, office)
