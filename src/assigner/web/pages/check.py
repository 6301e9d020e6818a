"""`/check`: bring in a day: every fault with its cell, a marked copy, then take it in."""

from datetime import date

from assigner.api.checked import marked_copy
from assigner.errors import AssignerError, InputError
from assigner.policy.sources import builtin
from assigner.view import Block
from assigner.view.figures import day, weekday
from assigner.views.faults import faults_table, taken_from
from assigner.web.page import Answered, Elsewhere, PageOf, Sent, ShownPage, Visit
from assigner.words import say
from assigner.workspace.goes_out import EXCEL
from assigner.workspace.left_behind import left_behind
from assigner.workspace.offices import DayPlace
from assigner.workspace.roles import Act
from assigner.workspace.taking_in import MODEL, TakenAs, far_ahead, is_past, take_in, usual_day
from assigner.workspace.uploads import NewDay, bring_in, upload_of
from assigner.workspace.versions import Overtaken


def check(visit: Visit) -> Answered:
    """Ask for files, and keep what is sent."""
    if not visit.posted:
        return _form(visit)
    said = visit.said("date")
    try:
        on = date.fromisoformat(said) if said else usual_day(visit.desk)
    except ValueError:
        return _form(visit, str(say("The date: write it as 2026-11-23.")))
    sent = [(one.filename or "", one.file.read()) for one in visit.files("files")]
    new = NewDay(on, visit.said("model") or MODEL, visit.said("office"))
    try:
        found = bring_in(visit.office, sent, new, visit.desk.place)
    except AssignerError as wrong:
        return _form(visit, str(wrong))
    return Elsewhere(f"/check/{found.key}")


def checked(visit: Visit, changes: object = (), wrong: str = "") -> Answered:
    """What is wrong with what was sent; or that it can be taken in."""
    upload = upload_of(visit.office, visit.part("key"))
    if upload is None:
        return _gone()
    try:
        day = upload.read()
    except InputError as fault:
        return ShownPage("checked.html", say("What was brought in"), {
            "upload": upload, "said": str(fault), "blocks": (), "day": None, "wrong": "",
            "changes": (), "version": ""}, 422)
    blocks: list[Block] = []
    if day.faults:
        blocks.append(faults_table(day.faults, say("What must be mended")))
    if day.warnings:
        blocks.append(faults_table(day.warnings, say("What deserves a look")))
    blocks += taken_from(day.files.letters) if day.profile is not None else []
    facts = day.reading.instance if not day.faults else None
    desk = visit.desk
    there = None if facts is None else _there(visit, facts.date)
    return ShownPage("checked.html", say("What was brought in"), {
        "upload": upload, "day": day, "facts": facts, "blocks": blocks, "there": there,
        "ahead": facts is not None and far_ahead(desk, facts.date),
        "past": facts is not None and is_past(desk, facts.date),
        "last": None if desk.place is None else weekday(desk.place.date),
        "signed": desk.signed if there is not None and there == desk.place else None,
        "left": () if facts is None else left_behind(desk, facts),
        "when": None if facts is None else weekday(facts.date), "changes": changes,
        "version": visit.house.workspace.desks.shown(desk), "wrong": wrong,
        "profile": None if day.profile is None else day.profile.stem,
    }, 409 if changes else 422 if wrong else 200)


def copy(visit: Visit) -> Answered:
    """A workbook of what was sent, with the faulty cells coloured."""
    upload = upload_of(visit.office, visit.part("key"))
    if upload is None:
        return _gone()
    return Sent("marked.xlsx", marked_copy(upload.read()), EXCEL)


def take(visit: Visit) -> Answered:
    """Make it the office's day."""
    upload = upload_of(visit.office, visit.part("key"))
    if upload is None:
        return _gone()
    try:
        take_in(visit.asker, visit.seen, upload, TakenAs(
            *(visit.said(name) == "yes" for name in ("replace", "ahead", "past", "signed"))))
    except Overtaken as overtaken:
        return checked(visit, overtaken.changes)
    except AssignerError as wrong:
        return checked(visit, wrong=str(wrong))
    return Elsewhere("/")


def _there(visit: Visit, on: date) -> DayPlace | None:
    return next((place for place in visit.office.days if place.date == on), None)


def _form(visit: Visit, wrong: str = "") -> Answered:
    place = visit.desk.place
    return ShownPage("check.html", say("Bring in a day"), {
        "wrong": wrong, "place": place, "models": [(name, name) for name in builtin()],
        "usual": visit.said("date") or usual_day(visit.desk).isoformat(),
        "typed": {"office": visit.said("office"), "model": visit.said("model") or MODEL},
        "when": None if place is None else day(place.date),
    }, 422 if wrong else 200)


def _gone() -> Answered:
    return ShownPage("refused.html", say("Not found"), {"said": str(say(
        "What was brought in is no longer there; send it again."))}, 404)


PAGES = (
    PageOf("/check", Act.CHECK, check, forms=True, shown=True),
    PageOf("/check/{key}", Act.CHECK, checked),
    PageOf("/check/{key}/copy", Act.CHECK, copy),
    PageOf("/check/{key}/take", Act.CHECK, take, forms=True),
)
