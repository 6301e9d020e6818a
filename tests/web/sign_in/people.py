"""An office behind the fake provider, and a browser on its way there and back."""

from hashlib import sha256
from pathlib import Path

import httpx2 as httpx
from starlette.testclient import TestClient

from assigner.web.app import House
from assigner.web.doors import Doors, OfficeSignIn
from assigner.web.provider import Provider
from assigner.web.provider_file import ProviderSettings
from assigner.workspace.roles import Member, WorkRole
from assigner.workspace.signed_out import SignedOut
from tests.web.house import ORIGIN, house
from tests.web.sign_in.provider import CLIENT, SECRET, FakeProvider

PROGRAM = "token-of-the-case-system"
PEOPLE = {
    "ulla": Member("Ulla Hansen", frozenset({WorkRole.COORDINATOR})),
    "vera": Member("Vera Viewer", frozenset({WorkRole.CASEWORKER}), "V"),
    "case-system": Member("The case system", frozenset({WorkRole.COORDINATOR}),
                          token_sha256=sha256(PROGRAM.encode()).hexdigest()),
}


GROUPS = {"b0a1": frozenset({WorkRole.PLANNER}), "placers": frozenset({WorkRole.COORDINATOR})}


def behind(served: House, provider: FakeProvider, **said: str) -> House:
    """The office behind that provider."""
    settings = ProviderSettings(**{
        "issuer": provider.issuer, "client_id": CLIENT, "address": ORIGIN, "secret": SECRET,
        **said})
    found = house(served.workspace.root, Path(str(served.workspace.ledger)))
    own = OfficeSignIn(Provider(settings), PEOPLE, SignedOut(found.workspace.store), GROUPS)
    return House(found.workspace, Doors(b"k" * 32, "T", True, 8400, own))


def browser(own: House) -> TestClient:
    return TestClient(own.app, base_url=ORIGIN, follow_redirects=False,
                      headers={"Accept-Language": "en"})


def way_back(person: TestClient) -> str:
    """Go to the provider and sign in there: the address it sends the browser back to."""
    there = person.get("/sign-in")
    assert there.status_code == 303, there.text
    return str(httpx.get(there.headers["location"]).headers["location"])


def entered(own: House) -> TestClient:
    person = browser(own)
    assert person.get(way_back(person)).status_code == 200
    return person
