"""A name as a part of an address, there and back: a case's number may hold a slash.

Servers undo what is escaped before they look which page is meant, and a slash within a name then
reads as one between parts. So what would end a part, or a path, stays escaped until a page asks.
"""

import re
import urllib.parse
from typing import Final

from starlette.types import Scope

ENDS: Final = re.compile("[%/?#]")
"""What means something else in an address than in a name."""


def in_address(text: object) -> str:
    """A text as a part of an address, as the case of `/case/…`."""
    return urllib.parse.quote(str(text), safe="")


def of_address(part: str) -> str:
    """The text that a part of an address stands for."""
    return urllib.parse.unquote(part)


def with_whole_parts(scope: Scope) -> Scope:
    """A request whose path still tells a slash within a name from one between parts."""
    raw = scope.get("raw_path")
    if not raw or b"%" not in raw:
        return scope
    parts = (urllib.parse.unquote_to_bytes(part).decode("utf-8", "replace")
             for part in raw.split(b"?", 1)[0].split(b"/"))
    return {**scope, "path": "/".join(
        ENDS.sub(lambda found: f"%{ord(found[0]):02X}", part) for part in parts)}
