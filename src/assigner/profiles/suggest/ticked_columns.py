"""A column an item, with ticks: languages and skills, roles, days at work."""

from collections.abc import Callable, Collection, Iterator, Mapping

from assigner.files.vocabulary import find, fold
from assigner.profiles.suggest.columns_left import ColumnsLeft
from assigner.profiles.suggest.headers import EXACT, parted, said
from assigner.profiles.suggest.languages import is_language, language
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine
from assigner.profiles.suggest.looks_like import MOSTLY
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.staff_columns import weekday, weekday_columns
from assigner.words import Words, say

_LANGUAGE = say("languages")
_TICKS = say("a tick under the name of a language or a skill")
_ROLE_TICKS = say("a tick under the name of a role")
_DAY_TICKS = say("a tick under a weekday")


def ticked_lines(
    left: ColumnsLeft, skills: Collection[str], roles: Mapping[str, str]
) -> Iterator[ColumnLine]:
    """Proposals for columns with ticks. `skills`: of the cases; `roles`: of the model."""
    yield from _languages(left, skills)
    if left.meant.name != "caseworkers":
        return
    yield from _of_items(left, "roles", lambda header: _role(header, roles), _ROLE_TICKS)
    if weekday_columns(left.left):
        yield from _of_items(left, "works", weekday, _DAY_TICKS)


def _of_items(
    left: ColumnsLeft, key: str, item: Callable[[str], str], why: Words
) -> Iterator[ColumnLine]:
    if key in left.said:
        return
    ticked = _ticked(left, item)
    if ticked:
        yield left.line(key, [*ticked], why, level=LIKELY, ticked={
            one.header: what for one, what in ticked.items()})


def _languages(left: ColumnsLeft, skills: Collection[str]) -> Iterator[ColumnLine]:
    """A column a language, with ticks; or a column of their names."""
    if "skills" in left.said or left.meant.name not in {"caseworkers", "cases", "caseload"}:
        return
    ticked = [*_of_items(
        left, "skills", lambda header: language(header) or _skill(header, skills), _TICKS)]
    if ticked:
        yield from ticked
        return
    named = next((one for one in left.left if (words := one.contents.items)
                  and sum(map(is_language, words)) >= MOSTLY * len(words)), None)
    if named is not None:
        sign = named.contents.separator
        rule = {"from": named.header, **({"separator": sign} if sign else {})}
        level = UNSURE if left.meant.of_cases else LIKELY
        yield left.line("skills", [named], _LANGUAGE, level=level, **rule)


def _skill(header: str, skills: Collection[str]) -> str:
    """What a header says that cases need, or stands below a header of skills; blank: none."""
    head, _, rest = header.partition(" ")
    if rest and said("caseworkers", "skills", head) >= EXACT:
        return rest
    return header if fold(header) in skills else ""


def _role(header: str, roles: Mapping[str, str]) -> str:
    """The role that a header, or the last word of one, says; blank: none."""
    return next((role for word in (header, header.rpartition(" ")[2], parted(header))
                 if (role := find(word, roles))), "")


def _ticked(left: ColumnsLeft, item: Callable[[str], str]) -> Mapping[ForeignColumn, str]:
    """Columns with ticks under a header that is an item, and what it is.

    What nobody has today somebody may have tomorrow: an empty one beside them is one as well.
    """
    found = {one: what for one in left.left
             if one.contents.ticks and (what := item(one.header))}
    if not found:
        return {}
    return {**found, **{
        one: what for one in left.meant.table.columns
        if one.header not in left.used and not one.personal and not one.contents.filled
        and (what := item(one.header))}}
