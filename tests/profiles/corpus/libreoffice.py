"""Writes the files that LibreOffice wrote: `python -m tests.profiles.corpus.libreoffice`."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.profiles.corpus.entries import ENTRIES, KEPT, Kept, KeptCsv
from tests.profiles.corpus.writers import BOOK, by_openpyxl

_FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML",
            # Comma, quotes around text, UTF-8, every sheet in a file of its own, as shown.
            "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"}


def convert(book: Path, kind: str, folder: Path) -> None:
    """Open a workbook in LibreOffice, and save it as another kind of file."""
    soffice = shutil.which("soffice")
    assert soffice is not None
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/user", "--headless", "--convert-to",
         _FILTERS[kind], "--outdir", str(folder), str(book)],
        check=True, capture_output=True, timeout=240)


def main() -> None:
    """Write every file of `libreoffice/` anew."""
    KEPT.mkdir(exist_ok=True)
    for entry in ENTRIES:
        if not isinstance(entry.write, Kept | KeptCsv):
            continue
        with tempfile.TemporaryDirectory() as at:
            folder = Path(at)
            (folder / "in").mkdir()
            by_openpyxl(folder / "in", entry.layout.sheets)
            kind = "csv" if isinstance(entry.write, KeptCsv) else "xlsx"
            convert(folder / "in" / BOOK, kind, folder)
            if kind == "xlsx":
                shutil.copy(folder / BOOK, KEPT / f"{entry.layout.name}.xlsx")
            for sheet in entry.layout.sheets if kind == "csv" else ():
                made = folder / f"{Path(BOOK).stem}-{sheet.name}.csv"
                shutil.copy(made, KEPT / f"{entry.layout.name}-{sheet.name}.csv")


if __name__ == "__main__":
    main()
