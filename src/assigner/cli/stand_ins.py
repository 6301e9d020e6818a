"""Output in any encoding: what a pipe or a console cannot hold has a stand-in, never a traceback.

A pipe on Windows is often cp1252, a bare container's is ASCII: neither has the arrow.
"""

import codecs
import json
import sys
import unicodedata
from typing import Any

import click

from assigner.veil import veiled

HANDLER = "assigner.stand_ins"
"""The name of the way of coping, as codecs know it."""

_STAND_INS = {
    "→": "->", "←": "<-", "–": "-", "—": "-", "−": "-", "·": "-", "…": "...", "×": "x", "≤": "<=",
    "≥": ">=", "≈": "~", "±": "+/-", "Σ": "sum", "§": "par.", "“": '"', "”": '"', "„": '"',
    "»": '"', "«": '"',
    "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\ufeff": "", "æ": "ae", "Æ": "Ae", "ø": "oe",
    "Ø": "Oe", "å": "aa", "Å": "Aa", "ß": "ss", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "€": "EUR",
}


def bear_any_encoding() -> None:
    """Let both streams write what their encoding has, and stand-ins for the rest."""
    codecs.register_error(HANDLER, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=HANDLER)


def as_json(document: Any) -> str:
    """A document that is shown, as it stands in a file: UTF-8 whatever the console is."""
    return json.dumps(veiled(document), ensure_ascii=False, indent=1, default=str) + "\n"


def print_json(document: Any) -> None:
    """Print a document: as UTF-8, else in ASCII with escapes, for programs read either."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    written = as_json(document)
    if not encoding.replace("-", "").startswith("utf8"):
        written = json.dumps(veiled(document), ensure_ascii=True, indent=1, default=str) + "\n"
    click.echo(written, nl=False)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(
        _within(sign, error.encoding) for sign in error.object[error.start : error.end]
    ), error.end


def _within(sign: str, encoding: str) -> str:
    """What stands for one sign; a question mark where nothing does."""
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)
    )
    for instead in (_STAND_INS.get(sign, plain), plain, "?"):
        try:
            instead.encode(encoding)
        except UnicodeEncodeError:
            continue
        return instead
    return "?"
