"""The language that is spoken: one for the whole program, chosen at the door.

Where several are answered at once, as by a server, each answer has its own (`answering`).
"""

import contextlib
import contextvars
from collections.abc import Iterator, Mapping, Sequence

LANGUAGES = ("en", "da")
"""Those the program speaks; the first is the one its templates are written in."""

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_spoken = [LANGUAGES[0]]
_here: contextvars.ContextVar[str | None] = contextvars.ContextVar("language", default=None)


def language() -> str:
    """The language spoken now."""
    return _here.get() or _spoken[-1]


@contextlib.contextmanager
def answering(chosen: str) -> Iterator[None]:
    """Speak another language in this thread alone. Raises ValueError for one not known."""
    before = _here.set(_known(chosen))
    try:
        yield
    finally:
        _here.reset(before)


def _known(chosen: str) -> str:
    if chosen not in LANGUAGES:
        raise ValueError(f"{chosen} is none of {', '.join(LANGUAGES)}")
    return chosen


@contextlib.contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Speak another language for a while. Raises ValueError for one that is not known.

    Within an answer of a server it is that answer's alone: others are given at the same time.
    """
    if _here.get() is not None:
        with answering(chosen):
            yield
        return
    _spoken.append(_known(chosen))
    try:
        yield
    finally:
        _spoken.pop()


def preferred(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for.

    ASSIGNER_LANG, else the first that is set of the variables gettext reads.
    """
    own = negotiated(environment.get("ASSIGNER_LANG", "").split(":"))
    if own is not None:
        return own
    asked = next((text for name in _VARIABLES if (text := environment.get(name))), "")
    return negotiated(asked.split(":")) or LANGUAGES[0]


def negotiated(asked: Sequence[str]) -> str | None:
    """The first asked for that the program speaks, as Babel negotiates; None when none is."""
    for locale in asked:
        bare = locale.partition(".")[0].partition("@")[0]
        spoken = bare.replace("-", "_").partition("_")[0].lower()
        if spoken in LANGUAGES:
            return spoken
    return None
