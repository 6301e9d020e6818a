"""The price of stability as a chart and its table: moves by choice against balance."""

from collections.abc import Sequence

from assigner.documents.rebalance import CurvePoint
from assigner.report.page.figures import share
from assigner.report.page.parts import Block, Cell, Chart, Column, Line, Row, Spot, Table
from assigner.report.page.scale import Span
from assigner.report.rebalance_text import stops
from assigner.words import figure, say


def curve_blocks(curve: Sequence[CurvePoint]) -> tuple[Block, ...]:
    """The chart, and its table without the points that move nothing more."""
    told = [point for place, point in enumerate(curve)
            if place == 0 or point.made != curve[place - 1].made or point.stops_paying]
    marked = [point.moves for point in curve if point.stops_paying]
    across = Span(0, max(1, told[-1].moves))
    up = Span.around([_balance(point) for point in told])
    spots = [
        Spot(across(point.moves), up(_balance(point)),
             say("{moves} moves: {hours} hours", moves=point.moves,
                 hours=figure(_balance(point), ",.1f")), point.stops_paying)
        for point in told
    ]
    return (
        Chart(
            say("Moves by choice against balance"), stops(marked),
            say("balance (hours, lower is more even)"),
            (Line(say("balance"), spots),),
            [(across(point.moves), str(point.moves)) for point in told],
            [(up(value), figure(value, up.form)) for value in up.ticks],
        ),
        Table(
            say("What each further move buys"),
            (
                Column(say("Moves"), number=True), Column(say("Balance (hours)"), number=True),
                Column(say("With the price of moves"), number=True, minor=True),
                Column(say("Highest"), number=True), Column(say("Spread"), number=True),
                Column(say("Proof")),
            ),
            [_row(point) for point in told],
        ),
    )


def _row(point: CurvePoint) -> Row:
    return Row((
        Cell(str(point.moves)), Cell(figure(_balance(point), ",.1f")),
        Cell(figure(point.values["moves"], ",.1f")), Cell(share(point.summary.utilisation_max)),
        Cell(share(point.summary.utilisation_sd)),
        Cell(say("proven") if point.proven else say("not proven"),
             tone="good" if point.proven else "warn", tag=True),
    ))


def _balance(point: CurvePoint) -> float:
    return point.values.get("balance", point.values["moves"])
