"""Columns that other lists explain: a phase by who holds the cases, families by codes in both."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assigner.files.vocabulary import Vocabulary, fold
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.headers import beside_the_case
from assigner.profiles.suggest.holders import cells_of, holding_teams
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.profiles.suggest.looks_like import come_again, of_families, unwanted
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.taken import take
from assigner.words import Words, say

_MOST, _REPEATS, _FEWEST_FAMILIES = 0.9, 6, 3
"""What share of a word's rows is of one team; rows beyond the first of each word; codes."""
_PEOPLE = 0.6
_WHY = say("each of its words goes with one team of those who hold the cases")


def explained_by_others(proposals: Sequence[TableProposal], vocabulary: Vocabulary) -> None:
    """Take, or doubt, what one list alone does not say."""
    staff = next((one for one in proposals if one.meant.name == "caseworkers"), None)
    lists = [one for one in proposals if one.meant.of_cases]
    for one in lists if staff is not None else ():
        assert staff is not None
        _phase(one, lists, staff, vocabulary)
    _families(lists)


def _phase(
    one: TableProposal, lists: Sequence[TableProposal], staff: TableProposal,
    vocabulary: Vocabulary,
) -> None:
    """The column whose words go with one team each says the phase, or may do so."""
    line = one.lines.get("phase")
    if line is not None and line.level.name != UNSURE and not _of_teams(one, staff):
        return
    teams = _meant(staff, vocabulary)
    found = [column for column in one.meant.table.columns
             if _open(one, column) and _by_team(column, holding_teams(one, staff), teams)]
    if line is not None and line.level.name != UNSURE:
        if found:
            one.lines["phase"] = replace(line, level=Sureness(UNSURE, say(
                'the words of "{header}" go with one team each as well',
                header=found[0].header)))
        return
    if len(found) != 1:
        return
    header = found[0].header
    words = found[0].contents.distinct
    known = [meant for word in words if (meant := guess("phase", word, words, vocabulary))]
    take(one, "phase", header, Sureness(LIKELY if known else UNSURE, _WHY), vocabulary)
    for other in lists:
        if other is not one and "phase" not in other.lines and known and (
            other.meant.table.column(header) is not None
        ):
            take(other, "phase", header, Sureness(LIKELY, say("as in another list")), vocabulary)


def _of_teams(one: TableProposal, staff: TableProposal) -> bool:
    """Whether the phase is taken from a column of the teams, by what stands in it alone."""
    match = one.meant.found.get("phase")
    words = {*map(fold, cells_of(one, "phase"))} - {""}
    return match is not None and not match.said and bool(words) and (
        words <= {*map(fold, cells_of(staff, "team"))})


def _open(one: TableProposal, column: ForeignColumn) -> bool:
    """Whether nothing is said of a column, or only asked."""
    spoken = {header for line in one.lines.values() if line.rule is not None
              and line.level.name != UNSURE for header in line.rule.headers}
    if one.meant.kinds is not None:
        spoken.add(one.meant.kinds.column.header)
    return not (column.personal or column.header in spoken or unwanted(column)
                or beside_the_case(column.header)
                or column.contents.among(one.meant.people) >= _PEOPLE
                ) and come_again(column.contents)


def _meant(staff: TableProposal, vocabulary: Vocabulary) -> Mapping[str, str]:
    """What the words of teams are proposed to mean."""
    words = sorted({*cells_of(staff, "team")} - {""})
    said = {line.theirs: line.ours for line in staff.words.get("team", ())}
    known = {word: guess("team", word, words, vocabulary) for word in words}
    return {word: said.get(word, "" if one is None else one.ours) for word, one in known.items()}


def _by_team(
    column: ForeignColumn, held_by: Sequence[str], teams: Mapping[str, str]
) -> bool:
    """Whether each word of a column goes with one team, and they with several."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, team in zip(column.contents.cells, held_by, strict=False):
        if word and teams.get(team):
            counted[word][teams[team]] += 1
    most = {word: found.most_common(1)[0] for word, found in counted.items()}
    return (len({team for team, _ in most.values()}) > 1
            and sum(found.total() - 1 for found in counted.values()) >= _REPEATS
            and all(times >= _MOST * counted[word].total() for word, (_, times) in most.items()))


def _families(lists: Sequence[TableProposal]) -> None:
    """A code that comes again in each list, and in both, is of siblings."""
    asked = [one for one in lists if (line := one.lines.get("family")) is not None
             and line.rule is not None and line.level.name == UNSURE]
    if len(asked) < 2 or asked[0].lines["family"].rule != asked[1].lines["family"].rule:
        return
    cells = [cells_of(one, "family") for one in asked]
    rule = asked[0].lines["family"].rule
    columns = [] if rule is None else [one.meant.table.column(rule.headers[0]) for one in asked]
    again = {word for own in cells for word, times in Counter(own).items() if times > 1}
    if {*cells[0]} & {*cells[1]} and len(again) >= _FEWEST_FAMILIES and all(
        column is not None and of_families(column.contents) for column in columns
    ):
        why: Words = say("codes of which some come again, in each list and in both")
        for one in asked:
            one.lines["family"] = replace(one.lines["family"], level=Sureness(LIKELY, why))
