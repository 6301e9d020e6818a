"""Handovers to their end: what is left of each case's checklist, and ticking it off."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.anchor import anchor
from assigner.api.result_words import speak_as_decided
from assigner.api.voice import SILENT, Voice
from assigner.documents.handover import ChecklistRow, ChecklistStep, HandoverDocument
from assigner.errors import InputError, LedgerError, Misused, UnknownCase
from assigner.files.vocabulary import nearest
from assigner.plan import read_claims
from assigner.plan.fingerprint import fingerprint
from assigner.veil import veil
from assigner.words import Words, counted, say

if TYPE_CHECKING:
    from assigner.ledger import Record
    from assigner.ledger.handovers import CaseUnderWay

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True)
class Tick:
    """A step of a case that is `done`, or is not after all. No step: the case is off the list."""

    case: str
    step: str = ""
    done: bool = True


@dataclass(frozen=True)
class HandoverList:
    """Where handovers stand: a ledger, one of its plans (.json), an office where it has several."""

    source: str | None = None
    ledger: str | None = None
    office: str | None = None

    @property
    def plan(self) -> Path | None:
        """The plan whose handovers are meant alone."""
        named = None if self.source is None else Path(self.source)
        return named if named is not None and ledgers.is_plan(named) else None

    @property
    def address(self) -> str:
        """The ledger's address."""
        return ledgers.address(self.ledger if self.plan is not None else self.source or self.ledger)


def handovers(asked: HandoverList) -> HandoverDocument:
    """What is left of every case that changes hands. LedgerError where nothing is decided."""
    from assigner.ledger import Ledger  # noqa: PLC0415  # SQLAlchemy takes its time

    records = Ledger(asked.address).records()
    speak_as_decided(records)
    office = _office(records, asked)
    return checklist(_of(records, office, asked), office)


def tick(
    asked: HandoverList, ticks: Sequence[Tick], by: str, places: Sequence[str] = (),
    voice: Voice = SILENT, *, names: Callable[[str], str | None] = str,
) -> HandoverDocument:
    """Record what is done, and say what is left.

    `names`: the case that a typed name means; None: none that its reader may know. Raises
    InputError with everything that cannot be ticked; then nothing is recorded.
    """
    from assigner.ledger import Decider, Ledger  # noqa: PLC0415  # SQLAlchemy takes its time
    from assigner.ledger.handovers import step_entry  # noqa: PLC0415  # likewise

    who, where = ledgers.written(by, "--by"), Ledger(asked.address)
    records = where.records()
    office = _office(records, asked)
    unseen = {one.case for one in ticks if names(one.case) is None}
    cases = {one.case: one for one in _of(records, office, asked) if one.case not in unseen}
    ticks = [replace(one, case=names(one.case) or one.case) for one in ticks]
    faults = [str(words) for words in _faults(ticks, cases)]
    if faults:
        raise (UnknownCase if unseen else InputError)(faults)
    anchored = anchor(places, where.file, voice)
    for one in ticks:
        def judge(found: "Sequence[Record]", one: Tick = one) -> None:
            now = {item.case: item for item in _of(found, office, asked)}
            late = list(_faults([one], now))
            if late:
                raise LedgerError(str(late[0]))

        entry = step_entry(cases[one.case], one.step, Decider(who, ledgers.now()), done=one.done)
        anchored.note(anchored.record(where, entry, judge))
    return checklist(_of(where.records(), office, asked), office)


def checklist(cases: "Sequence[CaseUnderWay]", office: str) -> HandoverDocument:
    """The document of cases that change hands."""
    rows = tuple(
        ChecklistRow(
            case=one.case, from_=one.giver, to=one.to, date=one.on,
            cover_until=one.cover_until or None, number=one.number, off=one.off or None,
            left=one.left,
            steps=tuple(ChecklistStep(step=item.step, words=item.words, done=bool(item.by),
                                      by=item.by or None, at=item.at or None)
                        for item in one.steps),
        )
        for one in cases
    )
    left = sum(bool(row.left) for row in rows)
    return HandoverDocument(
        schema_version=SCHEMA_VERSION, kind="handover", office=office, cases=rows, left=left,
        words=str(_words(left, len(rows))),
    )


def _words(left: int, cases: int) -> Words:
    if not cases:
        return say("No case changes hands.")
    if not left:
        return say("Every handover is done.")
    return counted("{n} case left of {all}", "{n} cases left of {all}", left, all=cases)


def _of(
    records: "Sequence[Record]", office: str, asked: HandoverList
) -> "tuple[CaseUnderWay, ...]":
    from assigner.ledger.handovers import handed_cases  # noqa: PLC0415  # likewise

    cases, plan = handed_cases(records, office), asked.plan
    if plan is None:
        return cases
    mine = fingerprint(read_claims(plan).written)
    if not any(record.kind == "commit" and record.said["plan_sha256"] == mine
               for record in records):
        raise LedgerError(str(say("{plan} is in no decision of the ledger yet; see assigner "
                                  "commit.", plan=plan)))
    return tuple(one for one in cases if one.plan_sha256 == mine)


def _office(records: "Sequence[Record]", asked: HandoverList) -> str:
    from assigner.ledger.offices import office_named, offices_of, several  # noqa: PLC0415  # likewise

    offices = offices_of(records)
    if asked.office is not None:
        return office_named(asked.office, offices)
    if len(offices) == 1:
        return offices[0]
    if asked.plan is not None:
        mine = fingerprint(read_claims(asked.plan).written)
        found = [record.office for record in records
                 if record.kind == "commit" and record.said["plan_sha256"] == mine]
        if found:
            return found[0]
    raise Misused(several(offices))


def _faults(ticks: Iterable[Tick], cases: "dict[str, CaseUnderWay]") -> Iterable[Words]:
    seen: set[tuple[str, str]] = set()
    for one in ticks:
        handed = cases.get(one.case)
        if handed is None:
            near = nearest(one.case, [case for case in cases if not veil().hides(case)])
            yield say("{case} is not among the cases that change hands. {fix}", case=one.case,
                      fix=say("Write {near}.", near=near) if near else say(
                          "assigner handover lists them."))
            continue
        steps = {item.step: item for item in handed.steps}
        if one.step and one.step not in steps:
            yield say('"{step}" is not a step of {case}. Write one of {steps}.', step=one.step,
                      case=one.case, steps=", ".join(steps))
            continue
        by = steps[one.step].by if one.step else handed.off
        if bool(by) == one.done or (one.case, one.step) in seen:
            yield say("{case}: {step} is done already, by {by}.", case=one.case,
                      step=one.step or say("off the list"), by=by) if by else say(
                "{case}: {step} is not done, or is named twice.", case=one.case,
                step=one.step or say("off the list"))
        seen.add((one.case, one.step))
