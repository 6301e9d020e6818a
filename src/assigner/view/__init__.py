"""What is shown of a document, without a medium: blocks, and tables of typed cells.

A table is made once. Each of its columns says in which media it stands; a cell keeps its value,
so that a workbook gets a number where a page shows a figure. `render` puts these into a terminal,
a page, CSV or a workbook, and knows no document; `views` makes them from documents.
"""

from assigner.view.blocks import (
    Block,
    Book,
    Card,
    Facts,
    Item,
    Listed,
    Page,
    Printout,
    Said,
    Section,
    Tile,
)
from assigner.view.pictures import Chart, Dot, Lane, Line, Picture, Spot
from assigner.view.table import (
    ALL,
    BOOK,
    CSV,
    FILES,
    PAGE,
    PEOPLE,
    SCREEN,
    Cell,
    Column,
    LoadBar,
    Medium,
    Table,
    TableRow,
    Text,
    Tone,
    Value,
    tabled,
)

__all__ = [
    "ALL", "BOOK", "CSV", "FILES", "PAGE", "PEOPLE", "SCREEN", "Block", "Book", "Card", "Cell",
    "Chart", "Column", "Dot", "Facts", "Item", "Lane", "Line", "Listed", "LoadBar", "Medium",
    "Page", "Picture", "Printout", "Said", "Section", "Spot", "Table", "TableRow", "Text", "Tile",
    "Tone", "Value", "tabled",
]
