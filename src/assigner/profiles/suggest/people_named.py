"""Whether a column names caseworkers, in whatever form, and whether it says who holds the case."""

from assigner.files.vocabulary import fold
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.fitting import of_people, same_people
from assigner.profiles.suggest.headers import one_of
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.row_words import held_or_not, says_nobody
from assigner.profiles.suggest.words_beside import FIRST_NAME, LAST_NAME


def names_people(meant: Meant, column: ForeignColumn) -> bool:
    """Whether it names caseworkers: by ids, "Last, First", "Name (INIT)"."""
    held = Contents.of((word for word in column.contents.filled if not (
        word in meant.nobody.words or (fold(word) not in meant.people and says_nobody(word)))),
        exact=column.contents.exact)
    return bool(meant.people and held.filled) and of_people(held, meant) >= 1


def of_the_child(meant: Meant, column: ForeignColumn) -> bool:
    """Whether, in a list of cases, it is half of a name that no caseworker has."""
    return (meant.of_cases and one_of(column.header, (*FIRST_NAME, *LAST_NAME))
            and not any(any(map(str.isdigit, word)) for word in column.contents.distinct)
            and not names_people(meant, column))


def says_holder(meant: Meant, column: ForeignColumn) -> bool:
    """Whether it says once more who holds the case."""
    holder = meant.found.get("caseworker")
    return holder is not None and same_people(column.contents, holder.column.contents, meant)


def says_held(meant: Meant, column: ForeignColumn) -> bool:
    """Whether it says nothing but whether somebody holds the case."""
    holder = meant.found.get("caseworker")
    return holder is not None and held_or_not(
        column.contents, holder.column.contents, meant.nobody.words)
