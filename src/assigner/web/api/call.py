"""A call of the machine interface: who asks what, and what is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import BaseModel

from assigner.documents.part import DocumentPart
from assigner.ledger.month import MONTH
from assigner.veil import NOT_SHOWN, veil
from assigner.web.api.problem import Refused
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.goes_out import OutFile
from assigner.workspace.offices import Office
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act, Member

if TYPE_CHECKING:
    from assigner.web.app import House

ROOT = "/api/1"
_Sent = TypeVar("_Sent", bound=BaseModel)


class NoQuery(DocumentPart):
    """Nothing behind a question mark."""


@dataclass(frozen=True)
class ApiCall:
    """What is asked. `parts`: of the address; `sent`: the body, `query`, as their classes."""

    house: "House"
    person: Member
    language: str
    parts: Mapping[str, str]
    chosen: Office | None
    sent: BaseModel
    query: BaseModel

    @property
    def office(self) -> Office:
        """The office of the address. Raises Refused where there is none (for this person)."""
        if self.chosen is None:
            raise Refused(404, say("There is no such office."))
        return self.chosen

    @property
    def asker(self) -> Asker:
        """Who asks the queue."""
        return Asker(self.house.workspace, self.office, self.person.name, self.language)

    @property
    def desk(self) -> OfficeDesk:
        """What lies on the office's desk now."""
        return self.asker.desk

    @property
    def month(self) -> str:
        """The month of the address, as 2026-11. Raises Refused where it is none."""
        named = self.parts["month"]
        if not MONTH.fullmatch(named):
            raise Refused(404, say("Write a month as 2026-11."))
        return named

    def body(self, kind: type[_Sent]) -> _Sent:
        """What was sent, as the class that the route names."""
        assert isinstance(self.sent, kind)
        return self.sent

    def asked(self, kind: type[_Sent]) -> _Sent:
        """What stands behind the question mark, as the class that the route names."""
        assert isinstance(self.query, kind)
        return self.query

    def named(self, case: str) -> str:
        """The case that was sent: by its label; by its number a hidden one is nobody's."""
        return str(NOT_SHOWN) if veil().hides(case) else veil().meant(case)

    def known(self, kind: str | None = None) -> Job:
        """The piece of work of the address. Raises Refused where it is none."""
        job = self.asker.known(self.parts["number"], kind)
        if job is None:
            raise Refused(404, say("This work is no longer known."))
        return job


@dataclass(frozen=True)
class Reply:
    """An answer that is a document as JSON has it, or has another status than 200."""

    document: DocumentPart | Mapping[str, object]
    status: int = 200


Answer = DocumentPart | Reply | OutFile


@dataclass(frozen=True)
class ApiRoute:
    """An address below ROOT, the act one must be allowed (None: everybody who is in), the answer.

    `answers`: the class of each status; None is a file.
    """

    method: Literal["GET", "POST"]
    path: str
    act: Act | None
    does: Callable[[ApiCall], Answer]
    answers: Mapping[int, type[BaseModel] | tuple[type[BaseModel], ...] | None]
    body: type[BaseModel] | None = None
    query: type[BaseModel] = NoQuery
    largest: int = 1_000_000
    """Bytes of a body."""
    door: bool = False
    """Whether the printed token opens it."""
