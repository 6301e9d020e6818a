"""Every input error and warning."""

from typing import Literal

from pydantic import Field

from assigner.documents.part import Count, Document, DocumentPart, Said


class ComplaintRow(DocumentPart):
    """One fault: where it is, what is wrong, and what to write instead."""

    code: str = Field(pattern=r"^[EW]\d{3}$", description="Stable: E stops a solve, W does not.")
    file: str = Field(description="A file, or a sheet of a workbook.")
    row: Count | None = Field(description="As a spreadsheet shows it: the header is row 1.")
    column: str | None = Field(description="A letter.")
    header: str | None = Field(description="As the user wrote it.")
    value: str
    message: Said
    fix: Said


class CheckDocument(Document):
    """What `check` writes."""

    kind: Literal["check"]
    errors: tuple[ComplaintRow, ...]
    warnings: tuple[ComplaintRow, ...]
