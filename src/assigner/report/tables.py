"""Tables and numbers as the terminal shows them, in the house style."""

from typing import Any

from rich import box
from rich.table import Table

from assigner.words import Words, figure, term

NARROW = 78
LONGEST_ID = 12
"""Signs of an id on one line; a longer one goes on below."""
ONE: dict[str, Any] = {"no_wrap": True}
RIGHT: dict[str, Any] = {"no_wrap": True, "justify": "right"}
REST: dict[str, Any] = {"ratio": 1}


def table(title: Words, *columns: tuple[Words, dict[str, Any]]) -> Table:
    """A table in the house style; a column is its header and how it is set."""
    shown = Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0), min_width=min(len(str(title)), NARROW),
    )
    for header, how in columns:
        shown.add_column(str(header), **how)
    return shown


def number(value: object) -> str:
    """A number as a table shows it; a dash for none."""
    if isinstance(value, float):
        return str(figure(value, ",.0f" if value == int(value) else ",.3f"))
    return str(figure(value, ",d" if isinstance(value, int) else ""))


def named(name: str) -> str:
    """A rule, a tier or a kind, as people write it."""
    return str(term(name)).replace("_", " ")
