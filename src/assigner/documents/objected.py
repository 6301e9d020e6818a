"""What was said against a plan before it was decided."""

from assigner.documents.part import DocumentPart, Id, Said


class LoggedObjection(DocumentPart):
    """What a caseworker had against a case proposed to her; older records have it in `note`."""

    case: Id
    caseworker: Id
    text: Said
    words: Said
