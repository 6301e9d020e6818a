"""A provider that lies, or is another: nobody is let in."""

import time
from collections.abc import Callable

import httpx2 as httpx
import pytest

from assigner.web.app import House
from assigner.web.provider import ProviderTimes
from tests.draws import one_in
from tests.web.sign_in.people import behind, browser, way_back
from tests.web.sign_in.provider import CLIENT, FOREIGN, Claims, FakeProvider


def late(claims: Claims) -> None:
    claims["exp"] = int(time.time()) - ProviderTimes.clocks - 5


LIES: dict[str, Callable[[Claims], object]] = {
    "another issuer": lambda claims: claims.update(iss="http://localhost:1"),
    "no issuer": lambda claims: claims.pop("iss"),
    "another audience": lambda claims: claims.update(aud="payroll"),
    "another audience, to us": lambda claims: claims.update(aud="payroll", azp=CLIENT),
    "no audience": lambda claims: claims.pop("aud"),
    "several audiences, not for us": lambda claims: claims.update(aud=[CLIENT, "b"], azp="b"),
    "expired": late,
    "without an end": lambda claims: claims.pop("exp"),
    "not yet": lambda claims: claims.update(nbf=int(time.time()) + 900),
    "another nonce": lambda claims: claims.update(nonce="x"),
    "no nonce": lambda claims: claims.pop("nonce"),
    "nonce said to be needless": lambda claims: claims.update(nonce="x", nonce_supported=False),
    "no subject": lambda claims: claims.pop("sub"),
    "a blank subject": lambda claims: claims.update(sub=""),
    "a subject that is a list": lambda claims: claims.update(sub=["ulla"]),
}


@pytest.mark.landing
@pytest.mark.parametrize("lie", one_in(2, LIES))
def test_what_does_not_hold_lets_nobody_in(own: House, provider: FakeProvider, lie: str) -> None:
    provider.lie = LIES[lie]
    person = browser(own)
    told = person.get(way_back(person))
    assert told.status_code == 403
    assert "nobody is let in" in told.text
    assert person.get("/").status_code == 401


def foreign(provider: FakeProvider) -> None:
    provider.signed_by = FOREIGN


def unsigned(provider: FakeProvider) -> None:
    provider.header = {"alg": "none"}


def nameless(provider: FakeProvider) -> None:
    provider.described = {"jwks_uri": "http://elsewhere.example/keys"}


def another(provider: FakeProvider) -> None:
    provider.described = {"issuer": "https://elsewhere.example"}


def mute(provider: FakeProvider) -> None:
    provider.silent = True


@pytest.mark.parametrize(("how", "status"), [
    (foreign, 403), (unsigned, 403), (nameless, 503), (another, 503), (mute, 503)])
def test_a_provider_that_is_not_ours_is_not_believed(
    own: House, provider: FakeProvider, how: Callable[[FakeProvider], None], status: int
) -> None:
    how(provider)
    person = browser(own)
    there = person.get("/sign-in")
    if there.status_code == 303:
        back = httpx.get(there.headers["location"]).headers["location"]
        there = person.get(back)
    assert there.status_code == status
    assert "Traceback" not in there.text
    assert person.get("/").status_code == 401


@pytest.mark.landing
def test_an_address_of_another_claim_is_believed_only_if_proven(
    served: House, provider: FakeProvider
) -> None:
    own = behind(served, provider, user_claim="email")
    for proven, status in ((False, 403), (True, 200)):
        provider.lie = lambda claims, proven=proven: claims.update(  # type: ignore[misc]
            email="ulla", email_verified=proven)
        person = browser(own)
        assert person.get(way_back(person)).status_code == status
