"""The duals that a plan ended with, kept per user beside the plan's own file.

A plan says who takes what; the duals are for the engine alone, to start from where a day like it
is solved again. They are remembered by the plan's content. Whatever becomes of them, no plan is
another for it: at worst the engine starts from nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder
from assigner.solve.earlier_plan import NamedDuals

FOLDER = "duals"
MOST_PLANS = 20
"""So many plans have their duals remembered, the last ones: some 100 kB each for a large office."""
LARGEST = 1 << 60
"""Duals beyond are none of ours: sums of two would leave 64 bits."""
_known = TypeAdapter(tuple[NamedDuals, ...])


def remember_duals(state: Path, plan: str, duals: Sequence[NamedDuals]) -> None:
    """Note what a plan, by its digest, ended with. Where nothing can be written, nothing is."""
    folder = state / FOLDER
    try:
        make_folder(folder)
        write_atomically(folder / f"{plan}.json", json.dumps([asdict(each) for each in duals]))
        kept = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
        for old in kept[:-MOST_PLANS]:
            old.unlink(missing_ok=True)
    except (OSError, AssignerError):
        return


def recall_duals(state: Path, plan: str) -> tuple[NamedDuals, ...]:
    """What a plan ended with; nothing where that is not known, or is not what was written."""
    try:
        written = json_document(read_text(state / FOLDER / f"{plan}.json", MOST_JSON))
        found = _known.validate_python(written)
    except (OSError, ValueError, ValidationError):
        return ()
    numbers = (
        number for each in found
        for number in (each.scale, each.unit, *each.kept, *each.rows.values())
    )
    whole = all(each.scale > 0 and each.unit > 0 for each in found)
    return found if whole and all(abs(number) < LARGEST for number in numbers) else ()
