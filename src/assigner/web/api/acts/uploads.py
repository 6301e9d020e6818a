"""Bring in a day: every fault at once, a marked copy, then take it in."""

from base64 import b64decode
from datetime import date

from assigner.api.checked import check_document, marked_copy
from assigner.documents.check import CheckDocument
from assigner.errors import InputError
from assigner.web.api.acts.offices import day_said
from assigner.web.api.bodies import DaySent, DayTaken, Nothing
from assigner.web.api.call import Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.problem import Refused
from assigner.web.api.said import DaySaid, TakenFrom, UploadSaid
from assigner.web.guard import GuardedForms
from assigner.words import say
from assigner.workspace.goes_out import EXCEL, OutFile
from assigner.workspace.left_behind import left_behind
from assigner.workspace.roles import Act
from assigner.workspace.taking_in import MODEL, TakenAs, take_in, try_nordby, usual_day
from assigner.workspace.uploads import NewDay, Upload, bring_in, upload_of


def bring(call: ApiCall) -> Answer:
    """Check the files of a day; they are kept until somebody takes them in, a day at most."""
    said = call.body(DaySent)
    on = usual_day(call.desk) if said.date is None else date.fromisoformat(said.date)
    files = [(one.name, b64decode(one.content)) for one in said.files]
    new = NewDay(on, said.model or MODEL, said.office or "")
    return Reply(checked(call, bring_in(call.office, files, new, call.desk.place)), 201)


def brought(call: ApiCall) -> Answer:
    """What is wrong with what was brought in."""
    return checked(call, upload(call))


def copy(call: ApiCall) -> Answer:
    """A workbook of what was brought in, with the faulty cells coloured."""
    return OutFile("marked.xlsx", marked_copy(upload(call).read()), EXCEL)


def nordby(call: ApiCall) -> Answer:
    """Copy the office that comes with the program into an empty folder: a day to try it with."""
    try_nordby(call.office)
    return Reply(day_said(call), 201)


def take(call: ApiCall) -> Answer:
    """Make it the office's day."""
    said = call.body(DayTaken)
    take_in(call.asker, said.version, upload(call),
            TakenAs(said.replacing, said.ahead, said.past, said.signed))
    return Reply(day_said(call), 201)


def upload(call: ApiCall) -> Upload:
    """What was brought in under the key of the address. Raises Refused where it is gone."""
    found = upload_of(call.office, call.parts["key"])
    if found is None:
        raise Refused(404, say("What was brought in is no longer there; send it again."))
    return found


def checked(call: ApiCall, brought_in: Upload) -> UploadSaid:
    """What is wrong with what was brought in, and what it is."""
    try:
        found = brought_in.read()
    except InputError as wrong:
        return UploadSaid(key=brought_in.key, check=None, unusable=str(wrong), date=None,
                          office=None, cases=None, caseworkers=None, profile=None, taken_from=(),
                          left_behind=())
    facts = None if found.faults else found.reading.instance
    letters = found.files.letters if found.profile is not None else {}
    return UploadSaid(
        key=brought_in.key, check=CheckDocument.model_validate(check_document(found)),
        unusable=None,
        date=None if facts is None else facts.date.isoformat(),
        office=None if facts is None else facts.office,
        cases=None if facts is None else len(facts.cases),
        caseworkers=None if facts is None else len(facts.caseworkers),
        profile=None if found.profile is None else found.profile.stem,
        taken_from=tuple(
            TakenFrom(table=table, column=column, file=file, letter=letter)
            for (table, column), (file, letter) in sorted(letters.items())),
        left_behind=() if facts is None else tuple(map(str, left_behind(call.desk, facts))),
    )


ROUTES = (
    ApiRoute("POST", "/offices/{office}/uploads", Act.CHECK, bring, {201: UploadSaid}, DaySent,
             largest=GuardedForms.most_bytes),
    ApiRoute("GET", "/offices/{office}/uploads/{key}", Act.CHECK, brought, {200: UploadSaid}),
    ApiRoute("GET", "/offices/{office}/uploads/{key}/marked", Act.CHECK, copy, {200: None}),
    ApiRoute("POST", "/offices/{office}/nordby", Act.CHECK, nordby, {201: DaySaid}, Nothing),
    ApiRoute("POST", "/offices/{office}/uploads/{key}/take", Act.CHECK, take, {201: DaySaid},
             DayTaken),
)
