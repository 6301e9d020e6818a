"""What the people of a list of staff may be called elsewhere: ids, whole names, parts of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from assigner.files.vocabulary import fold
from assigner.profiles.suggest.headers import one_of
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness, WordLine
from assigner.profiles.suggest.matching import Match
from assigner.profiles.suggest.name_and_id import BOTH
from assigner.profiles.suggest.opened import ForeignTable
from assigner.profiles.suggest.short_names import called, in_order, short_names
from assigner.profiles.suggest.words_beside import FIRST_NAME, LAST_NAME
from assigner.words import say


def what_they_are_called(
    sources: Sequence[ForeignTable], found: Mapping[str, Match]
) -> frozenset[str]:
    """Every word of a column that is another in each row, folded.

    A name in two columns counts as one. In a small office each has a team alone: a column that
    says something else of them calls nobody anything.
    """
    others = {match.column.place for key, match in found.items()
              if key not in ("id", "name") and match.level != UNSURE}
    unlike = {fold(word) for table in sources for column in table.columns
              if column.place not in others and column.contents.unique
              and column.contents.dates < 0.5 for word in column.contents.distinct}
    both = {fold(part) for word in unlike if (said := BOTH.fullmatch(word))
            for part in said.groups()}
    return frozenset(unlike | both | {
        fold(name) for table in sources for name in _joined(table)})


def short_forms(sources: Sequence[ForeignTable], found: Mapping[str, Match]) -> Mapping[str, str]:
    """Parts of names, and the id of the only one each can be; whole names stand for no ids."""
    names = [name for table in sources for name in _joined(table)]
    if not names and "name" in found:
        names = [*found["name"].column.contents.cells]
    ids = found["id"].column.contents.cells if "id" in found else names
    return short_names(zip(ids, names, strict=True)) if names else {}


def teams_called(found: Mapping[str, Match]) -> frozenset[str]:
    """What the teams of the staff are called, folded."""
    team = found.get("team")
    return frozenset() if team is None else frozenset(map(fold, team.column.contents.distinct))


def _joined(table: ForeignTable) -> Iterator[str]:
    """Names that stand in two columns."""
    first, last = (next((column for column in table.columns if one_of(column.own, words)), None)
                   for words in (FIRST_NAME, LAST_NAME))
    if first is not None and last is not None:
        for both in zip(first.contents.cells, last.contents.cells, strict=True):
            yield " ".join(both)


def whom(
    words: Sequence[str], people: Collection[str], short: Mapping[str, str]
) -> list[WordLine]:
    """Whom short names mean, where only one can be. `people`: what they are called, folded."""
    level = Sureness(LIKELY, say("nobody else goes by that name"))
    return [WordLine(word, one, level) for word in sorted(words)
            if not {fold(word), in_order(word)} & {*people}
            and (one := called(word, short)) is not None]
