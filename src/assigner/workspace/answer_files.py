"""An answer to a planner's question as a file: a page to read or print, and for programs."""

import json
from collections.abc import Mapping

from assigner.documents.effect import EffectDocument
from assigner.documents.simulate import SimulateDocument
from assigner.render.html import html
from assigner.render.table_csv import table_csv
from assigner.view import Page, Table
from assigner.views.effect import effect_page, effect_table
from assigner.views.simulate import simulate_page, simulate_table
from assigner.workspace.goes_out import OutFile
from assigner.workspace.queue import Job


def answer_file(job: Job, form: str, language: str) -> OutFile | None:
    """`form`: html, csv or json. None where there is no such answer, or no such form of it."""
    found = None if job.result is None else job.result.get(PARTS.get(job.kind, ""))
    if found is None:
        return None
    name = f"{job.kind}-{job.id}.{form}"
    if form == "json":
        said = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        return OutFile(name, said.encode(), "application/json")
    page, table = _shown(job.kind, found)
    if form == "html":
        return OutFile(name, html(page, language).encode(), "text/html")
    if form == "csv":
        return OutFile(name, table_csv(table).encode(), "text/csv")
    return None


PARTS: Mapping[str, str] = {"year": "simulate", "effect": "effect"}
"""Kind of work to what its document is kept under."""


def _shown(kind: str, found: object) -> tuple[Page, Table]:
    if kind == "year":
        lived = SimulateDocument.model_validate(found)
        return simulate_page(lived), simulate_table(lived)
    moved = EffectDocument.model_validate(found)
    return effect_page(moved), effect_table(moved)
