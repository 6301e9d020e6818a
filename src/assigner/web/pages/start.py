"""Coming in: under which name, which office to look at, and the first day of an empty folder."""

from assigner.api import ledgers
from assigner.errors import Misused
from assigner.web.doors import named, new_session
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.words import say
from assigner.workspace.roles import Act
from assigner.workspace.taking_in import try_nordby


def name(visit: Visit) -> Answered:
    """Ask under which name somebody decides; whoever is signed in has one already."""
    wrong = ""
    if visit.posted:
        try:
            said = ledgers.written(visit.said("name"), str(say("Your name")))
            return Elsewhere("/", named(visit.session, said))
        except Misused as error:
            wrong = str(error)
    return ShownPage("name.html", say("Your name"), {
        "typed": visit.said("name") or visit.session.name, "wrong": wrong,
    }, 422 if wrong else 200)


def sign_out(visit: Visit) -> Answered:
    """End the session of somebody who signed in here; a copy of its cookie opens nothing more."""
    own = visit.house.doors.provider
    if own is None:
        return Elsewhere("/")
    own.signed_out.end(visit.session.id)
    return Elsewhere("/signed-out", new_session())


def office(visit: Visit) -> Answered:
    """Choose the office to look at, of several."""
    offices = visit.house.workspace.served.offices
    chosen = visit.said("office")
    if visit.posted and chosen in {one.key for one in offices}:
        return Elsewhere("/", visit.at(chosen))
    return ShownPage("office.html", say("Offices"), {"offices": offices})


def nordby(visit: Visit) -> Answered:
    """Copy the office that comes with the program into an empty folder."""
    try_nordby(visit.office)
    return Elsewhere("/")


PAGES = (
    PageOf("/name", None, name, forms=True, shown=True),
    PageOf("/sign-out", None, sign_out, forms=True),
    PageOf("/office", Act.SEE, office, forms=True, shown=True),
    PageOf("/nordby", Act.CHECK, nordby, forms=True),
)
