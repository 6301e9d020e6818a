"""What somebody sees who is not in: nothing of the office; and the language she sees it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from assigner.web.rendering import rendered
from assigner.words import LANGUAGES, Words, answering, say
from assigner.words.language import negotiated

LANGUAGE = "assigner-language"


@dataclass(frozen=True)
class Onward:
    """Where a page for somebody who is not in leads. `at_once`: by itself; `title`: of the page."""

    title: Words
    links: Sequence[tuple[str, Words]]
    at_once: bool = False


ENTRY = Onward(say("Sign in"), [("/sign-in", say("Sign in"))])
BACK = Onward(say("Not here"), [("/", say("Back to today"))])
"""For whoever may be in: the page it leads to asks anew who she is."""


def outside(
    language: str, status: int, said: Words, onward: Onward | None = None
) -> Response:
    """A page for somebody who is not in: nothing of the office is on it."""
    with answering(language):
        return Response(rendered("outside.html", {
            "title": say("Not here") if onward is None else onward.title, "said": said,
            "language": language, "onward": onward,
        }), status, media_type="text/html", headers={"Cache-Control": "no-store"})


def not_in(language: str, own: bool) -> Response:
    """What is said to whoever has not come in yet. `own`: people sign in here."""
    if own:
        return outside(language, 401, say("Sign in first."), ENTRY)
    return outside(language, 401, say(
        "Open the address that the program printed when it was started."))


def chosen_language(request: Request) -> str:
    """The language of the address, else of the cookie, else of the browser."""
    given = request.query_params.get("lang")
    if given in LANGUAGES:
        return str(given)
    kept = request.cookies.get(LANGUAGE)
    if kept in LANGUAGES:
        return str(kept)
    wanted = [one.partition(";")[0].strip()
              for one in request.headers.get("accept-language", "").split(",")]
    return negotiated(wanted) or LANGUAGES[0]
