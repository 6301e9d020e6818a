"""The register of people's time: a row of reductions or absences put in, changed or taken out."""

from collections.abc import Mapping

from assigner.documents.part import written
from assigner.web.api.bodies import AbsenceKept, ReductionKept
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.problem import FieldFault, Refused
from assigner.web.api.said import RegisterChangeSaid, RegisterRow, RegisterSaid
from assigner.words import joined, say
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.register_log import register_changes
from assigner.workspace.registering import REGISTERS, RowRefused, RowSaid, keep, typed, unwritten
from assigner.workspace.roles import Act


def reductions(call: ApiCall) -> Answer:
    """Somebody's reductions, as one writes them."""
    return _rows(call, "reductions")


def absences(call: ApiCall) -> Answer:
    """Somebody's absences, as one writes them."""
    return _rows(call, "absences")


def reduction(call: ApiCall) -> Answer:
    """Put a reduction into the day's file, change it or take it out."""
    said = call.body(ReductionKept)
    entry = None if said.entry is None else written(said.entry)
    return _kept(call, "reductions", said, entry)


def absence(call: ApiCall) -> Answer:
    """Put an absence into the day's file, change it or take it out."""
    said = call.body(AbsenceKept)
    entry = None if said.entry is None else written(said.entry)
    return _kept(call, "absences", said, entry)


def _rows(call: ApiCall, name: str) -> Answer:
    desk, who, register = call.desk, call.parts["caseworker"], REGISTERS[name]
    facts = _facts(desk, who)
    numbers = sorted(one.row for one in getattr(facts, register.attribute))
    rows = ((number, typed(desk, register, who, number)) for number in numbers)
    why_not = unwritten(desk, register)
    return RegisterSaid(
        version=call.house.workspace.desks.shown(desk),
        unwritten=None if why_not is None else str(why_not),
        rows=tuple(RegisterRow(row=number, entry={
            key: text for key, text in row.items() if key in register.fields})
            for number, row in rows if row is not None),
        changes=tuple(RegisterChangeSaid(by=one.by, at=one.at, words=str(one.entered.words))
                      for one in register_changes(call.house.workspace.store, desk, who)
                      if one.entered.file == register.file))


def _kept(
    call: ApiCall, name: str, said: ReductionKept | AbsenceKept, entry: Mapping[str, object] | None
) -> Answer:
    who = call.parts["caseworker"]
    _facts(call.desk, who)
    if entry is None and said.row is None:
        raise Refused(422, say("Say which row is taken out."), [
            FieldFault(at="/row", message=str(say("This is missing.")))])
    try:
        keep(call.asker, said.version, RowSaid(
            REGISTERS[name], who, said.row,
            None if entry is None else {key: str(text) for key, text in entry.items()},
            said.heard))
    except RowRefused as refused:
        raise Refused(422, joined((str(refused),)), [
            FieldFault(at=f"/entry/{key}", message=text) for key, text in refused.beside.items()
        ]) from refused
    return _rows(call, name)


def _facts(desk: OfficeDesk, who: str) -> object:
    day = desk.day
    people = {} if day is None or day.faults else day.require()[0].people
    if who not in people:
        raise Refused(404, say("There is nobody of that name today."))
    return people[who]


_WHERE = "/offices/{office}/people/{caseworker}"
ROUTES = (
    ApiRoute("GET", f"{_WHERE}/reductions", Act.REGISTER, reductions, {200: RegisterSaid}),
    ApiRoute("POST", f"{_WHERE}/reductions", Act.REGISTER, reduction, {200: RegisterSaid},
             ReductionKept),
    ApiRoute("GET", f"{_WHERE}/absences", Act.REGISTER, absences, {200: RegisterSaid}),
    ApiRoute("POST", f"{_WHERE}/absences", Act.REGISTER, absence, {200: RegisterSaid},
             AbsenceKept),
)
