"""The application: every page with its address, the style and script, headers on every answer."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import PurePath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assigner.web.addresses import with_whole_parts
from assigner.web.api.call import ROOT
from assigner.web.api.description import openapi_text
from assigner.web.api.passing import in_words, routes_of, spoken
from assigner.web.api.problem import Refused
from assigner.web.api.table import TABLE
from assigner.web.doors import Doors
from assigner.web.entering import enter, sign_in_routes
from assigner.web.guard import HEADERS
from assigner.web.outside import BACK, chosen_language, outside
from assigner.web.page import PageOf
from assigner.words import Words, say
from assigner.workspace.at_work import Workspace
from assigner.workspace.roles import Act, Member

ROOMS = ("start", "today", "check", "check_profile", "plan", "case", "commit", "work", "own",
         "people", "register", "staff_change", "handed", "loads", "policy", "history")
"""The files of `pages/`: each has a tuple PAGES."""
MENU: Sequence[tuple[str, Act, Words]] = (
    ("/", Act.SEE, say("Today")),
    ("/own", Act.OWN, say("Your cases")),
    ("/check", Act.CHECK, say("Bring in a day")),
    ("/plan", Act.SEE, say("The proposal")),
    ("/commit", Act.SIGN, say("Sign and send")),
    ("/people", Act.SEE, say("Staff")),
    ("/staff-change", Act.STAFF, say("Staff changes")),
    ("/policy", Act.SEE, say("The model")),
    ("/history", Act.HISTORY, say("History")),
)
"""What stands on top of every page, for whom it is."""
STYLES = {"report.css": ("assigner.render", "page/page.css"),
          "workspace.css": ("assigner.web", "static/workspace.css"),
          "workspace.js": ("assigner.web", "static/workspace.js"),
          "icon.svg": ("assigner.web", "static/icon.svg")}
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class House:
    """A workspace and its doors. `hosts`: the names it answers to."""

    workspace: Workspace
    doors: Doors
    hosts: frozenset[str] = field(default=frozenset({"127.0.0.1", "localhost", "::1"}))

    def menu(self, person: Member) -> Sequence[tuple[str, Words]]:
        """The pages somebody may see."""
        return [(path, words) for path, act, words in MENU if person.may(act)]

    @cached_property
    def pages(self) -> Sequence[PageOf]:
        """Every page there is."""
        return [page for room in ROOMS
                for page in vars(importlib.import_module(f"assigner.web.pages.{room}"))["PAGES"]]

    @cached_property
    def app(self) -> ASGIApp:
        """What a server runs."""
        routes: list[BaseRoute] = [Route("/static/{name}", _static)]
        routes.append(Route("/enter", self._enter))
        routes += sign_in_routes(self)
        routes.append(Route(f"{ROOT}/openapi.json", _described))
        routes += routes_of(self, TABLE)
        routes += [page.route(self) for page in self.pages]
        return _Headed(Starlette(routes=routes, exception_handlers={
            404: _nowhere, 405: _nowhere}))

    async def _enter(self, request: Request) -> Response:
        return await enter(self, request)


@dataclass(frozen=True)
class _Headed:
    """The same application with the headers that every answer has, and parts left whole."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(
                    (name.lower().encode(), value.encode()) for name, value in HEADERS.items()
                    if name.lower().encode() not in known)]
            await send(message)

        await self.app(with_whole_parts(scope), receive, headed)


async def _static(request: Request) -> Response:
    place = STYLES.get(request.path_params["name"])
    if place is None:
        return PlainTextResponse("404", 404)
    kind = KINDS[PurePath(place[1]).suffix]
    content = files(place[0]).joinpath(place[1]).read_bytes()
    return Response(content, media_type=kind, headers={"Cache-Control": "max-age=300"})


async def _described(request: Request) -> Response:
    del request
    return Response(openapi_text(), media_type="application/json")


async def _nowhere(request: Request, error: Exception) -> Response:
    asked = f"{request.url.path}/".startswith("/api/")  # of programs, of whatever version
    if asked and isinstance(error, HTTPException):
        return in_words(spoken(request), Refused(
            error.status_code, _NOT_SO if error.status_code == 405 else _NOT_THERE,
            headers=error.headers))
    return outside(chosen_language(request), 404, say("There is no such page."), BACK)


_NOT_THERE = say("There is nothing at this address; openapi.json lists what there is.")
_NOT_SO = say("This address is not asked so; openapi.json lists how.")
