"""A printout in a terminal, in the house style; no text of a user is ever taken for markup."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text as Styled

from assigner.veil import veiled
from assigner.view import SCREEN, Block, Cell, Column, Heading, Listed, Printout, Said, Table, Tone

NARROW = 78
LONGEST_ID = 12
"""Signs of an id on one line; a longer one goes on below."""
NAME, LONGEST_NAME = 8, 18
"""So many signs of a name are always to be seen; more are cut."""
COLOURS: dict[Tone, str] = {
    "good": "green", "calm": "blue", "warn": "yellow", "bad": "red", "quiet": "dim",
}


def terminal(printout: Printout) -> RenderableType:
    """Everything to be printed; groups of nothing leave no blank line."""
    shown = veiled(printout)
    parts: list[RenderableType] = [Styled(str(shown.line), style="bold")]
    parts += _blocks(shown.below)
    for group in shown.groups:
        if group:
            parts += ["", *_blocks(group)]
    return Group(*parts)


def _blocks(blocks: Sequence[Block]) -> Iterator[RenderableType]:
    for block in blocks:
        match block:
            case Table():
                yield table(block)
            case Said():
                yield Styled(f"  {block.mark} {block.text}" if block.mark else str(block.text),
                             style="dim" if block.tone == "quiet" else "")
            case Heading():
                yield Styled(str(block.text), style="bold underline" if block.main else "bold")
            case Listed():
                yield Styled(str(block.title), style="bold")
                yield from (Styled(f"  {item.lead}: {item.text}") for item in block.items)
            case _:
                raise NotImplementedError(block.kind)


def table(block: Table) -> Grid:
    """A table as wide as it must be; a group's name stands where names do."""
    shown = veiled(block).on(SCREEN)
    if shown.bare:
        return _bare(shown)
    right = 0 if shown.tight else 1
    grid = Grid(
        title=Styled(str(shown.caption)), title_justify="left", title_style="bold",
        box=box.SIMPLE_HEAD, pad_edge=False,
        padding=(0, right, 0, right if shown.roomy else 0),
        min_width=min(len(str(shown.caption)), NARROW),
    )
    for place, column in enumerate(shown.columns):
        _add(grid, column, (row.cells[place] for row in shown.rows if not row.group))
    named = next((place for place, column in enumerate(shown.columns) if column.fit == "name"), 0)
    for row in shown.rows:
        if row.group:
            name = str(row.cells[0].text(shown.columns[0]))
            grid.add_row(*[""] * named, Styled(name, style="bold"))
        else:
            grid.add_row(*map(_cell, row.cells, shown.columns))
    if str(shown.note):
        grid.caption, grid.caption_justify = Styled(str(shown.note)), "left"
    return grid


def _bare(shown: Table) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    for column in shown.columns:
        grid.add_column(width=column.width, overflow="fold" if column.width else "ellipsis")
    for row in shown.rows:
        grid.add_row(*map(_cell, row.cells, shown.columns))
    return grid


def _add(grid: Grid, column: Column, cells: Iterable[Cell]) -> None:
    header = str(column.header)
    header = header.replace(" ", "\n", 1) if column.stacked else header
    if column.number:
        grid.add_column(Styled(header), justify="right", no_wrap=True)
        return
    match column.fit:
        case "free":
            grid.add_column(Styled(header), overflow="fold")
        case "line":
            grid.add_column(Styled(header), no_wrap=True)
        case "rest":
            grid.add_column(Styled(header), ratio=column.ratio, overflow="fold")
        case "name":
            grid.add_column(Styled(header), min_width=NAME, max_width=LONGEST_NAME)
        case "id":
            longest = max((len(str(cell.text(column))) for cell in cells), default=0)
            grid.add_column(Styled(header), min_width=min(longest, LONGEST_ID),
                            max_width=LONGEST_ID, overflow="fold")


def _cell(cell: Cell, column: Column) -> Styled:
    said = Styled(str(cell.text(column)), style=COLOURS.get(cell.tone, "") if cell.tag else "")
    if str(cell.under):
        said.append(f"\n{cell.under}", style="dim")
    if column.fit == "name":
        said.no_wrap, said.overflow = True, "ellipsis"
    return said
