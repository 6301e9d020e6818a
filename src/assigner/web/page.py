"""What every page goes through: who asks, whether they may, the form, the words, the template."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assigner.errors import AssignerError, InputError, LedgerError
from assigner.veil import NOT_SHOWN, WHO_MAY, Veil, before, veil, veiled, without_numbers
from assigner.web.addresses import of_address
from assigner.web.doors import Session
from assigner.web.guard import GuardedForms, own_host, own_origin
from assigner.web.outside import BACK, LANGUAGE, chosen_language, not_in, outside
from assigner.web.rendering import rendered
from assigner.words import LANGUAGES, Words, answering, say
from assigner.workspace.asking import Asker, whole
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.offices import Office
from assigner.workspace.other_language import ASKED_BY
from assigner.workspace.own_office import own_office
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act, Member, eyes_of
from assigner.workspace.versions import Overtaken

if TYPE_CHECKING:
    from assigner.web.app import House


@dataclass(frozen=True)
class Visit:
    """What a page is asked: by whom, of which office, with what in the form.

    `own`: whether it is a page of her own.
    """

    house: "House"
    request: Request
    session: Session
    person: Member
    language: str
    form: FormData = field(default_factory=FormData)
    own: bool = False

    @property
    def office(self) -> Office:
        """The office the browser looks at; the first where it has chosen none.

        On a page of her own it is the one that knows her. Raises InputError where none does.
        """
        offices = self.house.workspace.served.offices
        if self.own:
            mine = own_office(offices, self.person)
            if mine is None:
                raise InputError([str(say("The office's file of roles does not say of which "
                                          "office you are."))])
            return mine
        return next((one for one in offices if one.key == self.session.office), offices[0])

    @property
    def eyes(self) -> Veil:
        """What she does not see."""
        home = own_office(self.house.workspace.served.offices, self.person)
        return eyes_of(self.person, at_home=self.own or (
            home is not None and home.key == self.office.key))

    @property
    def desk(self) -> OfficeDesk:
        """What lies on its desk now."""
        return self.asker.desk

    @property
    def asker(self) -> Asker:
        """Who asks the queue."""
        return Asker(self.house.workspace, self.office, self.person.name, self.language)

    @property
    def jobs(self) -> Sequence[Job]:
        """What is being worked out for the office, and seen to."""
        queue = self.house.workspace.queue
        found = queue.of(self.office)
        if found:
            queue.see_to(self.office)
        return found

    def may_ask_anew(self, job: Job) -> bool:
        """Whether she may have an answer worked out once more."""
        act = ASKED_BY.get(job.kind)
        return act is not None and self.person.may(act)

    @property
    def posted(self) -> bool:
        """Whether a form was sent."""
        return self.request.method == "POST"

    @property
    def seen(self) -> str:
        """The version of the desk that the form was made for."""
        return self.said("version")

    def at(self, office: str) -> Session:
        """The same session, looking at another office."""
        return replace(self.session, office=office)

    def said(self, name: str) -> str:
        """What a field of the form that was sent holds; blank where it is not there.

        Never of the address: a link would else type for whoever follows it.
        """
        return _meant(self.form.get(name))

    def asked(self, name: str) -> str:
        """What is to be shown: by the address, or by the form that leads back to the page."""
        return self.said(name) if self.posted else _meant(self.request.query_params.get(name))

    def said_all(self, name: str) -> Sequence[str]:
        """All that the address says under a name."""
        return self.request.query_params.getlist(name)

    def part(self, name: str) -> str:
        """A part of the address, as the case of `/case/{case}`."""
        return veil().meant(of_address(str(self.request.path_params[name])))

    def files(self, name: str) -> Sequence[UploadFile]:
        """The files that were sent under a name."""
        return [one for one in self.form.getlist(name)
                if isinstance(one, UploadFile) and one.filename]


def _meant(found: object) -> str:
    if not isinstance(found, str):
        return ""
    # By its number a hidden case is nobody's: what it would answer tells which label it is.
    return str(NOT_SHOWN) if veil().hides(found.strip()) else veil().meant(found.strip())


@dataclass(frozen=True)
class ShownPage:
    """A page: its template, title and what the template is given. `session`: as it is from now."""

    template: str
    title: Words | str
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    session: Session | None = None


@dataclass(frozen=True)
class Elsewhere:
    """Go on at another page of ours."""

    path: str
    session: Session | None = None


@dataclass(frozen=True)
class Sent:
    """A file to take home."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"


Answered = ShownPage | Elsewhere | Sent
View = Callable[[Visit], Answered]


@dataclass(frozen=True)
class PageOf:
    """An address, the act one must be allowed, and what answers. `forms`: whether it takes forms.

    `act` None: everybody who is in. `shown`: whether one that takes forms is a page as well; else
    it does something, and whoever only opens its address is led to the page above it.
    """

    path: str
    act: Act | None
    view: View
    forms: bool = False
    shown: bool = False

    def route(self, house: "House") -> Route:
        """The address as Starlette knows it."""
        async def answer(request: Request) -> Response:
            return await _answer(house, self, request)

        return Route(self.path, answer, methods=["GET", "POST"] if self.forms else ["GET"],
                     name=self.path)


async def _answer(house: "House", page: PageOf, request: Request) -> Response:
    language = chosen_language(request)
    session = house.doors.session(request) or house.doors.fresh(request)
    if not own_host(request, house.hosts, house.doors):
        return outside(language, 403, say("This address is not ours."))
    own = house.doors.provider is not None
    if session is None or (own and house.doors.user(request, session) is None):
        return not_in(language, own)
    person = house.doors.person(request, session)
    if person is None or (page.act is not None and not person.may(page.act)):
        return outside(language, 403, say("This page is not yours to see."), BACK)
    if not person.known and page.path != "/name":
        return left_with(house, RedirectResponse("/name", 303), session)
    form = FormData()
    if request.method == "POST":
        size = whole(request.headers.get("content-length", ""))
        if size is None or size > GuardedForms.most_bytes:
            return outside(language, 413, say("That is more than is read."), BACK)
        if not own_origin(request, house.doors):
            return outside(language, 403, say("The form is not from here."), BACK)
        try:
            form = await request.form(
                max_files=GuardedForms.most_files, max_fields=GuardedForms.most_fields,
                max_part_size=GuardedForms.most_text)
        except HTTPException:
            return outside(language, 400, say("The form cannot be read."), BACK)
        if form.get("token") != house.doors.form_token(session):
            return outside(language, 403, say("The form is not from here."), BACK)
    visit = Visit(house, request, session, person, language, form, page.act is Act.OWN)
    try:
        return await run_in_threadpool(_viewed, page, visit)
    finally:
        await form.close()


def _viewed(page: PageOf, visit: Visit) -> Response:
    with answering(visit.language), before(visit.eyes):
        try:
            _ = visit.desk  # which of its cases are restricted is known from here on
            acts = page.forms and not page.shown
            found = _above(visit) if acts and not visit.posted else page.view(visit)
            return responded(visit, found)
        except Overtaken as overtaken:
            found = ShownPage("refused.html", say("Something has changed"), {
                "changes": overtaken.changes}, 409)
        except LedgerError as wrong:
            found = ShownPage("refused.html", say("That did not work"), {"said": str(wrong)}, 503)
        except AssignerError as wrong:
            found = ShownPage("refused.html", say("That did not work"), {"said": str(wrong)}, 422)
        return responded(visit, found)


def _above(visit: Visit) -> Elsewhere:
    """The page that an act belongs to: its address without the last step."""
    above = visit.request.url.path.rpartition("/")[0] or "/"
    said = visit.request.query_params.get("lang")
    return Elsewhere(f"{above}?lang={said}" if said in LANGUAGES else above)


def responded(visit: Visit, found: Answered) -> Response:
    """What a view answered, as it goes to the browser."""
    house = visit.house
    if isinstance(found, Sent):
        name = found.name.encode("ascii", "replace").decode().replace('"', "_")
        return Response(found.content, media_type=found.kind, headers={
            "Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"})
    session = found.session or visit.session
    if isinstance(found, Elsewhere):
        answer: Response = RedirectResponse(without_numbers(found.path), 303)
    else:
        answer = Response(without_numbers(rendered(found.template, {
            **_seen(found.values), "title": found.title, "visit": visit, "person": visit.person,
            "token": house.doors.form_token(session), "language": visit.language,
            "not_shown": WHO_MAY if veil().hidden else "",
            "pages": house.menu(visit.person), "here": visit.request.url.path,
        })), found.status, media_type="text/html")
    return left_with(house, answer, session, visit)


def _seen(values: Mapping[str, object]) -> Mapping[str, object]:
    """What a template is given, as the reader may see it."""
    return {name: veiled(value) for name, value in values.items()}


def left_with(
    house: "House", answer: Response, session: Session, visit: Visit | None = None
) -> Response:
    """The same answer with the session as its cookie, and kept by nobody on the way."""
    answer.headers["Cache-Control"] = "no-store"
    doors = house.doors
    _cookie(answer, doors.cookie, doors.sealed(session), doors.encrypted)
    if visit is not None and visit.request.query_params.get("lang") in LANGUAGES:
        _cookie(answer, LANGUAGE, visit.language, doors.encrypted)
    return answer


def _cookie(answer: Response, name: str, value: str, encrypted: bool) -> None:
    answer.set_cookie(name, value, httponly=True, samesite="strict", path="/", secure=encrypted)
