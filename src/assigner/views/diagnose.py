"""A diagnosis printed: whom nobody may take and why, what collides, the cheapest ways out."""

from collections.abc import Iterator, Sequence

from assigner.documents.diagnose import CollidingRow, DiagnoseDocument, NobodyRow, WayRow, WayTier
from assigner.veil import without_kin
from assigner.view import Column, Printout, Said, Table, tabled
from assigner.view.figures import number
from assigner.view.table import NONE
from assigner.views.answers import names, rule_name
from assigner.views.tiers import LOT, tier_name
from assigner.words import Words, joined, of_model, say, term


def diagnose_printout(found: DiagnoseDocument) -> Printout:
    """Everything that was found."""
    found = without_kin(found)
    return Printout(found.words, (
        [nobody_table(row) for row in found.nobody],
        list(_conflict(found.conflict)),
        [_ways_out(found.ways_out, cut=bool(found.cut))] if found.ways_out else [],
    ), [Said(words, mark="?") for words in found.cut])


def nobody_table(row: NobodyRow) -> Table:
    """Why nobody may take a case, those of one reason together."""
    groups: dict[tuple[str, str], set[str]] = {}
    for item in row.excluded:
        groups.setdefault((item.words, item.kind), set()).add(item.caseworker)
    return tabled(
        say("Nobody may take {case}, because", case=row.case),
        sorted(groups.items(), key=lambda item: -len(item[1])),
        (
            (Column(say("Rule"), fit="rest"), lambda item: item[0][0]),
            (Column(say("Kind"), fit="line"), lambda item: term(item[0][1])),
            (Column(say("People"), "count"), lambda item: len(item[1])),
            (Column(say("Who"), fit="rest"), lambda item: names(item[1])),
        ),
    )


def _conflict(found: Sequence[CollidingRow]) -> Iterator[Said]:
    if found:
        yield Said(say("These demands cannot all be met, and each of them is part of it:"))
    for row in found:
        rule = rule_name(row.rule)
        why = [term(row.kind)] if row.kind else []
        said = joined([*([] if rule in row.words else [rule]), *why])
        yield Said(say("{words} ({why})", words=row.words, why=said) if why else row.words,
                   mark="-")


def _ways_out(found: Sequence[WayRow], *, cut: bool) -> Table:
    return tabled(
        say("Ways out found, each tried") if cut else say("The cheapest ways out, each tried"),
        found,
        (
            (Column(say("Way"), fit="rest"), lambda row: row.words),
            (Column(say("Left"), fit="rest"), lambda row: joined(row.left) if row.left else NONE),
            (Column(say("Price"), fit="rest"), lambda row: _price(row.tiers)),
            (Column(say("Decides"), fit="rest"), lambda row: of_model(row.owner)),
        ),
    )


def _price(tiers: Sequence[WayTier]) -> Words | str:
    said = [
        say("{tier} {value}", tier=tier_name(row.name), value=number(row.value_if))
        if row.value is None
        else say("{tier} {before} → {after}", tier=tier_name(row.name),
                 before=number(row.value), after=number(row.value_if))
        for row in tiers if row.name != LOT and row.value != row.value_if
    ]
    return joined(said, "; ") if said else NONE
