"""Staff changes in every medium: printed, and as a page for those who decide."""

from collections.abc import Sequence

from assigner.documents.explain import FairnessAnswer
from assigner.plan.staff_changes import in_words
from assigner.view import Block, Page, Printout, Said, Section, Tile
from assigner.view.figures import decimal, share, weekday
from assigner.views.lights import light
from assigner.views.plan.cases import unassigned_table
from assigner.views.plan.disputable import disputable_moves
from assigner.views.plan.loads import above_list
from assigner.views.plan.media import FOOT, conflict
from assigner.views.plan.overfull import overfull_list
from assigner.views.plan.proof import proof_section
from assigner.views.rebalance.curve import curve_blocks, curve_table
from assigner.views.rebalance.facts import RebalanceFacts, moved_line
from assigner.views.rebalance.hands import co_workers, handovers, new_cases, staying
from assigner.views.rebalance.people import gain_section, gain_table
from assigner.views.rulebook import rules_section, versions_section
from assigner.views.tiers import tiers_table
from assigner.words import counted, joined, say


def rebalance_printout(facts: RebalanceFacts) -> Printout:
    """Everything the manager reads, in the order she needs it."""
    claims, told = facts.claims, gain_table(facts)
    return Printout(moved_line(facts), (
        list(conflict(facts)),
        [unassigned_table(facts)] if claims.unassigned else [],
        list(staying(facts)),
        *([table] for table in handovers(facts)),
        list(new_cases(facts)),
        list(co_workers(facts)),
        [told] if told.rows else [],
        [*overfull_list(facts), *above_list(facts)] if told.rows else [],
        [] if claims.curve is None else [curve_table(claims.curve)],
        [tiers_table(claims)] if claims.tiers else [],
    ))


def rebalance_page(
    facts: RebalanceFacts, fairness: FairnessAnswer, *, manager: bool = False
) -> Page:
    """The page. A manager reads loads and fairness before the single cases."""
    claims, rebalance = facts.claims, facts.rebalance
    before = rebalance.restaffed.before
    load, proof = gain_section(facts), proof_section(claims, fairness)
    hands = _hands(facts)
    curve = () if claims.curve is None else (Section(
        "curve", say("The price of stability"), curve_blocks(claims.curve),
        say("How even the office would be if more cases changed hands by choice."),
    ),)
    look = disputable_moves(
        facts, rebalance.restaffed.stays, {move.case for move in facts.moves} | set(facts.new),
    )
    order = [load, *curve, hands, proof] if manager else [hands, load, *curve, proof]
    return Page(
        title=say("{day}: after staff changes", day=before.title or claims.instance.name),
        above=weekday(before.date),
        line=moved_line(facts),
        tiles=_tiles(facts, fairness.question.caseworker or ""),
        under=joined(map(in_words, claims.changes), "; "),
        sections=(
            look, *order, rules_section(facts.policy), versions_section(claims),
        ),
        foot=FOOT,
    )


def _tiles(facts: RebalanceFacts, fullest: str) -> Sequence[Tile]:
    summary, moves = facts.claims.summary, facts.moves
    chosen = sum(move.origin.reason == "choice" for move in moves)
    spread, given = summary.utilisation_sd, summary.utilisation_max_given
    stays = len(facts.rebalance.restaffed.stays)
    return (
        Tile(say("Change hands"), str(len(moves)),
             counted("{n} by choice", "{n} by choice", chosen)),
        Tile(say("Stay, undecided"), str(stays), tone="bad" if stays else "plain"),
        Tile(say("Unassigned"), str(summary.unassigned),
             tone="bad" if summary.unassigned else "plain"),
        Tile(say("Highest load of those given a case"), share(given), tone=light(given).tone),
        Tile(say("Highest load of all"), share(summary.utilisation_max), fullest),
        Tile(say("Mean load"), share(summary.utilisation_mean)),
        Tile(say("Spread of load"), decimal(None if spread is None else 100 * spread),
             say("percentage points")),
    )


def _hands(facts: RebalanceFacts) -> Section:
    """The handover lists, then new cases and new co-workers."""
    lists = [*handovers(facts), *new_cases(facts), *co_workers(facts)]
    blocks: list[Block] = [table.trimmed() for table in lists]
    return Section(
        "hands", say("Who hands over what"), blocks or [Said(say("Nothing changes hands."))],
        say("The most urgent first. Loads are those of the caseworker who takes over, before "
            "and after."),
    )
