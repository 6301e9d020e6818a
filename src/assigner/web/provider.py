"""Asking the office's own sign-in who came: OpenID Connect, the code flow, by Authlib.

The rules are those of OpenID Connect Core 1.0 (3.1), PKCE (RFC 7636), and the issuer in the answer
(RFC 9207). What one browser began nobody else can end, and nobody can end it twice.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import httpx2 as httpx
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from joserfc.errors import ClaimError, JoseError
from starlette.requests import Request

from assigner.errors import AssignerError
from assigner.web.provider_file import ProviderSettings, safe
from assigner.words import Words, say


class ProviderTimes:
    """How long things hold."""

    begun: Final = 600.0
    """Seconds to type a password and a code in: longer, and one begins again."""
    described: Final = 3600.0
    """Seconds after which the provider's keys are asked for anew: one withdrawn is believed no
    longer."""
    answer: Final = 10.0
    """Seconds the provider has for an answer."""
    clocks: Final = 60
    """Seconds that two clocks may be apart."""
    most_begun: Final = 2000
    """So many are remembered as begun; whoever floods the door throws out the oldest."""


SIGNED: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
                 "EdDSA", "Ed25519")
"""Signatures by a key of the provider's own: neither none at all nor one by a shared secret."""
ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SILENT: Final = say("The office's sign-in does not answer. Try again in a moment.")
ODD: Final = say("The office's sign-in answers in a way that cannot be believed; nobody is let in.")


class NotSignedIn(AssignerError):
    """Nobody is let in. `status`: 403, or 503 where the provider is not to be reached."""

    def __init__(self, said: Words, status: int = 403) -> None:
        super().__init__(said)
        self.said, self.status = said, status


class CameBack(NamedTuple):
    """Whom the provider let in, and her groups, where the office asks for them."""

    user: str
    name: str
    groups: frozenset[str]


@dataclass
class BegunSignIns:
    """What was begun and not ended, by its state: in memory alone, each to be taken once."""

    held: dict[str, tuple[float, str]] = field(default_factory=dict)

    async def set(self, key: str, value: str, expires: float) -> None:
        """Remember one."""
        del expires  # Authlib's own, an hour, is longer than ours
        now = time.monotonic()
        for old in [name for name, (until, _) in self.held.items() if until < now]:
            del self.held[old]
        while len(self.held) >= ProviderTimes.most_begun:
            del self.held[next(iter(self.held))]
        self.held[key] = (now + ProviderTimes.begun, value)

    async def get(self, key: str) -> str | None:
        """Take one: it is there no longer."""
        until, value = self.held.pop(key, (0.0, ""))
        return value if until >= time.monotonic() else None

    async def delete(self, key: str) -> None:
        """Forget one."""
        self.held.pop(key, None)


@dataclass
class Provider:
    """The office's sign-in. Nothing is asked of it until somebody comes."""

    settings: ProviderSettings
    begun: BegunSignIns = field(default_factory=BegunSignIns)
    _app: StarletteOAuth2App | None = field(default=None, repr=False)
    since: float = 0.0
    """When it described itself last, on the monotonic clock."""

    async def begin(self, request: Request) -> str:
        """The provider's address to send a browser to; `request.session` marks the browser.

        Raises NotSignedIn where the provider does not answer.
        """
        app = await self._described()
        sent = await app.authorize_redirect(request, self.settings.back)
        return str(sent.headers["location"])

    async def end(self, request: Request) -> CameBack:
        """Who came back. Raises NotSignedIn where that cannot be believed."""
        app = await self._described()
        told = request.query_params
        if told.get("iss", self.settings.issuer) != self.settings.issuer:
            raise NotSignedIn(_unbelieved("iss"))
        if not told.get("state") or "error" in told or not told.get("code"):
            raise NotSignedIn(say("The office's sign-in let nobody in. Begin again."))
        try:
            token = await app.authorize_access_token(
                request, leeway=ProviderTimes.clocks, claims_options={
                    "iss": {"essential": True, "value": self.settings.issuer},
                    "aud": {"essential": True, "value": self.settings.client_id},
                })
        except MismatchingStateError as error:
            raise NotSignedIn(say("This sign-in was begun in another browser, too long ago, or has "
                                  "been used. Begin again.")) from error
        except ClaimError as error:
            raise NotSignedIn(_unbelieved(error.claim)) from error
        except (httpx.TransportError, httpx.HTTPStatusError) as error:
            raise NotSignedIn(SILENT, 503) from error
        except (JoseError, AuthlibBaseError, ValueError, TypeError, LookupError,
                RuntimeError) as error:
            raise NotSignedIn(ODD) from error
        return self._user(token.get("userinfo"))

    async def ending(self) -> str | None:
        """Where one signs out at the provider, too; None where it has no such page, or is silent.

        The address says which program asks, and nothing of whoever it was.
        """
        try:
            described = (await self._described()).server_metadata
        except NotSignedIn:
            return None
        place = described.get("end_session_endpoint")
        if not safe(place):
            return None
        joined = "&" if "?" in str(place) else "?"
        return str(httpx.URL(f"{place}{joined}").copy_merge_params(
            {"client_id": self.settings.client_id}))

    def _user(self, claims: Mapping[str, object] | None) -> CameBack:
        """The user whom the claims name. Raises NotSignedIn."""
        if claims is None:
            raise NotSignedIn(ODD)
        wanted = self.settings.user_claim
        user = claims.get(wanted)
        unproven = wanted == "email" and claims.get("email_verified") is False
        if not isinstance(user, str) or not user or unproven:
            raise NotSignedIn(_unbelieved(wanted))
        name = claims.get("name")
        said = claims.get(self.settings.groups_claim) if self.settings.groups_claim else ()
        groups = frozenset(one for one in (said if isinstance(said, list) else [said])
                           if isinstance(one, str))
        return CameBack(user, name if isinstance(name, str) else user, groups)

    async def _described(self) -> StarletteOAuth2App:
        """The provider as it describes itself, asked again each hour. Raises NotSignedIn."""
        if self._app is not None and time.monotonic() - self.since < ProviderTimes.described:
            return self._app
        app = OAuth(cache=self.begun).register(
            "office", client_id=self.settings.client_id, client_secret=self.settings.secret,
            server_metadata_url=self.settings.described_at, client_kwargs={
                "scope": self.settings.scope, "code_challenge_method": "S256",
                "timeout": ProviderTimes.answer,
            })
        try:
            described = await app.load_server_metadata()
        except (httpx.TransportError, httpx.HTTPStatusError) as error:
            raise NotSignedIn(SILENT, 503) from error
        except (ValueError, TypeError) as error:
            raise NotSignedIn(ODD, 503) from error
        self._require_sound(described)
        self._app, self.since = app, time.monotonic()
        return app

    def _require_sound(self, described: dict[str, object]) -> None:
        """Take only what is safe of a provider's words of itself. Raises NotSignedIn."""
        if described.get("issuer") != self.settings.issuer:
            raise NotSignedIn(say(
                "The office's sign-in calls itself by another issuer than the file names; nobody "
                "is let in."), 503)
        if not all(safe(described.get(name)) for name in ENDPOINTS):
            raise NotSignedIn(ODD, 503)
        offered = described.get("id_token_signing_alg_values_supported")
        named = offered if isinstance(offered, list) else ["RS256"]
        described["id_token_signing_alg_values_supported"] = [
            one for one in named if one in SIGNED] or ["RS256"]
        ways = described.get("token_endpoint_auth_methods_supported")
        if isinstance(ways, list) and "client_secret_basic" not in ways:
            described["token_endpoint_auth_method"] = "client_secret_post"


def _unbelieved(claim: str) -> Words:
    return say("What the office's sign-in says of you does not hold ({claim}); nobody is let in.",
               claim=claim)


