"""A `Page` as one HTML file: no script, no request, and a policy that forbids both.

A `Printout` is a part of somebody else's.

Source: Content Security Policy level 3 (the one style element is allowed by its hash).
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from assigner.render.whole import whole
from assigner.veil import WHO_MAY, veil, veiled, without_numbers
from assigner.view import PAGE, SCREEN, Page, Printout
from assigner.words import counted, say

_ROOM = "assigner.render"
FURNITURE = {
    "medium": PAGE,
    "skip": say("Skip to the content"),
    "contents": say("On this page"),
    "if_so": say("To choose it"),
    "rest": lambda n: counted("and {n} more", "and {n} more", n),
}


def html(page: Page, language: str, *, unfolded: bool = False) -> str:
    """The page in HTML; `unfolded` writes every card open, as for paper."""
    style = _without_blanks(files(_ROOM).joinpath("page", "page.css").read_text(encoding="utf-8"))
    written = _shape("page.html").render(
        page=veiled(page), language=language, unfolded=unfolded, furniture=FURNITURE,
        not_shown=WHO_MAY if veil().hidden else "",
        # Our own file, never a user's text:
        style=Markup(style),
        fingerprint=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return without_numbers(_without_blanks(written)) + "\n"


def fragment(printout: Printout) -> str:
    """What a terminal shows, as HTML within somebody else's page, in that page's own style."""
    written = _shape("fragment.html").render(
        printout=veiled(printout), furniture={**FURNITURE, "medium": SCREEN}
    )
    return without_numbers(_without_blanks(written)) + "\n"


@cache
def _shape(name: str) -> Template:
    found = Environment(
        loader=PackageLoader(_ROOM, "page"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    found.filters["whole"] = whole
    return found.get_template(name)


def _without_blanks(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
