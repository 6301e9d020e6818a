"""A case whose caseworker was decided before the day was solved: by hand, or by a signature."""

from pydantic import Field

from assigner.documents.part import Count, DocumentPart, Id


class SignedLine(DocumentPart):
    """The signature a case was given by, earlier the same day."""

    number: Count = Field(description="Of the record.")
    at: str = Field(description="UTC, to the second.")


class PinnedCase(DocumentPart):
    """A case that somebody gave to somebody by hand, or signed earlier that day."""

    by: str | None = None
    reason: str | None = None
    also_moved: tuple[Id, ...] | None = Field(
        default=(), description="Cases elsewhere because of it; null where it is not known.",
    )
    signed: SignedLine | None = Field(
        default=None, description="Of a case that stays as it was signed; else not there.",
    )

    def as_said(self) -> "PinnedCase":
        """The same with every key, but for the one that came later where it says nothing."""
        return PinnedCase(**{key: value for key, value in dict(self).items()
                             if key != "signed" or value is not None})
