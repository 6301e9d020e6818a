"""What goes out of a signed day, as files to take home: packs of many, one for the case system."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assigner.api.back import send_back
from assigner.api.export import Outgoing, outgoing
from assigner.api.page import plan_as_book
from assigner.api.plan import Plan
from assigner.words import Words, say

PACKS: Mapping[str, tuple[Words, Callable[[Outgoing, Path], Sequence[Path]]]] = {
    "letters": (say("Letters to caseworkers whose cases change"), Outgoing.letters),
    "lists": (say("Lists for caseworkers, as tables"), Outgoing.lists),
    "calendars": (say("Calendars: deadlines, cover that ends"), Outgoing.calendars),
    "handovers": (say("Handover packs"), Outgoing.handovers),
}
"""What goes to each caseworker, and holds only what she may see."""
BOOK, BACK = "workbook", "back"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class OutFile:
    """A file that goes out. `kind`: what a browser is told it is."""

    name: str
    content: bytes
    kind: str


def offered(plan: Plan) -> Sequence[tuple[str, Words]]:
    """What there is to take home of a plan, by name."""
    hand_over = any(own.gives for own in outgoing(plan).days)
    found = [(name, words) for name, (words, _) in PACKS.items()
             if name != "handovers" or hand_over]
    if plan.by is not None:
        found.append((BACK, say("The file for the case system, in its own columns and words")))
    return [*found, (BOOK, say("The plan as a workbook"))]


def out_file(plan: Plan, name: str) -> OutFile | None:
    """A file by its name; None where nothing goes out under it. Raises AssignerError."""
    stem = f"{plan.facts.date.isoformat()}-{name}"
    if name == BOOK:
        return OutFile(f"{stem}.xlsx", plan_as_book(plan), EXCEL)
    if name == BACK:
        return OutFile(f"{stem}.csv", send_back(plan, Path(f"{stem}.csv")).content, "text/csv")
    if name not in PACKS:
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = PACKS[name][1](outgoing(plan), Path(folder) / name)
        return OutFile(f"{stem}.zip", _zipped(files), "application/zip") if files else None


def _zipped(files: Sequence[Path]) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in files:
            pack.writestr(zipfile.ZipInfo(file.name), file.read_bytes())
    return found.getvalue()
