"""What each policy that stands beside others is, in words."""

from collections.abc import Iterable

from assigner.view import Column, Table, Text, tabled
from assigner.words import say


def legend(runs: Iterable[tuple[str, Text]]) -> Table:
    """Policies by name, each with what it is; numbered as wherever they stand beside others."""
    return tabled(say("What is compared"), list(enumerate(runs, start=1)), (
        (Column(say("No."), "count"), lambda one: one[0]),
        (Column(say("Policy"), fit="line"), lambda one: one[1][0]),
        (Column(say("What it is"), fit="rest"), lambda one: one[1][1]),
    ))
