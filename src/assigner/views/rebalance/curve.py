"""The price of stability as a chart and its table: moves by choice against balance."""

from collections.abc import Sequence

from assigner.documents.rebalance import CurvePoint
from assigner.view import Block, Cell, Chart, Column, Line, Spot, Table, tabled
from assigner.view.scale import Axis
from assigner.words import Words, figure, say


def curve_blocks(curve: Sequence[CurvePoint]) -> tuple[Block, ...]:
    """The chart, and its table without the points that move nothing more."""
    told = [point for place, point in enumerate(curve)
            if place == 0 or point.made != curve[place - 1].made or point.stops_paying]
    across = Axis(0, max(1, told[-1].moves))
    up = Axis.around([_balance(point) for point in told])
    spots = [
        Spot(across(point.moves), up(_balance(point)),
             say("{moves} moves: {hours} hours", moves=point.moves,
                 hours=figure(_balance(point), ",.1f")), point.stops_paying)
        for point in told
    ]
    return (
        Chart(
            say("Moves by choice against balance"), stops(curve),
            say("balance (hours, lower is more even)"),
            (Line(say("balance"), spots),),
            [(across(point.moves), str(point.moves)) for point in told],
            [(up(value), figure(value, up.form)) for value in up.ticks],
        ),
        curve_table(told),
    )


def curve_table(curve: Sequence[CurvePoint]) -> Table:
    """What each further move by choice would gain, and costs."""
    return tabled(
        say("The price of stability: moves by choice against balance"), curve,
        (
            (Column(say("Moves"), "count"), lambda point: point.moves),
            (Column(say("Made"), "count", minor=True), lambda point: point.made),
            (Column(say("Balance h"), "hours", spec=",.2f"), _balance),
            (Column(say("With moves h"), "hours", spec=",.2f", minor=True),
             lambda point: point.values["moves"]),
            (Column(say("Highest"), "share"), lambda point: point.summary.utilisation_max),
            (Column(say("Spread"), "share"), lambda point: point.summary.utilisation_sd),
            (Column(say("Proof"), fit="line"), proof_cell),
        ),
        note=stops(curve),
    )


def proof_cell(point: CurvePoint) -> Cell:
    """Whether a point is proven."""
    if point.proven:
        return Cell(say("proven"), tone="good", tag=True)
    return Cell(say("not proven"), tone="warn", tag=True)


def stops(curve: Sequence[CurvePoint]) -> Words:
    """Where further moves stop to pay, if anywhere."""
    marked = [point.moves for point in curve if point.stops_paying]
    if marked:
        return say(
            "No further move pays after {n}: none evens out its price, as the rules stand and "
            "with the office no further above its norms.",
            n=marked[0],
        )
    return say("Every move up to here pays; more may.")


def _balance(point: CurvePoint) -> float:
    return point.values.get("balance", point.values["moves"])
