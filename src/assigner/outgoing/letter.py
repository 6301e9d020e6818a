"""Letters and handover packs, from templates an office can change.

Templates are Jinja2 in its sandbox and are given plain texts, never the day itself: whatever an
office writes into one, it cannot show what its reader may not see.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from assigner.called import Called
from assigner.instance import OpenCase
from assigner.outgoing.own import HandedOn, OwnDay
from assigner.outgoing.said import appointment_words, part_words, receipt_words
from assigner.outgoing.sandbox import Fields, rendered
from assigner.veil import veil, veiled
from assigner.words import Words, figure, joined, language, say

LETTER, PACK = "letter.html", "handover.html"
_ROOM = "assigner.outgoing"
_STEPS = (
    say("The family knows who takes over, and from when"),
    say("Meeting of both caseworkers held"),
    say("The file is read"),
    say("Appointments and deadlines taken over"),
    say("Partners (school, health visitor, police) informed"),
)
"""What is done before a case is handed over, where cases are of children and families."""


def letter(
    own: OwnDay, called: Called, templates: Path | None = None, decider: str = ""
) -> str:
    """The letter of one caseworker. Raises AssignerError where a template cannot be used.

    `decider`: who hears objections, where the model has a word of its own for them.
    """
    return _rendered(LETTER, {**_head(own), **_labels(called, decider), "receives": [
        {**_facts(each.case, called), "on": str(figure(each.on)),
         "what": str(part_words(each)), "from": str(receipt_words(each)), "beside": each.beside}
        for each in own.receives
    ], "gives": _gives(own.gives, called), "days": _days(own)}, templates)


def handover(
    own: OwnDay, called: Called, templates: Path | None = None, steps: Sequence[str] = (),
    decider: str = "",
) -> str:
    """The pack of one caseworker who hands cases over: by receiver, with a checklist a case.

    `steps`: the model's own checklist, where it has one.
    """
    receivers = sorted({each.to for each in own.gives})
    return _rendered(PACK, {**_head(own), **_labels(called, decider), "receivers": [
        {"initials": to,
         "cases": _gives([each for each in own.gives if each.to == to], called)}
        for to in receivers
    ], "steps": list(steps or map(str, _steps(called)))}, templates)


def _steps(called: Called) -> Sequence[Words]:
    """What is done before a case is handed over."""
    if called.about_children:
        return _STEPS
    return (say("Whose case it is knows who takes over, and from when"), *_STEPS[1:-1])


def _head(own: OwnDay) -> Fields:
    return {
        "language": language(), "office": own.office, "day": str(figure(own.day)),
        "initials": own.caseworker.id, "name": own.caseworker.name,
    }


def _labels(called: Called, decider: str) -> Fields:
    said = {
        "title": say("Your cases"), "receives": say("You receive"), "gives": say("You hand over"),
        "days": say("Days to remember"), "on": say("Day"), "case": say("Case"), "what": say("What"),
        "from": say("From"), "to": say("To"), "with": say("With"), "phase": say("Phase"),
        "complexity": say("Complexity"), "children": say("Children"), "due": say("Due"),
        "family": say("Family"), "pack": say("Handover"), "nothing": say("Nothing changes today."),
        "ask": whom_to_ask(called, decider),
        "done": say("Done on"), "by": say("By"),
    }
    own = ("phase", "complexity", "children", "family")
    said |= {column: called.heading(column, said[column]) for column in own}
    return {
        "labels": {key: str(words) for key, words in said.items()},
        "has": {column: called.has(column) for column in ("children", "family")},
    }


def whom_to_ask(called: Called, decider: str) -> Words:
    """Who hears questions and objections once a day is decided; blank: whoever coordinates."""
    return say("Questions and objections go to: {who}.", who=called.said(decider)) if decider else (
        say("Questions and objections go to your coordinator."))


def _facts(case: OpenCase, called: Called) -> dict[str, object]:
    return {
        "case": case.id, "family": case.family, "phase": str(called.phase(case.phase)),
        "complexity": str(called.level(case.complexity)), "children": str(case.children),
        "due": "" if case.due is None else str(figure(case.due)),
        "until": "" if case.cover_until is None else str(figure(case.cover_until)),
        "district": case.district, "skills": str(joined(sorted(case.skills), ", ")),
    }


def _gives(gives: Sequence[HandedOn], called: Called) -> list[dict[str, object]]:
    return [
        {**_facts(each.case, called), "on": str(figure(each.on)), "to": each.to,
         "beside": each.beside}
        for each in gives
    ]


def _days(own: OwnDay) -> list[dict[str, object]]:
    return [
        {"on": str(figure(each.on)), "words": str(appointment_words(each))}
        for each in own.appointments if not veil().hides(each.case)  # a day alone would tell
    ]


def _rendered(name: str, fields: Fields, templates: Path | None) -> str:
    style = files(_ROOM).joinpath("templates", "letter.css").read_text(encoding="utf-8")
    # Our own file, never a user's text:
    return rendered(name, {"style": Markup(style), **veiled(fields)}, templates)
