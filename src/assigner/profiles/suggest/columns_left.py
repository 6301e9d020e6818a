"""The columns of one table that no header says, while they are spoken for one after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.lines import UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.looks_like import says_twice
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.people_named import of_the_child
from assigner.profiles.suggest.rows_left_out import over, told_elsewhere
from assigner.words import Words


@dataclass
class ColumnsLeft:
    """What is left of the columns of one table. `used`: headers that are spoken for.

    `said`: lines of columns that a header says.
    """

    meant: Meant
    used: set[str]
    said: Mapping[str, ColumnLine]

    @property
    def left(self) -> list[ForeignColumn]:
        """Columns that nobody has spoken for, and that say what no other one does."""
        read = [one for one in self.meant.table.columns if one.header in self.used]
        return [one for one in self.unused
                if not any(says_twice(one.contents, other.contents) for other in read)
                and not (self.meant.of_cases and over(self.meant, one) is not None
                         and not told_elsewhere(self.meant))]

    @property
    def unused(self) -> list[ForeignColumn]:
        """Columns that nobody has spoken for, with something in them."""
        return [one for one in self.meant.table.columns
                if one.header not in self.used and not one.personal and one.contents.filled
                and not of_the_child(self.meant, one)]

    @property
    def open(self) -> bool:
        """Whether cases that somebody has stand among the rows."""
        return self.meant.also_open or self.meant.name == "caseload"

    def line(self, key: str, columns: Sequence[ForeignColumn], why: Words, *,
             level: str = UNSURE, **rule: object) -> ColumnLine:
        """A proposal for a column of ours; the columns it reads are spoken for."""
        self.used |= {one.header for one in columns}
        made: dict[str, object] = rule or {"from": columns[0].header}
        return ColumnLine(key, ColumnProfile.model_validate(made), Sureness(level, why))
