"""What is refused before a page is asked: foreign hosts and origins, forms without their token."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from assigner.web.doors import Doors


class GuardedForms:
    """How much a form may hold."""

    most_bytes: Final = 60_000_000
    """A workbook of 50 MB is the largest that is read."""
    most_fields: Final = 2_000
    most_files: Final = 12
    most_text: Final = 1_000_000
    """Bytes of one field: a note of 10⁵ characters is refused in words, not by the wire."""


POLICY = "; ".join((
    "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer. Source: Content Security Policy level 3."""


def own_host(request: Request, known: frozenset[str], doors: Doors) -> bool:
    """Whether the address asked for is ours: else another site's name was pointed at us."""
    if doors.sign_in is not None and not doors.sign_in.names_hosts:
        return doors.user(request, None) is not None
    return _host(request.headers.get("host", "")) in known


def own_origin(request: Request, doors: Doors) -> bool:
    """Whether a form was sent from a page of ours, as the browser says."""
    return _came_from(request) is not None and not from_elsewhere(request, doors)


def from_elsewhere(request: Request, doors: Doors) -> bool:
    """Whether a browser says that a page of somebody else's asks; a program says nothing.

    Which host was asked for is the proxy's to say, where one signs people in, and nobody else's.
    """
    site = request.headers.get("sec-fetch-site")
    if site not in (None, "same-origin", "none"):
        return True
    origin = _came_from(request)
    if origin is None:
        return False
    try:
        there = urlsplit(origin).netloc
    except ValueError:
        return True
    front = doors.sign_in
    ours = {request.headers.get("host")}
    if front is not None and not front.names_hosts and front.passes(request):
        ours.add(request.headers.get("x-forwarded-host"))
    return there == "" or there not in ours


def _came_from(request: Request) -> str | None:
    return request.headers.get("origin") or request.headers.get("referer")


def _host(named: str) -> str:
    """A host without its port."""
    try:
        return (urlsplit(f"//{named}").hostname or "").casefold()
    except ValueError:
        return ""
