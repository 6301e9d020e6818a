"""A sweep as a document: the grid, and the rows of its table."""

from collections.abc import Sequence
from typing import Any

from assigner.scenarios.sweep_grid import SweepGrid

SCHEMA_VERSION = "1.0"


def sweep_document(grid: SweepGrid, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The same grid gives the same document, wherever its runs were carried out."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "sweep",
        "policies": list(grid.policies),
        "offices": list(grid.offices),
        "seeds": list(grid.seeds),
        "working_days": grid.days,
        "runs": list(rows),
    }
