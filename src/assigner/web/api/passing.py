"""What every call goes through: who asks, whether they may, what they sent, what is answered."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assigner.documents.part import DocumentPart, written
from assigner.errors import AssignerError
from assigner.veil import Veil, before, veil, veiled
from assigner.web.addresses import of_address
from assigner.web.api.bodies import Nothing
from assigner.web.api.call import ROOT, Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.problem import FieldFault, Refused, broken, failed, misread, refused
from assigner.web.guard import from_elsewhere, own_host
from assigner.words import LANGUAGES, Words, answering, say
from assigner.words.language import negotiated
from assigner.workspace.asking import whole
from assigner.workspace.goes_out import OutFile
from assigner.workspace.offices import Office
from assigner.workspace.own_office import own_office
from assigner.workspace.roles import Act, Member, eyes_of

if TYPE_CHECKING:
    from assigner.web.app import House

_Read = TypeVar("_Read", bound=BaseModel)


def routes_of(house: "House", table: Sequence[ApiRoute]) -> Sequence[Route]:
    """The table as Starlette knows it: one route an address, whatever its methods."""
    by_path: dict[str, dict[str, ApiRoute]] = {}
    for one in table:
        by_path.setdefault(one.path, {})[one.method] = one
    return [_route(house, path, ways) for path, ways in by_path.items()]


def _route(house: "House", path: str, ways: Mapping[str, ApiRoute]) -> Route:
    async def answer(request: Request) -> Response:
        language = spoken(request)
        try:
            return await _answer(house, ways["GET" if request.method == "HEAD" else
                                             request.method], request, language)
        except Refused as error:
            return in_words(language, error)

    return Route(f"{ROOT}{path}", answer, methods=list(ways), name=f"api {path}")


def in_words(language: str, error: Refused) -> Response:
    """A refusal in a language."""
    with answering(language):
        return refused(error)


def spoken(request: Request) -> str:
    """The language that a program asks for."""
    wanted = [one.partition(";")[0].strip()
              for one in request.headers.get("accept-language", "").split(",")]
    return negotiated(wanted) or LANGUAGES[0]


async def _answer(house: "House", way: ApiRoute, request: Request, language: str) -> Response:
    person = _let_in(house, way, request)
    body = await _sent(way, request) if way.method == "POST" else b"{}"
    return await run_in_threadpool(_done, house, way, request, language, person, body)


def _let_in(house: "House", way: ApiRoute, request: Request) -> Member:
    """Who asks, if she may. Raises Refused.

    A cookie opens nothing here. Where a browser signs itself in at the proxy, a page of somebody
    else's could make it ask: such a page cannot send JSON unasked, and says where it comes from.
    """
    front = house.doors.sign_in
    if (front is None or front.names_hosts) and not own_host(request, house.hosts, house.doors):
        raise Refused(403, say("This address is not ours."))
    if from_elsewhere(request, house.doors):
        raise Refused(403, say("A page of somebody else's asks this."))
    person = _person(house, way, request)
    if person is None or (way.act is not None and not person.may(way.act)):
        raise Refused(403, say("This is not yours to ask."))
    return person


def _person(house: "House", way: ApiRoute, request: Request) -> Member | None:
    doors, said = house.doors, request.headers.get("authorization")
    nobody = Refused(401, say("Send a token: Authorization: Bearer …"),
                     headers={"WWW-Authenticate": 'Bearer realm="assigner"'})
    if doors.sign_in is not None and not doors.sign_in.passes(request):
        raise nobody
    if said is None:
        user = doors.user(request, None)  # the proxy's word, never a cookie's
        if doors.sign_in is None or user is None:
            raise nobody
        return doors.sign_in.people.get(user)
    scheme, _, token = said.partition(" ")
    person = doors.program(token.strip()) if scheme.casefold() == "bearer" else None
    if person is None and way.door and scheme.casefold() == "bearer" and (
            doors.opens(token.strip())):
        return Member("", frozenset(), known=False)
    if person is None:
        raise nobody
    return person


async def _sent(way: ApiRoute, request: Request) -> bytes:
    """The body. Raises Refused where it is no JSON, or more than is read."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != "application/json":
        raise Refused(415, say("Send JSON: Content-Type: application/json"),
                      headers={"Accept": "application/json"})
    much = Refused(413, say("That is more than is read."))
    size = request.headers.get("content-length")
    if size is not None and (whole(size) or 0) > way.largest:
        raise much
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > way.largest:
            raise much
    return bytes(found)


def _done(  # a call in its parts, in the thread that answers it
    house: "House", way: ApiRoute, request: Request, language: str, person: Member, body: bytes
) -> Response:
    with answering(language), ExitStack() as seen:
        try:
            seen.enter_context(before(_eyes(house, way, request, person)))
            parts = {name: of_address(str(value))
                     for name, value in request.path_params.items()}
            chosen = _office(house, way, person, parts.get("office"))
            if chosen is not None:
                veil().know(house.workspace.desks.look(chosen).veil)
                parts = {name: veil().meant(value) for name, value in parts.items()}
            call = ApiCall(house, person, language, parts, chosen,
                           _read(way.body or Nothing, body), _queried(way, request))
            if "office" in parts and chosen is None:
                raise Refused(404, say("There is no such office."))
            return _replied(way.does(call))
        except Refused as error:
            return refused(error)
        except AssignerError as error:
            return failed(error)
        except Exception as defect:  # whatever it is, nobody is shown a traceback
            return broken(defect)


def _office(house: "House", way: ApiRoute, person: Member, key: str | None) -> Office | None:
    """The office of an address; what is somebody's own is of one office alone."""
    offices = _home(house, person) if way.act is Act.OWN else offices_of(house, person)
    return next((one for one in offices if one.key == key), None)


def offices_of(house: "House", person: Member) -> Sequence[Office]:
    """The offices somebody may look at: initials are known in one office alone."""
    return house.workspace.served.offices if person.may(Act.SEE) else _home(house, person)


def _home(house: "House", person: Member) -> Sequence[Office]:
    home = own_office(house.workspace.served.offices, person)
    return () if home is None else (home,)


def _eyes(house: "House", way: ApiRoute, request: Request, person: Member) -> Veil:
    """What somebody does not see, of the office of the address."""
    named = request.path_params.get("office")
    return eyes_of(person, at_home=named is None or way.act is Act.OWN or (
        of_address(str(named)) in {one.key for one in _home(house, person)}))


def _read(kind: type[_Read], body: bytes) -> _Read:
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        garbled = any(one["type"] == "json_invalid" for one in error.errors(
            include_url=False, include_context=False, include_input=False))
        if garbled:
            raise Refused(400, say("This is no JSON."), misread(error, None)) from error
        raise Refused(422, _WRONG, misread(error, json.loads(body))) from error


def _queried(way: ApiRoute, request: Request) -> BaseModel:
    said = request.query_params.multi_items()
    twice = {name for at, (name, _) in enumerate(said) if name in dict(said[:at])}
    if twice:
        raise Refused(422, _WRONG, [FieldFault(
            at=f"?{name}", message=str(say("This is said twice."))) for name in sorted(twice)])
    try:
        return way.query.model_validate(dict(said))
    except ValidationError as error:
        raise Refused(422, _WRONG, [
            FieldFault(at=f"?{one.at.removeprefix('/')}", message=one.message)
            for one in misread(error, dict(said))]) from error


def _replied(found: Answer) -> Response:
    if isinstance(found, OutFile):
        name = found.name.encode("ascii", "replace").decode().replace('"', "_")
        return Response(found.content, media_type=found.kind, headers={
            "Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"})
    reply = found if isinstance(found, Reply) else Reply(found)
    document = reply.document
    plain = written(document) if isinstance(document, DocumentPart) else document
    return JSONResponse(veiled(plain), reply.status, headers={"Cache-Control": "no-store"})


_WRONG: Words = say("What was sent is not as described.")
