"""Text that a spreadsheet would run as a formula, kept text by an apostrophe; and read again."""

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def kept_text(text: str) -> str:
    """The text as a table holds it: an apostrophe before what would be run."""
    return f"'{text}" if text.startswith(_RUNS) else text


def as_meant(cell: str) -> str:
    """A cell as it was meant: without the apostrophe that only kept it from being run."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RUNS) else cell
