"""`/policy`: the model in plain words, each number with its source; and what another would do."""

from collections import Counter
from collections.abc import Callable

from assigner.documents.diff import DiffDocument
from assigner.documents.effect import EffectDocument, EffectNumber
from assigner.documents.simulate import SimulateDocument
from assigner.errors import Misused
from assigner.policy import Policy
from assigner.view import Cell, Printout
from assigner.views.diff import diff_printout
from assigner.views.effect import effect_printout
from assigner.views.model import model_printout
from assigner.views.model_list import (
    CHOICES,
    ON,
    TABLES,
    ModelItem,
    items_found,
    items_table,
    model_items,
)
from assigner.views.number_since import since_table
from assigner.views.tried_months import tried_months_printout
from assigner.web.page import Answered, PageOf, Sent, ShownPage, Visit
from assigner.web.pages.work import begun
from assigner.words import Words, joined, say
from assigner.workspace import planning
from assigner.workspace.answer_files import answer_file
from assigner.workspace.models import model_files, note_model, number_since, stands_in
from assigner.workspace.other_language import in_her_language
from assigner.workspace.planning import QUESTIONS, PlanningBounds
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act

ITEM = "/policy/number/{key}"
USUAL = {"days": PlanningBounds.days, "seeds": PlanningBounds.seeds,
         "minutes": PlanningBounds.minutes}
ASKED = 12
"""So many answers are listed, the latest first."""


def policy(visit: Visit, wrong: str = "") -> Answered:
    """The model of the day, and its numbers to search."""
    found = _model(visit)
    if found is None:
        return _no_day()
    items, text = model_items(found), visit.asked("find")
    shown = items_found(items, text)
    tables = Counter(one.table for one in shown)
    numbers = Counter(one.table for one in items if one.number is not None)
    return ShownPage("policy.html", say("The model"), {
        "desk": visit.desk, "printout": model_printout(found), "wrong": wrong,
        "name": found.name, "jobs": visit.jobs, "may_try": _may_try(visit),
        "find": text, "count": len(shown), "asked": _asked(visit),
        "tables": [(name, items_table(TABLES.get(name, name), [
            one for one in shown if one.table == name], ITEM), count)
            for name, count in tables.items()],
        "matter": [(name, say("{table} ({n})", table=TABLES.get(name, name), n=count))
                   for name, count in numbers.items()],
        "keys": [one.key for one in items], "usual": USUAL,
        "typed": {"key": visit.said("key"), "value": visit.said("value"),
                  "keys": visit.said("keys") or "weights",
                  "percent": visit.said("percent") or str(PlanningBounds.percent)},
    }, 422 if wrong else 200)


def number(visit: Visit, wrong: str = "", key: str = "") -> Answered:
    """One number or choice: what it is, where it is from, since when; and what another would do."""
    found, key = _model(visit), key or visit.part("key")
    if found is None:
        return _no_day()
    item = next((one for one in model_items(found) if one.key == key), None)
    if item is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "The model has no such number."))}, 404)
    desk, store = visit.desk, visit.house.workspace.store
    since = () if item.number is None else number_since(store, desk, found, key)
    return ShownPage("number.html", say("A number of the model"), {
        "item": item, "wrong": wrong, "may_try": _may_try(visit), "jobs": visit.jobs,
        "binds": None if item.number is None else _binds(found, key),
        "place": stands_in(found, desk, key), "files": model_files(found, desk),
        "since": since_table(since) if since else None, "asked": _asked(visit, key),
        "typed": {"value": visit.said("value"),
                  **{name: visit.said(name) or str(most) for name, most in USUAL.items()}},
    }, 422 if wrong else 200)


def attempt(visit: Visit) -> Answered:
    """Ask what a number would do, today or over months."""
    key, value = visit.said("key"), visit.said("value")
    try:
        if visit.said("over") == "months":
            return begun(planning.over_months(visit.asker, key, value, {
                name: visit.said(name) for name in planning.LIMITS}))
        return begun(planning.attempt(visit.asker, key, value))
    except Misused as wrong:
        model = _model(visit)
        known = () if model is None else [one.key for one in model_items(model)]
        return number(visit, str(wrong), key) if key in known else policy(visit, str(wrong))


def matter(visit: Visit) -> Answered:
    """Ask which numbers matter today."""
    try:
        return begun(planning.which_matter(visit.asker, visit.said("keys"),
                                           visit.said("percent")))
    except Misused as wrong:
        return policy(visit, str(wrong))


def tried(visit: Visit) -> Answered:
    """What it would do today."""
    return _answer(visit, "try", "tried.html", lambda job: diff_printout(
        DiffDocument.model_validate((job.result or {})["diff"]),
        (say("As it is"), say("With {value}", value=str(job.asked["value"])))))


def year(visit: Visit) -> Answered:
    """What it would do over months."""
    return _answer(visit, "year", "year.html", lambda job: tried_months_printout(
        SimulateDocument.model_validate((job.result or {})["simulate"]),
        str(job.asked["value"])))


def effect(visit: Visit) -> Answered:
    """Which numbers matter today."""
    found = _model(visit)
    known = {} if found is None else {one.key: one for one in model_items(found)}

    def named(row: EffectNumber) -> Cell:
        item = known.get(row.key)
        return Cell(row.key) if item is None else Cell(
            row.key, said=joined((item.about, item.shown), ": "), href=ITEM.format(key=row.key))

    return _answer(visit, "effect", "effect.html", lambda job: effect_printout(
        EffectDocument.model_validate((job.result or {})["effect"]), named))


def taken_home(visit: Visit) -> Answered:
    """An answer as a file: to read, or for programs."""
    job = visit.asker.known(visit.part("number"))
    found = None if job is None else answer_file(job, visit.part("form"), visit.language)
    if found is None:
        return _gone()
    return Sent(found.name, found.content, found.kind)


def _answer(
    visit: Visit, kind: str, template: str, printed: Callable[[Job], Printout]
) -> Answered:
    job = visit.asker.known(visit.part("number"), kind)
    if job is None or job.result is None:
        return _gone()
    job = in_her_language(visit.asker, job)
    key, value = str(job.asked.get("key", "")), str(job.asked.get("value", ""))
    item = _item(visit, key)
    return ShownPage(template, say("What it would do"), {
        "printout": printed(job), "job": job, "item": item,
        "value": value if item is None or item.key == key else "off"})


def _item(visit: Visit, key: str) -> ModelItem | None:
    """The number or choice that was asked about; a rule that was turned off is its choice."""
    found = visit.desk.day.policy if visit.desk.day is not None else None
    return None if found is None else next(
        (one for one in model_items(found) if one.key in (key, CHOICES.format(
            name=key.removeprefix("rules.")))), None)


def _model(visit: Visit) -> Policy | None:
    desk = visit.desk
    note_model(visit.house.workspace.store, desk, visit.person.name)
    return None if desk.day is None else desk.day.policy


def _binds(model: Policy, key: str) -> Words | None:
    """Whether the rule that a number belongs to binds; None where it belongs to none."""
    rule = model.rule.get(key.split(".")[1]) if key.startswith("rules.") else None
    return None if rule is None else ON["true" if rule.hard else "false"]


def _may_try(visit: Visit) -> bool:
    day = visit.desk.day
    return visit.person.may(Act.TRY) and day is not None and not day.faults


def _asked(visit: Visit, key: str = "") -> list[Job]:
    """What was asked before, of a number or of all."""
    found = visit.house.workspace.queue.ended(visit.office, QUESTIONS, 10 * ASKED)
    return [job for job in found if not key or job.asked.get("key") == key][:ASKED] if (
        visit.person.may(Act.TRY)) else []


def _no_day() -> Answered:
    return ShownPage("refused.html", say("The model"), {"said": str(say(
        "There is no day that can be used: look at today's page."))}, 404)


def _gone() -> Answered:
    return ShownPage("refused.html", say("Not found"), {"said": str(say(
        "This work is no longer known."))}, 404)


PAGES = (
    PageOf("/policy", Act.SEE, policy),
    PageOf("/policy/number/{key}", Act.SEE, number),
    PageOf("/policy/try", Act.TRY, attempt, forms=True),
    PageOf("/policy/matter", Act.TRY, matter, forms=True),
    PageOf("/tried/{number}", Act.TRY, tried),
    PageOf("/year/{number}", Act.TRY, year),
    PageOf("/effect/{number}", Act.TRY, effect),
    PageOf("/answers/{number}/{form}", Act.TRY, taken_home),
)
