"""A provider of OpenID Connect on this machine, which can be told to lie."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.web.listening import at_a_port

CLIENT, SECRET = "assigner", "s3cret-of-the-office"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
FOREIGN = RSAKey.generate_key(2048, {"kid": "one"})
Claims = dict[str, object]


@dataclass
class FakeProvider:
    """Signs in whoever comes as `user`; `lie` changes the claims, the rest what it does."""

    issuer: str = ""
    user: str = "ulla"
    lie: Callable[[Claims], object] = dict
    signed_by: RSAKey = field(default_factory=lambda: KEY)
    header: dict[str, str] = field(default_factory=lambda: {"alg": "RS256", "kid": "one"})
    described: Claims = field(default_factory=dict)
    silent: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def app(self) -> Starlette:
        return Starlette(routes=[
            Route("/.well-known/openid-configuration", self.describe),
            Route("/authorize", self.authorize), Route("/jwks", self.keys),
            Route("/token", self.token, methods=["POST"]),
        ])

    async def describe(self, request: Request) -> Response:
        self.asked.append("description")
        if self.silent:
            return Response(status_code=500)
        return JSONResponse({
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/jwks",
            "end_session_endpoint": f"{self.issuer}/out",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **self.described})

    async def authorize(self, request: Request) -> Response:
        """A person who has signed in: back to the program with a code."""
        asked = dict(request.query_params)
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return RedirectResponse(
            f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def token(self, request: Request) -> Response:
        form = await request.form()
        self.asked.append("token")
        said = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        asked = self.codes.pop(str(form["code"]), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(
            str(form["code_verifier"]).encode()).digest()).rstrip(b"=").decode()
        if said != f"{CLIENT}:{SECRET}" or asked is None or proof != asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims: Claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": self.user, "name": "Ulla Hansen",
            "nonce": asked["nonce"], "iat": now, "exp": now + 300}
        self.lie(claims)
        self.tokens.append(self.signed(claims))
        return JSONResponse({"access_token": "a", "token_type": "Bearer",
                             "id_token": self.tokens[-1]})

    def signed(self, claims: Claims) -> str:
        if self.header["alg"] == "none":
            plain = [base64.urlsafe_b64encode(str(part).replace("'", '"').encode()).rstrip(
                b"=").decode() for part in (self.header, claims)]
            return ".".join((*plain, ""))
        return jwt.encode(self.header, claims, self.signed_by,
                          registry=JWSRegistry(algorithms=["RS256"]))

    async def keys(self, request: Request) -> Response:
        del request
        return JSONResponse(KeySet([KEY]).as_dict(private=False))


@contextmanager
def provided() -> Iterator[FakeProvider]:
    """A provider while it is served."""
    found = FakeProvider()
    with at_a_port(found.app()) as address:
        found.issuer = address
        yield found
