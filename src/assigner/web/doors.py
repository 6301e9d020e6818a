"""Who comes in: the address with its token, the cookie after it, or the municipality's sign-in."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection

from assigner.errors import AssignerError
from assigner.files.private import make_file, make_folder
from assigner.words import say
from assigner.workspace.roles import Member, at_the_machine

HOURS = 12
"""So long a cookie holds: a working day."""
KEY_BYTES = 32


@dataclass(frozen=True)
class Session:
    """What a browser carries, signed: `id` ties forms to it, `name` is who sits there."""

    id: str
    name: str = ""
    office: str = ""


@dataclass(frozen=True)
class SignIn:
    """The sign-in in front: the header that names the user, and the address it comes from."""

    header: str
    proxy: str
    people: Mapping[str, Member]

    def machine(self, token: str) -> Member | None:
        """The program whose token it is; the file of roles holds only the token's sha256."""
        found = hashlib.sha256(token.encode()).hexdigest()
        return next((one for one in self.people.values()
                     if one.token_sha256 and hmac.compare_digest(one.token_sha256, found)), None)


@dataclass
class Doors:
    """Who is let in. `token`: what the printed address carries; `lasting`: it was given by hand.

    A token made here opens once; one given by hand as long as the server runs, for tests.
    """

    key: bytes
    token: str
    lasting: bool
    port: int
    sign_in: SignIn | None = None
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
            return self.sign_in.machine(token)
        session = self._opened("bearer", token)
        return None if session is None else at_the_machine(session.name)

    def fresh(self, request: HTTPConnection) -> Session | None:
        """A session for whoever the sign-in in front lets through; None for anybody else."""
        return None if self.user(request) is None else new_session()

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
        user = self.user(request)
        return None if user is None else self.sign_in.people.get(user)

    def user(self, request: HTTPConnection) -> str | None:
        """Who the sign-in in front says it is; None from any other address, or without a word."""
        if self.sign_in is None or not self.from_proxy(request):
            return None
        return request.headers.get(self.sign_in.header) or None

    def from_proxy(self, request: HTTPConnection) -> bool:
        """Whether the sign-in in front passes it on: from its address, and no other."""
        return self.sign_in is not None and request.client is not None and (
            request.client.host == self.sign_in.proxy)

    def _opened(self, salt: str, sealed: str) -> Session | None:
        try:
            return Session(**self._signer(salt).loads(sealed, max_age=HOURS * 3600))
        except (BadSignature, TypeError):
            return None

    def _signer(self, salt: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=salt)


def new_session(name: str = "") -> Session:
    """A session that nobody can guess."""
    return Session(secrets.token_urlsafe(16), name)


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
