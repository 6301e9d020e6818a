"""What somebody asks to have worked out: held against the desk she saw, then put into the queue.

Each raises Overtaken where the desk is another by now, and AssignerError for what is not there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from assigner.api import ledgers
from assigner.api.named import CASE, PERSON, require
from assigner.api.receivers import MOST
from assigner.errors import Misused, PlanError
from assigner.plan.staff_changes import in_words, without_reason
from assigner.veil import veil
from assigner.words import joined, say
from assigner.workspace.at_work import Workspace
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.offices import Office
from assigner.workspace.queue import Data, Job
from assigner.workspace.reasons import reason
from assigner.workspace.versions import Overtaken

DIGITS = 15
"""A number that somebody writes has no more: each is one that every database takes."""

@dataclass(frozen=True)
class Asker:
    """Who asks, of which office, and in which language she is answered."""

    workspace: Workspace
    office: Office
    name: str
    language: str

    @property
    def desk(self) -> OfficeDesk:
        """What lies on the desk now; from here on it is known which of it is restricted."""
        found = self.workspace.desks.look(self.office)
        veil().know(found.veil)
        return found

    def ask(self, kind: str, asked: Data, rank: int = 1) -> Job:
        """Put a piece of work into the office's queue."""
        return self.workspace.queue.ask(self.office, kind, asked, self.name, self.language, rank)

    def same(self, seen: str) -> OfficeDesk:
        """The desk as she saw it."""
        return self.workspace.require_same(self.office, seen)

    def known(self, number: str, kind: str | None = None) -> Job | None:
        """A piece of the office's work by its number, of a kind if one is named; else None."""
        found = whole(number)
        job = None if found is None else self.workspace.queue.job(found)
        mine = (job is not None and job.office == self.office.key and kind in (None, job.kind)
                and not veil().hides(job.asked.get("case")))
        return job if mine else None


def whole(text: str) -> int | None:
    """A whole number as somebody writes it, from 0; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None


def propose(asker: Asker, seen: str, *, without_changes: bool = False) -> Job:
    """A proposal for the day. `without_changes`: in place of one that carries staff changes out.

    Raises Misused where those would be lost and nobody has said that they are to go; PlanError
    where the plan that lies there is signed: it is what goes out. Where the day's files have
    changed since, what was signed is kept to.
    """
    desk = asker.same(seen)
    if desk.signed_plan:
        raise PlanError(say("The day is signed; its plan stays as it is."))
    if not without_changes:
        require_none_lost(desk)
    return propose_in_place(asker, desk, _last(desk))


def propose_in_place(asker: Asker, desk: OfficeDesk, record: int) -> Job:
    """A proposal in the place of what lies on the desk; a handover taken since stays.

    `record`: the office's last one that was known.
    """
    return asker.ask("propose", {
        "files": desk.files, "record": record, "plan": desk.plan_sha256})


def require_none_lost(desk: OfficeDesk) -> None:
    """Raises Misused where a new proposal would drop staff changes that lie there."""
    carried = () if desk.plan is None else desk.plan.claims.changes
    if carried:
        raise Misused(say(
            "The proposal carries out staff changes: {changes}. Say that it is to be made anew "
            "without them, or leave it as it is.",
            changes=joined(map(in_words, without_reason(carried)), "; ")))


def price(asker: Asker, seen: str, pair: tuple[str, str], what: str, role: str) -> Job:
    """What it costs that a case is somebody's; with `what` "forbid", that it is not."""
    return asker.ask("price", {**_about(asker, seen, pair), "what": what, "role": role})


def what_it_takes(asker: Asker, seen: str, pair: tuple[str, str]) -> Job:
    """The smallest change that would give a case to somebody."""
    return asker.ask("explain", _about(asker, seen, pair))


def give(asker: Asker, seen: str, priced: Job, why: tuple[str, str], role: str) -> Job:
    """Decide what was priced; `why`: a code of REASONS, and her own words."""
    desk = asker.desk
    changes = asker.workspace.desks.changed(desk, seen)
    if changes:
        raise Overtaken(changes)
    if desk.signed_plan:
        raise PlanError(say("The day is signed: who takes a case is changed on the next day, by a "
                            "staff change."))
    if not role and lacks_role(desk, priced):
        raise Misused(say("It goes against a rule: say in which role you decide."))
    said = reason(*why, desk.called)
    if said is None:
        raise Misused(say("Say why: choose a reason, or write it in your own words."))
    text = ledgers.written(str(said), str(say("Reason")))
    return asker.ask("give", {**priced.asked, "reason": text, "role": role,
                              "version": desk.version, "record": _last(desk)})


def lacks_role(desk: OfficeDesk, priced: Job) -> bool:
    """Whether a decision is refused for want of a role alone: whoever writes one may decide it."""
    result = priced.result or {}
    return bool(result.get("refused") and result.get("roles")) and desk.plan is not None and not (
        desk.plan.policy.who_decides(desk.plan.facts).people)


def rebalance(
    asker: Asker, seen: str, changes: Sequence[Mapping[str, str]], moves: str, curve: str
) -> Job:
    """Who takes over after staff changes."""
    desk = asker.same(seen)
    asked: list[JsonValue] = [dict(one) for one in changes]
    if not asked:
        raise Misused(say("Say what changes."))
    if moves and whole(moves) is None:
        raise Misused(say("How many cases may move: write a whole number."))
    return asker.ask("rebalance", {
        "changes": asked, "moves": moves, "curve": curve, "files": desk.files})


def receivers(asker: Asker, seen: str, changes: Sequence[Mapping[str, str]],
              among: Sequence[str], case: str) -> Job:
    """What each of up to four would carry of what the changes hand over; `case`: that alone."""
    desk, named = asker.same(seen), [name for name in among if name]
    asked: list[JsonValue] = [dict(one) for one in changes]
    if not asked:
        raise Misused(say("Say what changes."))
    if not named:
        raise Misused(say("Choose one to {most} people who might take over.", most=MOST))
    twice = next((name for at, name in enumerate(named) if name in named[:at]), None)
    if twice is not None:
        raise Misused(say("{person} is named twice.", person=twice))
    people: list[JsonValue] = [*named]
    return asker.ask("receivers", {"changes": asked, "among": people, "case": case,
                                   "files": desk.files})


def _last(desk: OfficeDesk) -> int:
    """The office's last record: who signs after it has the last word."""
    return desk.records[-1].number if desk.records else 0


def _about(asker: Asker, seen: str, pair: tuple[str, str]) -> Mapping[str, JsonValue]:
    desk, (case, to) = asker.same(seen), pair
    if desk.plan is None:
        raise PlanError(say("There is no plan."))
    require(case, list(desk.plan.problem.cases), CASE)
    require(to, list(desk.plan.problem.workers), PERSON)
    return {"case": case, "to": to, "plan": desk.plan_sha256}
