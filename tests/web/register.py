"""A day with a register: what takes hours of whom, who is away; and one of each role signed in."""

from pathlib import Path

from starlette.testclient import TestClient

from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.web.house import HEADER, ORIGIN, Browser, house

REDUCTIONS = (
    "Sagsbehandler;Årsag;Timer;Procent;Fra;Til;Lokalt nr;Bemærkning\r\n"
    "Y;tillidshverv-hemmelig;7,4;;01-09-2026;05-12-2026;17;bordet-fanger\r\n"
    "V;vejleder-skjult;;10;01-01-2027;30-06-2027;18;\r\n"
    "Y;kursus-gemt;2;;01-01-2026;30-06-2026;;\r\n"
)
ABSENCES = "caseworker,from,to,kind\nY,2026-12-21,2026-12-28,ferie-hemmelig\n"
SECRETS = ("tillidshverv-hemmelig", "vejleder-skjult", "kursus-gemt", "ferie-hemmelig",
           "bordet-fanger")
"""Why hours of somebody are fewer, what she is away for, and what the office notes of it."""


def registered(day: Path) -> None:
    """Give a day its register."""
    (day / "reductions.csv").write_bytes(REDUCTIONS.encode("cp1252"))
    (day / "absences.csv").write_text(ABSENCES, encoding="utf-8")


def signed_in(served: House, ledger: Path, proxy: str = "testclient") -> House:
    """The same office behind a sign-in: one of each role, V and Y as caseworkers."""
    people = {
        "v": Member("Vera", frozenset({WorkRole.CASEWORKER}), "V"),
        "y": Member("Yrsa", frozenset({WorkRole.CASEWORKER}), "Y"),
        **{role.value: Member(role.value.title(), frozenset({role}))
           for role in WorkRole if role != WorkRole.CASEWORKER},
    }
    return house(served.workspace.root, ledger, SignIn(HEADER, proxy, people))


def browser(served: House, user: str) -> Browser:
    """Somebody at the first page."""
    found = Browser.__new__(Browser)
    found.served = served
    found.client = TestClient(served.app, base_url=ORIGIN, headers={
        HEADER: user, "Accept-Language": "en"})
    found.get("/")
    return found
