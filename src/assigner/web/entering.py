"""Coming in and going out: the printed address, or the office's own sign-in."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assigner.web.doors import ENTERING, OfficeSignIn, new_session, signed_in
from assigner.web.guard import own_host
from assigner.web.outside import ENTRY, Onward, chosen_language, outside
from assigner.web.page import left_with
from assigner.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assigner.web.app import House
    from assigner.words import Words

FORGET = "/signed-in"
"""The only page that the cookie of a browser on its way is sent to."""


async def enter(house: "House", request: Request) -> Response:
    """The address that was printed: its token is spent for a cookie."""
    language = chosen_language(request)
    if not own_host(request, house.hosts, house.doors):
        return outside(language, 403, say("This address is not ours."))
    if house.doors.session(request) is None:
        if not house.doors.opens(request.query_params.get("token", "")):
            return outside(language, 403, say(
                "This address has been used, or is not the one that was printed. Start the "
                "program again for a new one."))
        return left_with(house, RedirectResponse("/", 303), new_session())
    return RedirectResponse("/", 303)


def sign_in_routes(house: "House") -> "Sequence[Route]":
    """The addresses that only the office's own sign-in needs; none where there is none."""
    own = house.doors.provider
    if own is None:
        return []

    async def begin(request: Request) -> Response:
        return await _begin(house, own, request)

    async def back(request: Request) -> Response:
        return await _back(house, own, request)

    async def out(request: Request) -> Response:
        return await _out(house, own, request)

    return [Route("/sign-in", begin), Route(FORGET, back), Route("/signed-out", out)]


async def _begin(house: "House", own: OfficeSignIn, request: Request) -> Response:
    """Send a browser to the office's sign-in, marked; whoever is in already goes on."""
    from assigner.web.provider import NotSignedIn  # noqa: PLC0415  # loads Authlib

    language = chosen_language(request)
    if not own_host(request, house.hosts, house.doors):
        return outside(language, 403, say("This address is not ours."))
    if house.doors.user(request, house.doors.session(request)) is not None:
        return RedirectResponse("/", 303)
    request.scope["session"] = {}
    try:
        there = await own.provider.begin(request)
    except NotSignedIn as refused:
        return outside(language, refused.status, refused.said, ENTRY)
    answer = RedirectResponse(there, 303, headers={"Cache-Control": "no-store"})
    answer.set_cookie(  # lax: the way back begins at the provider's page
        house.doors.entering, house.doors.sealed_mark(request.session), max_age=ENTERING,
        httponly=True, samesite="lax", path=FORGET, secure=house.doors.encrypted)
    return answer


async def _back(house: "House", own: OfficeSignIn, request: Request) -> Response:
    """Let in whom the office's sign-in names, with a page that goes on by itself.

    A redirect would still count as coming from the provider's page, and browsers would not send
    along a cookie that is strictly ours.
    """
    from assigner.web.provider import NotSignedIn  # noqa: PLC0415  # loads Authlib

    language = chosen_language(request)
    if not own_host(request, house.hosts, house.doors):
        return outside(language, 403, say("This address is not ours."))
    request.scope["session"] = house.doors.begun(request)
    try:
        user, name, groups = await own.provider.end(request)
    except NotSignedIn as refused:
        answer = outside(language, refused.status, refused.said, ENTRY)
    else:
        session = signed_in(user, name, sorted(groups & own.groups.keys()))
        member = own.member(session)
        if member is None:
            answer = outside(language, 403, say(
                "You are signed in as {user}, and the office's file of roles does not name you.",
                user=user))
        else:
            answer = left_with(house, outside(language, 200, say(
                "You are signed in as {name}.", name=member.name),
                Onward(say("Welcome"), [("/", say("Go on"))], at_once=True)),
                session)
    answer.delete_cookie(house.doors.entering, path=FORGET, httponly=True, samesite="lax",
                         secure=house.doors.encrypted)
    return answer


async def _out(house: "House", own: OfficeSignIn, request: Request) -> Response:
    """Say that somebody is out, and where she signs out of the office's sign-in, too."""
    language = chosen_language(request)
    if not own_host(request, house.hosts, house.doors):
        return outside(language, 403, say("This address is not ours."))
    links: list[tuple[str, Words]] = [("/sign-in", say("Sign in again"))]
    there = await own.provider.ending()
    if there is not None:
        links.append((there, say("Sign out of the office's sign-in, too")))
    return outside(language, 200, say("You are signed out of the workspace on this browser."),
                   Onward(say("Signed out"), links))
