"""A model of an office's own, begun: the answers to a few questions as a commented TOML file.

Whatever a number rests on is said: everything nobody measured is `assumed`, with what was asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assigner.errors import AssignerError
from assigner.policy.commented import comment, key_of, number, text
from assigner.policy.new_moves import USUAL, new_moves
from assigner.words import Words, language, say

Measure = Literal["sumsq", "leximax", "minmax"]
FORMS: Mapping[str, Sequence[str]] = {
    "en": ("one", "many"), "da": ("one", "many", "the_one", "the_many"),
}
"""The words for those who hold cases that a language needs."""
LIGHTEST, HEAVIEST = 1.5, 0.65
"""How many of the lightest and of the heaviest cases make a full load, for one of the middle."""
MOST_CONTACTS = 60
"""A month, with a case of the heaviest."""


@dataclass(frozen=True)
class OwnModel:
    """What was answered. `teams`: label -> the labels of the phases it takes; none takes all.

    `counts`: what norms count, one and several; `people`: the people in the cases, not the
    cases. `full_load`: about how many cases of the middle make a full-time load. `rhythm`, in its
    place: contacts a month with such a case, hours a contact, hours a month beside them.
    `ceiling`: how many of what norms count somebody holds at most, softly; None for none.
    `person`: what those who hold cases are called, one and several; in Danish then the one and
    the several; empty for the usual word. `moves`: hours of balance that an open case which moves
    by choice must even out.
    `fixed_hours`: hours a week for meetings and the like; `share`: of the rest, for cases, 0-1.
    """

    title: str
    phases: Sequence[str]
    levels: Sequence[str]
    teams: Mapping[str, Sequence[str]] = field(default_factory=dict)
    counts: tuple[str, str] = ("case", "cases")
    people: bool = False
    hours: str = "37"
    fixed_hours: str = "4"
    share: str = "0.8"
    full_load: str = "25"
    rhythm: tuple[str, str, str] | None = None
    ceiling: str | None = None
    moves: str = USUAL
    person: Sequence[str] = ()
    measure: Measure = "sumsq"


def new_model(own: OwnModel) -> str:
    """The file. Raises AssignerError, with every answer that makes no model."""
    faults = list(_faults(own))
    if faults:
        raise AssignerError("\n".join(str(fault) for fault in faults))
    lines = [line for part in (
        _head(own), _teams(own), _capacity(own), _weights(own), _aims(own), _rules(own),
    ) for line in part]
    return "\n".join(lines) + "\n"


def _faults(own: OwnModel) -> Iterator[Words]:
    for what, labels in (
        (say("phases"), own.phases), (say("levels"), own.levels), (say("teams"), [*own.teams]),
    ):
        keys = [key_of(label) for label in labels]
        for label, key in zip(labels, keys, strict=True):
            if not key:
                yield say('{what}: "{label}" has no letters; write a name.', what=what, label=label)
        if len(set(keys)) < len(keys):
            yield say("{what}: two have the same name; name each of them once.", what=what)
    yield from _wrong_person(own)
    yield from _wrong_numbers(own)
    for what, labels in ((say("phases"), own.phases), (say("levels"), own.levels)):
        if not labels:
            yield say("{what}: write at least one.", what=what)
    known = {key_of(phase) for phase in own.phases}
    for team, phases in own.teams.items():
        for phase in phases:
            if key_of(phase) not in known:
                yield say('teams: {team} takes "{phase}", which is no phase; write {known}.',
                          team=team, phase=phase, known=", ".join(own.phases))
    taken = {key_of(phase) for phases in own.teams.values() for phase in phases or own.phases}
    for phase in own.phases if own.teams else ():
        if key_of(phase) not in taken:
            yield say('teams: nobody takes "{phase}"; name it with a team.', phase=phase)


def _wrong_person(own: OwnModel) -> Iterator[Words]:
    if own.person and len(own.person) != len(FORMS[language()]):
        yield say("those who hold cases (--person): write one and several, as adviser,advisers.")


def _wrong_numbers(own: OwnModel) -> Iterator[Words]:
    for what, answer, least, most in (
        (say("hours of a full-time week"), own.hours, 1, 60),
        (say("fixed hours"), own.fixed_hours, 0, 59),
        (say("share of time on cases"), own.share, 0.01, 1),
        (say("cases of a full load"), own.full_load, 1, 10_000),
        (say("hours of a move"), own.moves, 0, 1000),
        *([] if own.rhythm is None else [
            (say("contacts a month"), own.rhythm[0], 0, MOST_CONTACTS * HEAVIEST),
            (say("hours a contact"), own.rhythm[1], 0, 24),
            (say("hours a month beside the contacts"), own.rhythm[2], 0, 100)]),
        *([] if own.ceiling is None else [(say("ceiling"), own.ceiling, 1, 10_000)]),
    ):
        found = _read(answer)
        if found is None or not least <= found <= most:
            yield say('{what}: "{text}" is no number from {least} to {most}; write one, as 7.5.',
                      what=what, text=answer, least=least, most=most)
    hours, fixed = _read(own.hours), _read(own.fixed_hours)
    if hours is not None and fixed is not None and fixed >= hours:
        yield say("fixed hours: they leave nothing of a full-time week; write less.")
    if own.rhythm is not None and not any(map(_read, own.rhythm[2:])) and not all(
            map(_read, own.rhythm[:2])):
        yield say("contacts: a case would take no time; write more.")
    ceiling = None if own.ceiling is None else _read(own.ceiling)
    if ceiling is not None and ceiling != int(ceiling):
        yield say("ceiling: {n} is not whole; write a whole number.", n=own.ceiling or "")


def _read(answer: str) -> float | None:
    return float(answer) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", answer) else None


def _head(own: OwnModel) -> Iterator[str]:
    one, many = own.counts
    yield from comment(say(
        "Begun by `assigner model new`. Every key is on the page docs/models.md."))
    yield from comment(say(
        "A number is a table: value, unit, status, source. Where you know better than `assumed`, "
        "write what you know and where it is from: law, guide, agreement, measured, local."))
    yield f"title = {text(own.title)}"
    yield f"count_unit = {text(key_of(one))}"
    yield 'tiers = ["unassigned", "over_norm", "balance", "fit"]'
    yield "milestones = []"
    yield ""
    yield from comment(say("What ceilings count."))
    yield f"[units.{key_of(one)}]"
    yield f"one = {text(one)}"
    yield f"many = {text(many)}"
    yield f'counts = "{"people" if own.people else "cases"}"'
    yield ""
    yield from comment(say("Who may lift a rule, by its kind. Write roles of your office."))
    yield "[owners]"
    for kind, who in (
        ("law", say("nobody: it is law")), ("agreement", say("manager and shop steward")),
        ("policy", say("manager")), ("preference", say("who gives out the cases")),
    ):
        yield f"{kind} = {text(who)}"
    yield ""
    yield from comment(say(
        "Columns this office has no use for; a name instead of false renames one."))
    yield "[headers]"
    if not own.people:
        yield "children = false"
    else:
        yield f"children = {text(many.capitalize())}"
    group, why = say("Group"), say("which cases belong together")
    yield f"family = {text(group)}  # {why}"
    if own.person:
        two = say("Two {people}", people=own.person[1])
        yield from (f"caseworker = {text(own.person[0])}", f"two_advisers = {text(two)}")
    yield "reassessment = false"
    yield "involved = false"
    yield "birth_day = false"
    yield ""
    yield from _person(own)


def _person(own: OwnModel) -> Iterator[str]:
    if not own.person:
        return
    yield from comment(say("What those who hold cases are called, in the language you speak."))
    yield f"[person.{language()}]"
    for key, word in zip(FORMS[language()], own.person, strict=True):
        yield f"{key} = {text(word)}"
    yield ""


def _teams(own: OwnModel) -> Iterator[str]:
    yield from comment(say("Teams and the phases they take. `names`: how exports write them."))
    teams = own.teams or {str(say("The office")): own.phases}
    for label, phases in teams.items():
        takes = ", ".join(text(key_of(phase)) for phase in phases or own.phases)
        yield from (f"[teams.{key_of(label)}]", f"label = {text(label)}", "names = []",
                    f"phases = [{takes}]", "")
    for label in own.phases:
        yield from (f"[phases.{key_of(label)}]", f"label = {text(label)}", "names = []", "")
    yield from comment(say("How heavy a case is, the lightest first."))
    for label in own.levels:
        yield from (f"[complexities.{key_of(label)}]", f"label = {text(label)}", "names = []", "")


def _capacity(own: OwnModel) -> Iterator[str]:
    asked = say("answered when the model was begun")
    yield from comment(say("Hours for cases = (contracted - fixed - duties) x share."))
    yield "[capacity]"
    yield number("full_time_hours", own.hours, "hours a week", asked)
    yield number("fixed_hours", own.fixed_hours, "hours a week", asked)
    yield number("share_on_cases", own.share, "share", asked)
    yield from comment(say("Duties of people: take the signs of comment away, and write yours."))
    yield "# [capacity.roles.mentor]"
    yield '# names = ["mentor"]'
    yield number("# hours", "2", "hours a week", asked)
    yield ""


def _weights(own: OwnModel) -> Iterator[str]:
    yield from comment(say(
        "How many such cases make a full-time load. Better known by contacts: in its place "
        "contacts_a_month, hours_a_contact and fixed_hours (docs/models.md).")
        if own.rhythm is None else say(
        "Hours a month of such a case: contacts x hours + fixed hours. Better known as so many "
        "that fill a week: full_load in its place (docs/models.md)."))
    yield "[weights]"
    for key, value in (("further_child_share", "0"), ("co_worker_share", "0.3"), ("mixing", "0")):
        yield number(key, value, "share", say("to be talked over"))
    yield ""
    unit = f"{own.counts[1]} per full-time" if own.people else "cases per full-time"
    for phase in own.phases:
        for place, level in enumerate(own.levels):
            yield f"[weights.phases.{key_of(phase)}.{key_of(level)}]"
            yield from _weight(own, _factor(place, len(own.levels)), unit)
            yield ""


def _weight(own: OwnModel, factor: float, unit: str) -> Iterator[str]:
    """One weight; `factor`: how many such cases there are for one of the middle."""
    if own.rhythm is None:
        source = say("{n} cases in the middle, spread by level", n=own.full_load)
        yield number("full_load", f"{float(own.full_load) * factor:.1f}", unit, source)
        return
    contacts, hours, beside = own.rhythm
    spread = say("answered for the middle, spread by level")
    asked = say("answered when the model was begun")
    yield number("contacts_a_month", f"{float(contacts) / factor:.2f}", "contacts a month", spread)
    yield number("hours_a_contact", hours, "hours a contact", asked)
    yield number("fixed_hours", f"{float(beside) / factor:.2f}", "hours a month", spread)


def _factor(place: int, count: int) -> float:
    """From the lightest to the heaviest in equal ratios; 1 where there is one level."""
    if count == 1:
        return 1.0
    return float(LIGHTEST * (HEAVIEST / LIGHTEST) ** (place / (count - 1)))


def _aims(own: OwnModel) -> Iterator[str]:
    yield from comment(say(
        "sumsq: everybody near the mean; leximax: the most loaded first; minmax: that one alone."))
    yield "[balance]"
    yield f'measure = "{own.measure}"'
    yield number("tolerance", "0", "percentage points", say("fairness first"))
    yield ""
    yield "[fit]"
    yield number("interest", "1", "points", say("the smallest step"))
    yield number("continuity", "4", "points", say("who knows the case"))
    yield ""
    heaviest = key_of(own.levels[-1]) if len(own.levels) > 1 else ""
    yield from new_moves(heaviest, own.moves)


def _rules(own: OwnModel) -> Iterator[str]:
    yield from comment(say(
        "kind: law, agreement, policy or preference. hard = true binds; a soft ceiling counts what "
        "is above it."))
    for name, kind, source in (
        ("disqualified", "law", say("nobody decides in their own matter")),
        ("presence", "policy", say("a new case is looked at on its day")),
        ("two_advisers", "policy", say("where a case asks for two")),
        ("personal_ceilings", "agreement", say("agreed with each person")),
        ("team", "policy", say("the office's teams")),
        ("skills", "policy", say("what the case requires")),
        ("capacity", "policy", say("without hours there is nothing to balance")),
    ):
        yield from (f"[rules.{name}]", f'kind = "{kind}"', "hard = true",
                    'status = "assumed"', f"source = {text(source)}", "")
    talk, asked = say("to be talked over"), say("answered when the model was begun")
    first = say("a new case needs its first day")
    yield from ("[rules.inflow_day]", 'kind = "policy"', "hard = false", 'status = "assumed"',
                f"source = {text(first)}", number("at", "2", "cases a day", talk), "")
    many = own.counts[1]
    if own.ceiling is not None:
        yield from ("[rules.stock_ceiling]", 'kind = "policy"', "hard = false",
                    'status = "assumed"', f"source = {text(asked)}",
                    number("at", own.ceiling, many, talk), 'per = "full-time"')
    else:
        yield from comment(say("A ceiling on what anybody holds: take the signs of comment away."))
        yield from ("# [rules.stock_ceiling]", '# kind = "policy"', "# hard = false",
                    number("# at", "30", many, talk), '# per = "full-time"')
