"""Receivers side by side, as they were named: what each would carry, and the price."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assigner.documents.receivers import ReceiverRow, ReceiversDocument
from assigner.veil import veil
from assigner.view import PAGE, Cell, Column, Item, Listed, Printout, Said, Table, Text, tabled
from assigner.words import Words, counted, figure, joined, say

FEW = 4
"""So many cases or rules of one person are told in a cell; JSON has them all."""


def receivers_printout(document: ReceiversDocument, *, narrow: bool = False) -> Printout:
    """The best first, which names nobody above anybody; then each who was asked about.

    `narrow`: as a terminal has room for it.
    """
    best = joined(
        (say("{person} ({n})", person=one.id, n=len(one.takes)) for one in document.best), ", ")
    line = counted("{n} case is handed over; at best to {people}",
                   "{n} cases are handed over; at best to {people}", len(document.cases),
                   people=best if document.best else say("nobody"))
    left = len(document.cases) - sum(len(one.takes) for one in document.best)
    if document.best and left:
        line = joined((line, counted("{n} stays without anybody", "{n} stay without anybody",
                                     left)), " · ")
    return Printout(line, (
        [receivers_table(document)], [*_what_hinders(document)] if narrow else []), [
        Said(say("In the order in which they were named; each is the day solved again."))])


def receivers_table(document: ReceiversDocument) -> Table:
    """A row a receiver."""
    return tabled(say("Receivers"), document.receivers, (
        (Column(say("Receiver"), fit="id"), lambda row: row.id),
        (Column(say("Takes"), "count"), lambda row: len(row.takes)),
        (Column(say("Hours a week"), fit="line"), _load),
        (Column(say("Load"), fit="line"), _full),
        (Column(say("May not have"), fit="rest", on=PAGE), _barred),
        (Column(say("Rules that give way"), fit="rest", on=PAGE), _eased),
        (Column(say("Price against the best"), fit="rest"), lambda row: row.words),
    ), wide=True)


def _what_hinders(document: ReceiversDocument) -> Iterator[Listed]:
    """A line a person, for a terminal, which has no room for it beside the hours."""
    for told, of in ((say("May not have"), _barred), (say("Rules that give way"), _eased)):
        items = [Item(row.id, said) for row in document.receivers if str(said := of(row))]
        if items:
            yield Listed(told, items)


def _load(row: ReceiverRow) -> Cell:
    return Cell(say("{before} → {after}", before=figure(row.load_before_hours, ",.1f"),
                    after=figure(row.load_after_hours, ",.1f")))


def _full(row: ReceiverRow) -> Cell:
    if row.utilisation_before is None or row.utilisation_after is None:
        return Cell("")
    return Cell(say("{before} → {after}", before=figure(row.utilisation_before, ".0%"),
                    after=figure(row.utilisation_after, ".0%")))


def _barred(row: ReceiverRow) -> Text:
    # Who may not have a hidden case tells who is named for it.
    barred = [one for one in row.barred if not veil().hides(one.case)]
    return _first_few([say("{case}: {words}", case=one.case, words=one.words) for one in barred])


def _eased(row: ReceiverRow) -> Text:
    often = Counter(one.words for one in row.eased)
    return _first_few([words if n == 1 else say("{words} ({n} times)", words=words, n=n)
                       for words, n in often.items()])


def _first_few(told: Sequence[Words | str]) -> Text:
    more = len(told) - FEW
    return joined([*told[:FEW], *([say("{count} more", count=more)] if more > 0 else [])], "; ")
