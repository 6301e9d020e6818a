"""Why somebody decides otherwise: a code that can be counted, and her own words."""

from collections.abc import Mapping

from assigner.called import Called
from assigner.words import Words, joined, say

REASONS: Mapping[str, Words] = {
    "family": say("knows the child or the family"),
    "skill": say("a skill or language that the data do not show"),
    "load": say("the work is heavier, or lighter, than it looks"),
    "learning": say("training, or a newcomer's plan"),
    "safety": say("safety, or a conflict"),
    "wish": say("the wish of the family or of the caseworker"),
    "closeness": say("place, or time"),
    "other": say("something else"),
}


ELSEWHERE: Mapping[str, Words] = {
    **REASONS,
    "family": say("knows whose case it is"),
    "wish": say("the wish of whose case it is, or of the caseworker"),
}
"""The same codes in an office that is not about children."""


def reasons(called: Called) -> Mapping[str, Words]:
    """What each code says in an office."""
    return REASONS if called.about_children else ELSEWHERE


def reason(code: str, note: str, called: Called) -> Words | None:
    """What the record keeps; None for a code that is none, or `other` without a word."""
    if code not in REASONS or (code == "other" and not note.strip()):
        return None
    said = reasons(called)[code]
    return said if not note.strip() else joined((said, note.strip()), ": ")
