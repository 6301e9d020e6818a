"""`/people/…/reductions`, `/people/…/absences`: a row of the register put in, changed or ended."""

from collections.abc import Sequence

from assigner.errors import Misused
from assigner.view.figures import day_of_year
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.pages.people import nobody_of_that_name
from assigner.web.pages.today import person_page
from assigner.words import Words, say
from assigner.workspace.asking import whole
from assigner.workspace.registering import (
    REGISTERS,
    RowRefused,
    RowSaid,
    TimeRegister,
    keep,
    typed,
    unwritten,
)
from assigner.workspace.roles import Act
from assigner.workspace.versions import Overtaken

TITLES = {"reductions": say("A reduction"), "absences": say("An absence")}
NOTHING = RowRefused({}, (), ())


def register_row(
    visit: Visit, refused: RowRefused = NOTHING, wrong: str = "", changes: Sequence[Words] = (),
) -> Answered:
    """One row: as it stands, or as it was typed and what is wrong with it."""
    register, desk, who = REGISTERS.get(visit.part("register")), visit.desk, visit.part("worker")
    if register is None or desk.day is None or desk.day.faults:
        return nobody_of_that_name()
    facts, _ = desk.day.require()
    if who not in facts.people:
        return nobody_of_that_name()
    number = whole(visit.asked("row"))
    there = None if number is None else typed(desk, register, who, number)
    said = {key: visit.said(key) for key in register.fields} if visit.posted else (
        {key: (there or {}).get(key, "") for key in register.fields})
    return ShownPage("register.html", TITLES[visit.part("register")], {
        "desk": desk, "who": who, "name": facts.people[who].name, "page": person_page(who),
        "register": visit.part("register"), "row": "" if there is None else number,
        "typed": said, "reasons": _reasons(visit, said.get("reason", "")),
        "beside": {key: refused.beside.get(key, "") for key in register.fields},
        "faulty": refused.beside,
        "others": "\n".join([*refused.others, *([wrong] if wrong else [])]),
        "warned": refused.warned, "changes": changes, "unwritten": unwritten(desk, register),
        "begun": there is not None and _begun(there, facts.date.isoformat()),
        "today": day_of_year(facts.date), "version": visit.house.workspace.desks.shown(desk),
    }, 409 if changes else 422 if refused.lines or wrong else 200)


def kept(visit: Visit) -> Answered:
    """Write it, and show the person; what is wrong is told beside its field."""
    register = REGISTERS.get(visit.part("register"))
    if register is None:
        return nobody_of_that_name()
    try:
        keep(visit.asker, visit.seen, _row(visit, register))
    except Overtaken as overtaken:
        return register_row(visit, changes=overtaken.changes)
    except RowRefused as refused:
        return register_row(visit, refused)
    except Misused as wrong:
        return register_row(visit, wrong=str(wrong))
    return Elsewhere(f"{person_page(visit.part('worker'))}#time")


def _row(visit: Visit, register: TimeRegister) -> RowSaid:
    said = {key: visit.said(key) for key in register.fields}
    if visit.said("act") == "end" and visit.desk.place is not None:
        said["to"] = visit.desk.place.date.isoformat()
    return RowSaid(register, visit.part("worker"), whole(visit.said("row")),
                   None if visit.said("act") == "out" else said, bool(visit.said("heard")))


def _begun(there: object, today: str) -> bool:
    """Whether it holds today, and does not end today by itself."""
    if not isinstance(there, dict):
        return False
    return there.get("from", "") <= today and (not there.get("to") or there["to"] > today)


def _reasons(visit: Visit, chosen: str) -> Sequence[tuple[str, str]]:
    """The model's reasons to choose from; none where any word will do."""
    day = visit.desk.day
    known = {} if day is None else day.require()[1].capacities.reductions
    if not known:
        return ()
    found = [(key, one.label) for key, one in known.items()]
    other = [] if not chosen or chosen in known else [(chosen, chosen)]
    return [("", ""), *other, *found]


PAGES = (
    PageOf("/people/{worker}/{register}", Act.REGISTER, register_row),
    PageOf("/people/{worker}/{register}/keep", Act.REGISTER, kept, forms=True),
)
