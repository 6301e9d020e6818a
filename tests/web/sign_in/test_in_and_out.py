"""The office's own sign-in by OpenID Connect, against a provider on this machine."""

import asyncio
import logging
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.web.provider import BegunSignIns, ProviderTimes
from assigner.workspace.roles import MAY, WorkRole
from tests.web.house import ORIGIN, house
from tests.web.sign_in.people import PEOPLE, PROGRAM, behind, browser, entered, way_back
from tests.web.sign_in.provider import CLIENT, FOREIGN, SECRET, FakeProvider


@pytest.mark.landing
def test_who_has_signed_in_is_who_the_roles_say(own: House, provider: FakeProvider) -> None:
    person = browser(own)
    out = person.get("/plan")
    assert (out.status_code, "C-1" in out.text) == (401, False)
    assert 'href="/sign-in"' in out.text
    asked = parse_qs(urlsplit(person.get("/sign-in").headers["location"]).query)
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert asked["redirect_uri"] == [f"{ORIGIN}/signed-in"]
    page = person.get(way_back(person))
    assert 'content="0;url=/"' in page.text  # a redirect would not carry a strict cookie
    assert "Ulla Hansen" in person.get("/").text
    assert person.get("/plan").status_code == 200
    assert person.get("/staff-change").status_code == 403
    assert person.get("/sign-in").headers["location"] == "/"
    provider.user = "vera"
    vera = entered(own)
    assert vera.get("/own").status_code == 200
    for page_of in own.pages:
        if page_of.act is not None and page_of.act not in MAY[WorkRole.CASEWORKER]:
            assert vera.get(page_of.path).status_code in {403, 404}, page_of.path


def test_who_is_in_no_row_is_told_so_and_sees_nothing(own: House, provider: FakeProvider) -> None:
    provider.user = "stranger"
    person = browser(own)
    told = person.get(way_back(person))
    assert told.status_code == 403
    assert "signed in as stranger" in told.text
    assert person.get("/").status_code == 401


def test_a_state_is_good_for_one_browser_and_once(own: House) -> None:
    person, thief = browser(own), browser(own)
    back = way_back(person)
    assert thief.get(back).status_code == 403  # begun in another browser
    person = browser(own)
    back = way_back(person)
    mark = str(person.cookies.get(own.doors.entering))
    assert person.get(back).status_code == 200
    thief.cookies.set(own.doors.entering, mark, path="/signed-in")
    assert "has been used" in thief.get(back).text
    assert thief.get("/").status_code == 401
    for query in ("", "?code=x", "?state=x", "?code=x&state=y", "?error=access_denied&state=x",
                  "?code=x&state=y&iss=http%3A%2F%2Felsewhere.example"):
        assert thief.get(f"/signed-in{query}").status_code == 403


async def flooded() -> tuple[int, str | None, str | None, str | None]:
    begun = BegunSignIns()
    for number in range(ProviderTimes.most_begun + 5):
        await begun.set(str(number), "held", 3600)
    kept, last = len(begun.held), str(ProviderTimes.most_begun + 4)
    begun.held["6"] = (time.monotonic() - 1, "held")
    return kept, await begun.get("0"), await begun.get("6"), await begun.get(last)


@pytest.mark.landing
def test_what_was_begun_is_forgotten() -> None:
    assert asyncio.run(flooded()) == (ProviderTimes.most_begun, None, None, "held")


def test_signing_out_ends_the_session_and_every_copy_of_it(
    own: House, provider: FakeProvider, served: House
) -> None:
    person = entered(own)
    copy, held = browser(own), str(person.cookies.get(own.doors.cookie))
    copy.cookies.set(own.doors.cookie, held)
    assert copy.get("/").status_code == 200
    page = person.get("/").text
    token = page.split('name="token" value="')[1].split('"')[0]
    assert person.post("/sign-out", data={"token": "x"}, headers={"Origin": ORIGIN}
                       ).status_code == 403
    gone = person.post("/sign-out", data={"token": token}, headers={"Origin": ORIGIN})
    assert gone.headers["location"] == "/signed-out"
    there = person.get("/signed-out").text
    assert f"{provider.issuer}/out?client_id={CLIENT}" in there
    assert "Ulla" not in there
    assert person.get("/").status_code == 401
    assert copy.get("/").status_code == 401
    again = browser(behind(served, provider))  # a restart remembers it
    again.cookies.set(own.doors.cookie, held)
    assert again.get("/").status_code == 401


@pytest.mark.landing
def test_a_session_holds_a_working_day_however_often_it_is_used(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, now = entered(own), time.time()
    monkeypatch.setattr("assigner.web.doors.time.time", lambda: now + 11 * 3600)
    assert person.get("/").status_code == 200
    monkeypatch.setattr("assigner.web.doors.time.time", lambda: now + 13 * 3600)
    assert person.get("/").status_code == 401


@pytest.mark.landing
def test_a_cookie_of_one_way_in_opens_no_other(own: House, served: House) -> None:
    person = entered(own)
    held = str(person.cookies.get(own.doors.cookie))
    for other in (served, house(served.workspace.root, Path(str(served.workspace.ledger)),
                                SignIn("X-User", "testclient", PEOPLE))):
        carrier = browser(other)
        carrier.cookies.set(own.doors.cookie, held)
        assert carrier.get("/").status_code in {401, 403}
    at_machine = TestClient(served.app, base_url=ORIGIN)
    at_machine.get("/enter?token=T")
    at_machine.post("/name", data={"name": "x"})
    carrier = browser(own)
    carrier.cookies.set(own.doors.cookie, str(at_machine.cookies.get(own.doors.cookie)))
    assert carrier.get("/").status_code == 401
    assert carrier.get("/enter?token=T").status_code == 403


@pytest.mark.landing
def test_no_secret_is_in_a_page_a_log_or_an_address(
    own: House, provider: FakeProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    person = browser(own)
    pages = [person.get("/sign-in"), person.get(way_back(person)), person.get("/"),
             person.get("/signed-out")]
    provider.signed_by = FOREIGN
    other = browser(own)
    pages.append(other.get(way_back(other)))
    assert pages[-1].status_code == 403
    hidden = (SECRET, *provider.tokens)
    assert provider.tokens
    for held in hidden:
        assert held not in caplog.text
        assert held not in repr(own)
        assert not [page for page in pages if held in page.text or held in str(page.headers)]
    assert "ulla" not in str([page.url for page in pages]).casefold()


def test_programs_carry_a_token_and_no_cookie(own: House) -> None:
    person = entered(own)
    assert person.get("/api/1/offices").status_code == 401
    said = {"Authorization": "Bearer wrong"}
    assert person.get("/api/1/offices", headers=said).status_code == 401
    said = {"Authorization": f"Bearer {PROGRAM}"}
    assert person.get("/api/1/offices", headers=said).status_code == 200
    assert person.get("/api/1/offices", headers={**said, "Host": "evil.example"}).status_code == 403
    assert person.get("/", headers={"Host": "evil.example"}).status_code == 403
    for path in ("/sign-in", "/signed-in", "/signed-out"):
        assert person.get(path, headers={"Host": "evil.example"}).status_code == 403


@pytest.mark.landing
def test_the_keys_are_asked_for_anew_and_not_at_every_sign_in(
    own: House, provider: FakeProvider
) -> None:
    entered(own)
    entered(own)
    assert provider.asked.count("description") == 1
    assert own.doors.provider is not None
    own.doors.provider.provider.since -= ProviderTimes.described + 1
    entered(own)
    assert provider.asked.count("description") == 2
