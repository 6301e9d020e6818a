"""Columns that no header says: what stands in them is told, and what may be ours is asked.

Nothing is dropped that looks like a column of ours which is still to be had: its line is a comment
with what it seems to be, or a question, and until somebody answers each reading tells of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from assigner.documents.profile import DateOrder
from assigner.files.vocabulary import fold
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.suggest.columns_left import ColumnsLeft
from assigner.profiles.suggest.contents import orders_of
from assigner.profiles.suggest.headers import (
    beside_the_case,
    formerly,
    one_of,
    says_ended,
    says_second,
)
from assigner.profiles.suggest.leave_in_a_cell import leave_in_a_cell
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine
from assigner.profiles.suggest.looks_like import (
    DATES_OF_SOMETHING,
    MOSTLY,
    NUMBERS,
    OF_PLACES,
    are_children,
    are_codes,
    come_again,
    dated,
    days_in_text,
    of_families,
    small_numbers,
    unwanted,
)
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.people_named import names_people, says_held, says_holder
from assigner.profiles.suggest.ranges import away
from assigner.profiles.suggest.row_words import closed_words
from assigner.profiles.suggest.staff_columns import (
    OF_A_WEEKDAY,
    WEEKDAYS_OF_SOMETHING,
    asked_of_staff,
    short_weekdays,
    staff_columns,
    weekday_columns,
)
from assigner.profiles.suggest.ticked_columns import ticked_lines
from assigner.profiles.suggest.words_beside import CLOSED_ON
from assigner.words import Words, say

_PEOPLE, _NEARLY, _FEWEST_ROWS = 0.6, 0.95, 5
_TRUTHS = ("two_advisers", "reassessment", "frozen")
_WHO = say("a column of caseworkers; no header says what they are")
_A_SECOND = say("a column of caseworkers; its header says a second one")
_COUNT = say("small whole numbers; no header says of what")
_ID = say("numbers of which some come again; no header says of what")
_GIVEN = say("filled in just where somebody holds the case")
_AHEAD = say("every date is after its case came in, and most are still to come")
_STAFF_HAS = say("words of the caseworkers' own column")
_CASES_NEED = say("words of what the cases need")
_OF_CASES = say("words of the districts of the cases")


@dataclass
class LeftOver(ColumnsLeft):
    """What is left, in turn. `asked`: headers, and what they look like.

    `skills`, `districts`: what the caseworkers, or cases, have. `roles`: those of the model.
    """

    skills: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=dict)
    teams: frozenset[str] = frozenset()
    """What the staff's teams are called, folded."""
    asked: dict[str, Words] = field(default_factory=dict)
    answers: dict[str, None] = field(default_factory=dict)
    """Words of yes and no below the headers that are asked."""

    def lines(self) -> Iterator[ColumnLine]:
        """Proposals; what is only a question stands in `asked` afterwards."""
        found: dict[str, ColumnLine] = {}
        for line in ticked_lines(self, self.skills, self.roles):
            found.setdefault(line.key, line)
        for line in self._joined({*self.said, *found}):
            found[line.key] = line
        if self.meant.of_cases:
            for line in (*self._days(), *self._people(), *self._counts(), *self._places()):
                found.setdefault(line.key, line)
        elif self.meant.name == "caseworkers":
            for line in (*away(self.meant.table, self.said, self.used), *self._of_staff()):
                found.setdefault(line.key, line)
        self._ask()
        yield from found.values()

    def _joined(self, had: Collection[str]) -> Iterator[ColumnLine]:
        """Words that the other lists have of their own: what somebody can, or where a case is."""
        for key, words in (("skills", self.skills),
                           ("district", self.districts if self.meant.of_cases else frozenset()),
                           ("districts", frozenset() if self.meant.of_cases else self.districts)):
            if key in had or not words:
                continue
            one = next((
                one for one in self.left if not unwanted(one) and one.contents.items
                and len(words & (own := set(map(fold, one.contents.items)))) >= _PEOPLE * len(own)
            ), None)
            if one is not None:
                sign = one.contents.separator if key != "district" else None
                rule = {"from": one.header, **({"separator": sign} if sign else {})}
                # Several words that cases need, and no others: who has them stands here.
                own = {*map(fold, one.contents.items)}
                needed = not self.meant.of_cases and len(own) > 1 and (
                    own == words if key == "skills" else own <= words)
                why = _CASES_NEED if key == "skills" else _OF_CASES
                yield self.line(key, [one], why if needed else _STAFF_HAS,
                                 level=LIKELY if needed else UNSURE, **rule)

    def _days(self) -> Iterator[ColumnLine]:
        """The first ones are of coming in, the last of the deadline."""
        days = [one for one in self.left if dated(one.contents) > MOSTLY
                and not (self._ended(one) or unwanted(one) or formerly(one.header))]
        given = [one for one in days if self._with_holder(one)]
        if self.open and "assigned" not in self.said and len(given) == 1:
            days.remove(given[0])
            yield self.line("assigned", given, _GIVEN, level=LIKELY)
        order: DateOrder = min(orders_of([one.contents for one in days]), default="day first")
        days.sort(key=lambda one: one.contents.middle(order))
        for key, at in (("received", 0), ("due", -1)):
            if key not in self.said and days:
                column = days.pop(at)
                sure = key == "due" and self._ahead(column, order) and not any(
                    self._ahead(one, order) for one in days)
                yield self.line(key, [column], _AHEAD if sure else DATES_OF_SOMETHING,
                                 level=LIKELY if sure else UNSURE)
        if self.open and "assigned" not in self.said and not given and len(days) == 1:
            yield self.line("assigned", days, DATES_OF_SOMETHING)

    def _ahead(self, column: ForeignColumn, order: DateOrder) -> bool:
        """Whether its dates are after those of coming in, and most after the last of these."""
        line = self.said.get("received")
        came = None if line is None or line.rule is None else self.meant.table.column(
            line.rule.headers[0])
        if came is None or line is None or line.level.name == UNSURE:
            return False
        pairs = [(as_iso(day, order) or "", as_iso(first, order) or "") for day, first in zip(
            column.contents.cells, came.contents.cells, strict=True) if day and first]
        last = max((first for _, first in pairs), default="")
        return (len(pairs) >= _FEWEST_ROWS and column.contents.share_filled > MOSTLY
                and sum(day >= first for day, first in pairs) >= _NEARLY * len(pairs)
                and sum(day > last for day, _ in pairs) >= MOSTLY * len(pairs))

    def _people(self) -> Iterator[ColumnLine]:
        who = [one for one in self.left if not beside_the_case(one.header)
               and names_people(self.meant, one) and not says_holder(self.meant, one)]
        if len(who) == 1 and "co_caseworker" not in self.said and self.open:
            second = says_second(who[0].header)
            yield self.line("co_caseworker", who, _A_SECOND if second else _WHO,
                            level=LIKELY if second else UNSURE)

    def _counts(self) -> Iterator[ColumnLine]:
        counts = [one for one in self.left if not unwanted(one) and are_children(one.contents)]
        if counts and "children" not in self.said:
            yield self.line("children", counts[:1], _COUNT)

    def _places(self) -> Iterator[ColumnLine]:
        """Words that come again may be districts; numbers of which some do, families."""
        again = [one for one in self.left if not unwanted(one) and dated(one.contents) <= MOSTLY
                 and (come_again(one.contents) or are_codes(one.contents))
                 and not beside_the_case(one.header)
                 and not names_people(self.meant, one)
                 and not says_held(self.meant, one) and not self._of_teams(one)]
        if len(again) == 1 and "district" not in self.said:
            yield self.line("district", again, OF_PLACES)
        ids = [one for one in self.left if not unwanted(one) and of_families(one.contents)]
        if len(ids) == 1 and "family" not in self.said:
            yield self.line("family", ids, _ID)

    def _of_teams(self, column: ForeignColumn) -> bool:
        """Whether it names the teams of the staff: whoever has the case is in it."""
        return bool(self.teams) and {*map(fold, column.contents.distinct)} <= self.teams

    def _with_holder(self, column: ForeignColumn) -> bool:
        """Whether it is filled in just where somebody holds the case, and not everywhere."""
        holder = self.meant.found.get("caseworker")
        there = [] if holder is None else [bool(who) and who not in self.meant.nobody.words
                                           for who in holder.column.contents.cells]
        return len({*there}) > 1 and there == [bool(day) for day in column.contents.cells]

    def _of_staff(self) -> Iterator[ColumnLine]:
        # Days at work go with hours a week as a code with its name, and are no other word for them.
        away = () if {"absent_from", "absent_to"} & self.said.keys() else leave_in_a_cell(self.left)
        for one in (*away, *staff_columns(self.unused, self.said)):
            yield self.line(one.key, [one.column], one.why, level=one.level, **one.rule)

    def _ask(self) -> None:
        """What may be a column of ours, or of another kind than its neighbours."""
        days = weekday_columns(self.unused) if self.meant.name == "caseworkers" else []
        for one in days:
            self.used.add(one.header)
            self.asked[one.header] = OF_A_WEEKDAY
        for one in self.unused if self.meant.name == "caseworkers" else ():
            # Days go with hours a week as a code with its name, and are no other word for them.
            if short_weekdays(one):
                self.used.add(one.header)
                self.asked[one.header] = WEEKDAYS_OF_SOMETHING
        for one in self.left:
            held = one.contents
            if unwanted(one) or len(held.distinct) == 1 == held.share_filled:
                continue
            what = self._of_cases(one) if self.meant.of_cases else self._of_others(one)
            if what is not None:
                self.used.add(one.header)
                self.asked[one.header] = what

    def _of_cases(self, column: ForeignColumn) -> Words | None:
        """What is asked of a column in a list of cases; None: nothing."""
        held = column.contents
        if closed_words(held):
            return say("a word of cases that have ended, below a header that does not say so")
        if names_people(self.meant, column):
            return None if says_holder(self.meant, column) else _WHO
        if (what := self._days_or_signs(column)) is not None:
            return what
        if (come_again(held) or are_codes(held)) and not (
            self._of_teams(column) or says_held(self.meant, column)
        ):
            return OF_PLACES
        return NUMBERS if small_numbers(held) else None

    def _of_others(self, column: ForeignColumn) -> Words | None:
        what = self._days_or_signs(column)
        staff = self.meant.name == "caseworkers"
        return asked_of_staff(column.contents) if what is None and staff else what

    def _days_or_signs(self, column: ForeignColumn) -> Words | None:
        held = column.contents
        if (dated(held) > MOSTLY or days_in_text(held)) and not self._ended(column):
            return DATES_OF_SOMETHING
        if held.truths == 1 and self._truths:
            self.answers.update(dict.fromkeys(held.distinct))
            return say("yes and no; perhaps {names}", names=", ".join(self._truths))
        return None

    def _ended(self, column: ForeignColumn) -> bool:
        return self.meant.of_cases and (
            one_of(column.header, CLOSED_ON) or says_ended(column.header))

    @property
    def _truths(self) -> list[str]:
        """Columns of yes and no that are still to be had."""
        own = (_TRUTHS if self.open else _TRUTHS[:-1]) if self.meant.of_cases else ("roles",)
        return [key for key in own if key not in self.said]
