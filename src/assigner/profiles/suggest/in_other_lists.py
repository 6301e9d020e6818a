"""A column that says nothing by itself is what the same header says in another list."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.profiles.heading import name
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.profiles.suggest.not_read import empty_today
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import say

_WHY = say("as in another list")


def as_in(one: TableProposal, sister: TableProposal) -> None:
    """Take the lines of the sister whose columns are blank here, unsaid or in doubt."""
    for key, line in sister.lines.items():
        headers = [] if line.rule is None else line.rule.headers
        if not headers or line.level.name == UNSURE or not one.belongs(key):
            continue
        if (_doubted(one, key, headers[0]) and len(headers) == 1) or (
            key not in one.lines and ({*headers} <= {*empty_today(one.meant, one.used)}
                                      or _unspoken(one, headers))
        ):
            one.used |= {*headers}
            for header in headers:
                one.left.asked.pop(header, None)
            one.lines[key] = replace(line, level=Sureness(LIKELY, _WHY))


def _unspoken(one: TableProposal, headers: Sequence[str]) -> bool:
    """Whether its columns of those headers say nothing yet: they are dropped, or only asked."""
    spoken = {header for line in one.lines.values() if line.rule is not None
              for header in line.rule.reads}
    return all((column := one.meant.table.column(header)) is not None and not column.personal
               and header not in spoken and (header not in one.used or header in one.left.asked)
               for header in headers)


def _doubted(one: TableProposal, key: str, header: str) -> bool:
    """Whether a blank column of that header is asked for it."""
    own = one.lines.get(key)
    column = one.meant.table.column(header)
    return (own is not None and own.rule is not None and own.level.name == UNSURE
            and [*map(name, own.rule.headers)] == [name(header)]
            and column is not None and not column.contents.filled)
