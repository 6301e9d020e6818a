"""Headers with an office's own word for those who hold cases."""

from collections.abc import Mapping

from assigner.files.columns import TABLES
from assigner.words import Persons
from assigner.words.office import own_header


def headers_of(persons: Persons) -> Mapping[str, tuple[str, str]]:
    """Column -> its English and Danish header, where the office's word is another."""
    columns = (one for schema in TABLES for one in schema.columns)
    return {one.key: named for one in columns
            if (named := own_header(one.key, one.danish, persons)) is not None}
