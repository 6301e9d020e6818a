"""A file's name promises what is in it: `-o x.csv` is CSV, or it is refused."""

from pathlib import Path

from assigner.cli.spoken import usage
from assigner.files.atomic import writable
from assigner.words import term

KINDS = {
    ".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".html": "html", ".htm": "html",
    ".parquet": "parquet", ".svg": "svg", ".toml": "toml", ".md": "text", ".txt": "text",
    **dict.fromkeys((".pdf", ".docx", ".doc", ".odt", ".xls", ".ods", ".png", ".jpg"), "other"),
}
NAMED = {
    "csv": "CSV", "json": "JSON", "xlsx": "a workbook (.xlsx)", "html": "a page (.html)",
    "text": "text", "folder": "a folder", "toml": "a profile (.toml)",
}
"""What is written, as the message names it."""


def kind_of(file: Path) -> str | None:
    """What a name promises; None where it promises nothing."""
    return KINDS.get(file.suffix.casefold())


def holds(file: Path | None, form: str) -> str:
    """What `-o` of a command that keeps plans holds: the plan, or the table --format names.

    `--format csv -o plan.json` prints the table and keeps the plan.
    """
    table = form == "xlsx" or (form == "csv" and (file is None or kind_of(file) != "json"))
    return form if table else "json"


def require_ending(
    file: Path | None, written: str, option: str = "-o", also: tuple[str, ...] = (), *,
    new: bool = True,
) -> None:
    """Refuse a name that promises another kind of file than is `written`, before any work.

    `also`: what --format could write there instead. `new`: a file that cannot be written is
    refused, too; where something is recorded first, that is told with what was not.
    """
    promised = None if file is None else kind_of(file)
    if promised in (None, written):
        if new and file is not None and written != "folder":
            writable(file)
        return
    if promised in also:
        raise usage(
            "{option} {file} would hold {written}. Add --format {promised}, or give the file "
            "another ending.", option=option, file=file, written=_named(written),
            promised=promised,
        )
    raise usage(
        "{option} {file} would hold {written}. Give the name another ending.",
        option=option, file=file, written=_named(written),
    )


def _named(kind: str) -> object:
    return term(NAMED[kind])
