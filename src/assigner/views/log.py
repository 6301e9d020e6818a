"""The ledger in the terminal: its records, newest last; its audit; the overrides of a month."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from assigner.documents.log import (
    AuditDocument,
    CommitRow,
    LogDocument,
    MonthDocument,
    OverriddenRule,
    OverrideRow,
    OwnRow,
    PriceRow,
    StepRow,
    WithdrawalRow,
)
from assigner.ledger.log_document import seat_words
from assigner.view import Block, Column, Field, Printout, Said, Text, tabled
from assigner.view.figures import number
from assigner.view.table import NONE
from assigner.views.override import becomes
from assigner.views.tiers import LOT
from assigner.words import Words, figure, joined, of_model, say, term

MOST_SEATS = 6
MOST_FINDINGS = 40
"""So many findings of an audit are told; JSON has them all."""
Row = CommitRow | OverrideRow | WithdrawalRow | StepRow | OwnRow


def log_printout(document: LogDocument) -> Printout:
    """What was decided, when and by whom."""
    rows = document.records
    if not rows:
        return Printout(say("Nothing is recorded."), ())
    one = document.case is not None or document.caseworker is not None
    fields: list[Field[Row]] = [
        (Column(say("No."), "count"), lambda row: row.number),
        (Column(say("When (your time)"), fit="line"), lambda row: _here(row.at)),
        (Column(say("Decided by"), fit="name"), _by),
        (Column(say("What"), fit="rest"), lambda row: joined(_what(row, one=one), "\n")),
    ]
    told = any(_by(row) for row in rows)
    shown = [field for field in fields if told or field[1] is not _by]
    return Printout(document.words, ([tabled("", rows, shown)],))


def _by(row: Row) -> str:
    return "" if isinstance(row, OwnRow) else row.by


def _here(at: str) -> Words:
    """A moment that is kept in UTC, as the reader's clock had it."""
    there = datetime.fromisoformat(at).astimezone()
    return say("{day} {time}", day=there.date(), time=f"{there:%H:%M}")


def _what(row: Row, *, one: bool) -> Iterator[Text]:
    yield row.words
    match row:
        case CommitRow():
            if one:
                yield from _seats(row)
            if row.note:
                yield say("note: {note}", note=row.note)
            yield from (one.words for one in row.objections)
        case OwnRow():
            yield from (one.words for one in row.objections)
        case OverrideRow() | WithdrawalRow():
            if row.reason:
                yield say("reason: {reason}", reason=row.reason)
            if isinstance(row, OverrideRow):
                if row.against:
                    yield say("against: {rules}",
                              rules=joined(term(rule.rule) for rule in row.against))
                yield say("price: {price}", price=price_words(row.price))


def _seats(row: CommitRow) -> Iterator[Words]:
    shown = [seat_words(seat) for seat in row.cases[:MOST_SEATS]]
    if len(row.cases) > MOST_SEATS:
        shown.append(say("{count} more", count=len(row.cases) - MOST_SEATS))
    yield joined(shown, "; ")
    for seat in row.cases:
        if seat.pinned and (seat.pinned.by or seat.pinned.reason):
            yield say("{case} pinned by {by}: {reason}", case=seat.case,
                      by=seat.pinned.by or NONE, reason=seat.pinned.reason or NONE)


def price_words(price: PriceRow) -> Words:
    """The tiers that change, before and after."""
    changed = [
        say("{tier} {before} → {after}", tier=term(tier.name), before=number(tier.before),
            after=becomes(tier, number))
        for tier in price.tiers
        if (tier.before != tier.after or tier.cost_before != tier.cost_after) and tier.name != LOT
    ]
    return joined(changed) if changed else say("none, as good in every tier")


def audit_printout(document: AuditDocument) -> Printout:
    """The verdict, every finding, what else to know, and what it does not cover."""
    more = len(document.findings) - MOST_FINDINGS
    below: Sequence[Block] = [
        *(Said(words, mark="-") for words in document.findings[:MOST_FINDINGS]),
        *([Said(say("{count} more", count=more))] if more > 0 else []),
        *(Said(say("Note: {words}", words=words)) for words in document.notes),
        Said(document.scope),
    ]
    return Printout(document.words, (), below)


def month_printout(document: MonthDocument) -> Printout:
    """A row a rule."""
    if not document.rules:
        return Printout(document.words, ())
    return Printout(document.words, ([tabled("", document.rules, (
        (Column(say("Rule")), lambda rule: term(rule.rule) if rule.kind
         else say("the proposal itself")),
        (Column(say("Times"), "count"), lambda rule: rule.overrides),
        (Column(say("By whom, on whose authority"), fit="rest"), _deciders),
        (Column(say("Price in all"), fit="rest"), _in_all),
        (Column(say("Advice"), fit="rest"), lambda rule: rule.words),
    ))],))


def _deciders(rule: OverriddenRule) -> Words:
    return joined(
        say("{name}, {owner} ({n})", name=one.name, owner=of_model(one.owner), n=one.overrides)
        if one.owner else say("{name} ({n})", name=one.name, n=one.overrides)
        for one in rule.by
    )


def _in_all(rule: OverriddenRule) -> Text:
    lost = [
        say("{tier} {more} {unit}", tier=term(name), more=figure(part.more, "+.3g"),
            unit=term(part.unit))
        for name, part in rule.price.items() if part.more
    ]
    return joined(lost) if lost else NONE
