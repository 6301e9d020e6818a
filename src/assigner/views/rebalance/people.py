"""Who gains and who loses by staff changes, from this morning on."""

from assigner.documents.plan import CaseworkerRow
from assigner.view import PAGE, Cell, Column, Section, Table, tabled
from assigner.view.figures import change, decimal
from assigner.views.lights import light
from assigner.views.norm_words import norm_light
from assigner.views.plan.picture import Scale, load_picture
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.words import say


def gain_section(facts: RebalanceFacts) -> Section:
    """The picture of all, and the table of those whose load changes."""
    return Section(
        "load", say("Who gains and who loses"),
        (load_picture(facts.caseworkers, facts.rebalance.problem.team_labels),
         gain_table(facts)),
        say("Hours a week for cases, against what each caseworker can carry."),
    )


def gain_table(facts: RebalanceFacts) -> Table:
    """Everybody whose load changes, with what they give and receive."""
    people = facts.caseworkers
    scale, shares = Scale(people), facts.shares

    def norm(row: CaseworkerRow) -> Cell:
        found = norm_light(facts.norms[row.id])
        return Cell("") if found is None else found.cell

    def gives(row: CaseworkerRow) -> str:
        return f"−{count}" if (count := len(shares[row.id].gives)) else ""

    def gets(row: CaseworkerRow) -> str:
        return f"+{count}" if (count := len(shares[row.id].receives)) else ""

    return tabled(
        say("Who gains and who loses (h a week)"),
        [row for row in people if row.id in shares],
        (
            (Column(say("Who"), fit="line"), lambda row: row.id),
            (Column(say("Name"), fit="name", minor=True),
             lambda row: facts.rebalance.problem.workers[row.id].name),
            (Column(say("Gives"), "count"), gives),
            (Column(say("Gets"), "count"), gets),
            (Column(say("Hours"), "hours", minor=True),
             lambda row: say("{before} → {after}", before=decimal(row.load_before_hours),
                             after=decimal(row.load_after_hours))),
            (Column(say("Load"), "share"),
             lambda row: change(row.utilisation_before, row.utilisation_after)),
            (Column(say("Picture"), on=PAGE, minor=True),
             lambda row: Cell("", bar=None if row.utilisation_after is None else scale.bar(row))),
            (Column(say("Light"), fit="line"), lambda row: light(row.utilisation_after).cell),
            (Column(say("Norm"), fit="line", on=PAGE), norm),
        ),
        wide=True,
    ).trimmed()
