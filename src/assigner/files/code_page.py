r"""Which code page text of one byte a sign is written in: Windows', DOS's or an old Mac's.

Any byte is a sign in all of them, so the words decide: "unders\x9bgelse" is "unders›gelse" in
cp1252 and "undersøgelse" in cp850. What fits no better in another stays cp1252.
"""

import re
import unicodedata

USUAL = "cp1252"
PAGES = (USUAL, "cp850", "mac_roman")
_OURS = frozenset("æøåäöüßéÆØÅÄÖÜÉ")
"""Letters of the languages that offices here write in."""
_IN_WORD = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[A-Za-z])")
_AT_AN_END = re.compile(
    r"(?<![A-Za-z])[^\x00-\x7f](?=[A-Za-z])|(?<=[A-Za-z])[^\x00-\x7f](?![A-Za-z])")
_IN_NONE_BUT_FINE = "’‘´–—·…"
"""Signs between letters that are no letters: an apostrophe, a dash."""
_UNKNOWN = "\ufffd"
_ENOUGH = 2
"""Words for another code page: one alone may be a byte that was damaged."""


def code_page(data: bytes) -> str | None:
    """The code page whose words are words; None where Windows' has no such bytes and none fits."""
    usual = data.decode(USUAL, errors="replace")
    if _UNKNOWN not in usual and not any(map(_is_odd, _IN_WORD.finditer(usual))):
        return USUAL
    scores = {page: _score(data.decode(page, errors="replace"), usual) for page in PAGES}
    best = max(PAGES, key=lambda page: scores[page])  # the first of equals
    if best == USUAL or scores[best] < _ENOUGH:
        return None if _UNKNOWN in usual else USUAL
    return best


def _score(text: str, usual: str) -> int:
    """How many of our letters stand in words, less the signs that no word holds.

    At the end of a word Windows' quotation marks are another's letters: only what is no sign at
    all there is counted.
    """
    inner = list(_IN_WORD.finditer(text))
    known = sum(sign.group() in _OURS for sign in inner) + sum(
        sign.group() in _OURS and usual[sign.start()] == _UNKNOWN
        for sign in _AT_AN_END.finditer(text))
    return known - sum(map(_is_odd, inner))


def _is_odd(found: re.Match[str]) -> bool:
    """Tell a sign that no word holds: no letter, or a capital before small ones."""
    sign = found.group()
    if sign in _IN_NONE_BUT_FINE:
        return False
    if not unicodedata.name(sign, "").startswith("LATIN"):
        return True
    return sign.isupper() and found.string[found.end()].islower()
