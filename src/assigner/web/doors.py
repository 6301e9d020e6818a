"""Who comes in: the address with its token, the cookie after it, or the municipality's sign-in."""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection

from assigner.errors import AssignerError
from assigner.files.private import make_file, make_folder
from assigner.words import say
from assigner.workspace.roles import Member, WorkRole, at_the_machine
from assigner.workspace.signed_out import SignedOut

if TYPE_CHECKING:
    from assigner.web.provider import Provider

HOURS = 12
"""So long a cookie holds: a working day."""
ENTERING = 600
"""Seconds that somebody may take at the office's sign-in."""
KEY_BYTES = 32
MOST_OF_A_NAME = 80
"""So many signs of what a provider calls somebody stand in the record."""


@dataclass(frozen=True)
class Session:
    """What a browser carries, signed: `id` ties forms to it, `name` is who sits there.

    `looked`: the version of the desk at which it last saw a proposal.
    `user`: who the office's own sign-in said it is, `since`: when (seconds since 1970); `groups`:
    those of hers that the file of roles knows.
    """

    id: str
    name: str = ""
    office: str = ""
    looked: str = ""
    user: str = ""
    since: float = 0.0
    groups: Sequence[str] = ()


def plain_address(said: str) -> str:
    """An address in one spelling; a server that listens to IPv6 tells IPv4 as ::ffff:10.0.0.4."""
    try:
        found = ipaddress.ip_address(said)
    except ValueError:  # a socket of the machine has none
        return said
    return str(getattr(found, "ipv4_mapped", None) or found)


@dataclass(frozen=True)
class SignIn:
    """The sign-in in front: the header that names the user, and the address it comes from."""

    header: str
    proxy: str
    people: Mapping[str, Member]

    kind: ClassVar[str] = "header"
    names_hosts: ClassVar[bool] = False
    """Whether browsers are told by the host they ask: else by the proxy's address."""

    def user(self, request: HTTPConnection, session: Session | None) -> str | None:
        """Who the header says it is; None from any other address, or without a word."""
        del session
        return (request.headers.get(self.header) or None) if self.passes(request) else None

    def passes(self, request: HTTPConnection) -> bool:
        """Whether a program may ask from there: from the proxy's address, and no other."""
        return request.client is not None and (
            plain_address(request.client.host) == plain_address(self.proxy))


@dataclass(frozen=True)
class OfficeSignIn:
    """The office's own sign-in, by OpenID Connect: asked once, then the cookie says who it is."""

    provider: "Provider"
    people: Mapping[str, Member]
    signed_out: SignedOut
    groups: Mapping[str, frozenset[WorkRole]] = field(default_factory=dict)
    kind: ClassVar[str] = "provider"
    names_hosts: ClassVar[bool] = True

    def user(self, request: HTTPConnection, session: Session | None) -> str | None:
        """Whom the provider named, for a working day, until she signs out."""
        del request
        if session is None or not session.user:
            return None
        late = time.time() - session.since > HOURS * 3600
        return None if late or self.signed_out.holds(session.id) else session.user

    def member(self, session: Session) -> Member | None:
        """Who it is by her own row, which says all there is; else by her groups.

        The name that the provider gives stands beside the user's: nobody becomes somebody else by
        what she is called there.
        """
        row = self.people.get(session.user)
        roles = frozenset(role for one in session.groups for role in self.groups.get(one, ()))
        if row is not None or not roles:
            return row
        user = session.user
        name = "".join(filter(str.isprintable, session.name)).strip()[:MOST_OF_A_NAME]
        return Member(user if name in {"", user} else f"{name} ({user})", roles)

    def passes(self, request: HTTPConnection) -> bool:
        """A program may ask from anywhere: its token says who it is."""
        del request
        return True


@dataclass
class Doors:
    """Who is let in. `token`: what the printed address carries; `lasting`: it was given by hand.

    A token made here opens once; one given by hand as long as the server runs, for tests.
    """

    key: bytes = field(repr=False)
    token: str = field(repr=False)
    lasting: bool
    port: int
    sign_in: SignIn | OfficeSignIn | None = None
    spent: bool = field(default=False)

    @property
    def cookie(self) -> str:
        """The cookie's name: browsers share cookies between the ports of a machine."""
        return f"assigner-{self.port}"

    def opens(self, token: str) -> bool:
        """Whether a token lets somebody in; then it is spent."""
        if self.sign_in is not None or self.spent or not hmac.compare_digest(
                token.encode(), self.token.encode()):
            return False
        self.spent = not self.lasting
        return True

    def session(self, request: HTTPConnection) -> Session | None:
        """The session of a request; None where it has none, or an old one."""
        return self._opened("session", request.cookies.get(self.cookie, ""))

    def bearer(self, session: Session) -> str:
        """The session as a program carries it; it opens no page, and a cookie no program's door."""
        return self._signer("bearer").dumps(vars(session))

    def program(self, token: str) -> Member | None:
        """Who carries a token: of a session in its name, or of the file of roles."""
        if self.sign_in is not None:
            return _machine(self.sign_in.people, token)
        session = self._opened("bearer", token)
        return None if session is None else at_the_machine(session.name)

    def fresh(self, request: HTTPConnection) -> Session | None:
        """A session for whoever the sign-in in front lets through; None for anybody else."""
        return None if self.user(request, None) is None else new_session()

    def sealed(self, session: Session) -> str:
        """The session as its cookie."""
        return self._signer("session").dumps(vars(session))

    def form_token(self, session: Session) -> str:
        """What every form of a session carries, and no other page knows."""
        return hmac.new(self.key, f"form {session.id}".encode(), "sha256").hexdigest()

    def person(self, request: HTTPConnection, session: Session) -> Member | None:
        """Who asks; None where nobody may come in so."""
        if self.sign_in is None:
            return at_the_machine(session.name)
        user = self.user(request, session)
        if user is None:
            return None
        own = self.provider
        return self.sign_in.people.get(user) if own is None else own.member(session)

    def user(self, request: HTTPConnection, session: Session | None) -> str | None:
        """Who the sign-in says it is; None where it says nothing that counts."""
        return None if self.sign_in is None else self.sign_in.user(request, session)

    @property
    def provider(self) -> OfficeSignIn | None:
        """The office's own sign-in, where people sign in here and not at a proxy."""
        return self.sign_in if isinstance(self.sign_in, OfficeSignIn) else None

    @property
    def encrypted(self) -> bool:
        """Whether browsers are to send the cookie by TLS alone."""
        own = self.provider
        return own is not None and own.provider.settings.encrypted

    def begun(self, request: HTTPConnection) -> dict[str, object]:
        """What marks a browser that is on its way to the office's sign-in."""
        try:
            held = self._signer("entering").loads(
                request.cookies.get(self.entering, ""), max_age=ENTERING)
        except BadSignature:
            return {}
        return dict(held)

    def sealed_mark(self, begun: Mapping[str, object]) -> str:
        """The same as its cookie."""
        return self._signer("entering").dumps(dict(begun))

    @property
    def entering(self) -> str:
        """The name of that cookie: apart from the other, since it comes back from elsewhere."""
        return f"{self.cookie}-entering"

    def _opened(self, salt: str, sealed: str) -> Session | None:
        try:
            return Session(**self._signer(salt).loads(sealed, max_age=HOURS * 3600))
        except (BadSignature, TypeError):
            return None

    def _signer(self, salt: str) -> URLSafeTimedSerializer:
        """A signature for one purpose: a cookie of another way of coming in opens nothing."""
        way = "" if self.sign_in is None else f" {self.sign_in.kind}"
        return URLSafeTimedSerializer(self.key, salt=f"{salt}{way}")


def _machine(people: Mapping[str, Member], token: str) -> Member | None:
    """The program whose token it is; the file of roles holds only the token's sha256."""
    found = hashlib.sha256(token.encode()).hexdigest()
    return next((one for one in people.values()
                 if one.token_sha256 and hmac.compare_digest(one.token_sha256, found)), None)


def new_session(name: str = "") -> Session:
    """A session that nobody can guess."""
    return Session(secrets.token_urlsafe(16), name)


def signed_in(user: str, name: str, groups: Sequence[str] = ()) -> Session:
    """A session of somebody whom the office's sign-in named just now."""
    return Session(secrets.token_urlsafe(16), name, user=user, since=time.time(), groups=groups)


def named(session: Session, name: str) -> Session:
    """The same session under a name."""
    return replace(session, name=name)


def kept_key(file: Path) -> bytes:
    """The key that signs cookies and forms, made once: a restart throws nobody out.

    Raises AssignerError where it can neither be read nor made.
    """
    try:
        make_folder(file.parent)
        make_file(file)
        held = file.read_bytes()
        if len(held) != KEY_BYTES:
            held = secrets.token_bytes(KEY_BYTES)
            file.write_bytes(held)
    except OSError as error:
        raise AssignerError(say("{path} cannot be written: {reason}.", path=file,
                                reason=error.strerror or str(error))) from error
    return held
