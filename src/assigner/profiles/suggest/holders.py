"""Words of phases and teams by who holds the cases: a team's people hold cases of its phases.

What words alone do not say, the open cases do; and a word that says one thing while the cases say
another is no longer taken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assigner.documents.profile import NameOf
from assigner.files.vocabulary import Vocabulary, find
from assigner.profiles.called import groups
from assigner.profiles.suggest.guessed_words import guess, readings
from assigner.profiles.suggest.lines import CLASH, LEFT, LIKELY, UNSURE, Sureness, WordLine
from assigner.profiles.suggest.required import ONLY
from assigner.profiles.suggest.short_names import in_order
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.teams_and_phases import DecidedWords, decided
from assigner.profiles.yes_and_no import is_true
from assigner.words import say

_ENOUGH, _MOST = 3, 0.8
PARTS = re.compile(r"[()\[\]]|\s+[-–]\s+")
"""What parts a name from the id beside it."""
_WORDS_OF_NAMES = re.compile(r"[\W_]+")
_HELD = say("by the team of who holds its cases")
_HOLD = say("by the cases that its people hold")
_TOGETHER = say("no other reading fits who holds which cases")


@dataclass
class Sides:
    """What the words of phases and of teams mean, as far as it is known; blank: not known."""

    vocabulary: Vocabulary
    pairs: Counter[tuple[str, str]]
    """(phase word, team word) -> how many open cases."""
    phases: dict[str, str]
    teams: dict[str, str]
    doubted: frozenset[str] = frozenset()
    """Words of phases that may mean another one."""
    stated: set[str] = field(default_factory=set)
    """Words of teams that a line says the meaning of."""

    def of(self, place: int, word: str) -> Counter[str]:
        """The words of the other side that a word goes with."""
        found: Counter[str] = Counter()
        for pair, times in self.pairs.items():
            if pair[place] == word:
                found[pair[1 - place]] += times
        return found

    def phase_of(self, team: str) -> str:
        """The one phase that a team of the model takes, which no other does; blank: several."""
        own = self.vocabulary.team_phases.get(team, frozenset())
        phase = next(iter(own)) if len(own) == 1 else ""
        return phase if phase and self.team_of(phase) == team else ""

    def team_of(self, phase: str) -> str:
        """The one team that takes a phase; blank: several."""
        takes = [team for team, own in self.vocabulary.team_phases.items() if phase in own]
        return takes[0] if len(takes) == 1 else ""

    def by_cases(self, team: str) -> str:
        """The team that a word is of by the phases of its people's cases; blank: no saying."""
        return self.team_of(_mostly(self.of(1, team), self.phases))

    def by_team(self, phase: str) -> str:
        """The phase that a word is of by the team of those who hold its cases.

        A doubt is settled only by teams that a line says: whoever reads it sees what it rests on.
        """
        teams = self.teams if phase not in self.doubted else {
            word: ours for word, ours in self.teams.items() if word in self.stated}
        return self.phase_of(_mostly(self.of(0, phase), teams))


def by_holders(proposals: Sequence[TableProposal], vocabulary: Vocabulary) -> None:
    """Say what words of phases and teams mean where the open cases tell."""
    staff = next((one for one in proposals if one.meant.name == "caseworkers"), None)
    lists = [one for one in proposals if one.meant.of_cases]
    if staff is None:
        return
    teams = cells_of(staff, "team")
    pairs = Counter(pair for one in lists for pair in _pairs(one, staff))
    if not pairs:
        return
    phases = {word for one in lists for word in cells_of(one, "phase")} - {""}
    lines = [line for one in lists for line in one.words.get("phase", ())]
    said = staff.words.get("team", ())
    sides = Sides(vocabulary, pairs, _meant("phase", phases, lines, vocabulary),
                  _meant("team", {*teams} - {""}, said, vocabulary),
                  frozenset(line.theirs for line in lines if line.level.why == CLASH),
                  {line.theirs for line in said if line.level.name != UNSURE})
    made = decided(pairs, _plain(lists, "phase"), _plain([staff], "team"), vocabulary)
    if made is not None and (made.open_phases or made.open_teams):
        _take(made, staff, lists, vocabulary)
        return
    found = _settle(sides)
    for proposal in (staff, *lists):
        key = "team" if proposal is staff else "phase"
        own = {line.theirs: line for line in proposal.words.get(key, ())}
        own |= {word: line for word, line in found[key].items()
                if word in own or word in cells_of(proposal, key)}
        if own:
            proposal.words[key] = [own[word] for word in sorted(own)]
        line = proposal.lines.get(key)
        if proposal is not staff and line is not None and line.level.why == ONLY and (
            {word for word in cells_of(proposal, key) if word} <= found[key].keys()
            and all(one.level.name != UNSURE for one in own.values())
        ):
            proposal.lines[key] = replace(line, level=Sureness(LIKELY, _HELD))


def _plain(proposals: Sequence[TableProposal], key: str) -> dict[str, str]:
    """Each word of a column, and what the export says that it is called."""
    found: dict[str, str] = {}
    for one in proposals:
        line = one.lines.get(key)
        column = None if line is None or line.rule is None or not line.rule.headers else (
            one.meant.table.column(line.rule.headers[0]))
        found |= {word: word if column is None else column.contents.plain(word)
                  for word in cells_of(one, key) if word}
    return dict(sorted(found.items()))


def _take(
    made: DecidedWords, staff: TableProposal, lists: Sequence[TableProposal], vocabulary: Vocabulary
) -> None:
    """Write down what is decided; what was surely known, or is not decided, stays as it is."""
    for proposal in (staff, *lists):
        key, meant, doubtful = ("team", made.teams, made.open_teams) if proposal is staff else (
            "phase", made.phases, made.open_phases)
        own = {line.theirs: line for line in proposal.words.get(key, ())}
        words = {*cells_of(proposal, key)} & {*meant}
        for word in sorted(words):
            alone = guess(key, word, [word], vocabulary)
            if alone is not None and not alone.needed and alone.ours == meant[word] and (
                word not in doubtful
            ):
                own.pop(word, None)
            elif word in doubtful or word not in own or own[word].level.name == UNSURE:
                own[word] = WordLine(word, meant[word], Sureness(LIKELY, _TOGETHER))
        if own:
            proposal.words[key] = [own[word] for word in sorted(own)]
        else:
            proposal.words.pop(key, None)
        line = proposal.lines.get(key)
        if line is not None and line.level.why == ONLY and {
            word for word in cells_of(proposal, key) if word} == words and proposal is not staff:
            proposal.lines[key] = replace(line, level=Sureness(LIKELY, _TOGETHER))


def _settle(sides: Sides) -> Mapping[str, dict[str, WordLine]]:
    """Lines of words that the cases tell, by "phase" and "team"."""
    found: dict[str, dict[str, WordLine]] = {"phase": {}, "team": {}}
    for _ in range(2):
        for word, known in sides.teams.items():
            ours = sides.by_cases(word)
            if ours and ours != known:
                sides.teams[word] = ours
                named = _named_in(word, sides.vocabulary)
                if named and named != ours:
                    # Nobody can see whether the name or the cases say it: both are told.
                    found["team"][word] = WordLine(word, ours, Sureness(UNSURE, say(
                        "by the cases that its people hold; its name says {team}", team=named)))
                    continue
                sides.stated.add(word)
                found["team"][word] = WordLine(word, ours, Sureness(LIKELY, _HOLD))
        for word, known in sides.phases.items():
            ours = "" if known else sides.by_team(word)
            if ours:
                sides.phases[word] = ours
                found["phase"][word] = WordLine(word, ours, Sureness(LIKELY, _HELD))
    left = {*sides.vocabulary.phases.values()} - {*sides.phases.values()}
    unknown = [word for word, known in sides.phases.items() if not known]
    if len(left) == len(unknown) == 1:
        word, ours = unknown[0], left.pop()
        sides.phases[word] = ours
        found["phase"][word] = WordLine(word, ours, Sureness(UNSURE, LEFT))
        for team, known in sides.teams.items():
            if (mine := sides.by_cases(team)) and mine != known:
                found["team"][team] = WordLine(team, mine, Sureness(UNSURE, _HOLD))
    return found


def _named_in(word: str, vocabulary: Vocabulary) -> str:
    """The one team of the model whose name is a part of a word that says no other; blank: none."""
    named = {team for part in _WORDS_OF_NAMES.split(word)
             if (team := find(part, vocabulary.teams)) is not None}
    return named.pop() if len(named) == 1 and readings("team", word, vocabulary) == named else ""


def _mostly(words: Counter[str], meant: Mapping[str, str]) -> str:
    """What most of some words mean; blank where that is not known, or too few are counted."""
    total = sum(words.values())
    counted: Counter[str] = Counter()
    for word, times in words.items():
        counted[meant.get(word, "")] += times
    ours, most = counted.most_common(1)[0] if counted else ("", 0)
    return ours if total >= _ENOUGH and most >= _MOST * total else ""


def _meant(
    key: str, words: set[str], lines: Sequence[WordLine], vocabulary: Vocabulary
) -> dict[str, str]:
    """What words mean by themselves; blank where that is doubted."""
    told = {line.theirs: line.ours if line.level.name != UNSURE else "" for line in lines}
    among = sorted(words)
    return {word: told[word] if word in told else (
        "" if (found := guess(key, word, among, vocabulary)) is None else found.ours)
        for word in among}


def cells_of(proposal: TableProposal, key: str) -> tuple[str, ...]:
    """The cells of the column that one of ours is proposed from; none where there is none."""
    line = proposal.lines.get(key)
    if line is None or line.rule is None:
        return ()
    headers, ticks, inside = line.rule.headers, line.rule.ticked, line.rule.between
    if ticks:
        return _ticked(proposal, ticks)
    if key == "caseworker" and line.rule.name_of is not None:
        return tuple(_inside(one, inside) for one in _called(proposal, line.rule.name_of))
    # Of who stands in and whose case it is, the latter says whose team it is of.
    headers = headers[-1:] if key == "caseworker" else headers
    columns = [proposal.meant.table.column(header) for header in headers]
    cells = [column.contents.cells for column in columns if column is not None]
    said = tuple(" ".join(row).strip() for row in zip(*cells, strict=True))
    if line.rule.part and line.rule.separator:
        at = line.rule.part - 1 if line.rule.part > 0 else line.rule.part
        return tuple(one.split(line.rule.separator)[at].strip() for one in said)
    return tuple(_inside(one, inside) for one in said)


def _inside(word: str, signs: tuple[str, str] | None) -> str:
    """What stands between two signs, where it does."""
    return word if signs is None else (
        word.partition(signs[0])[2].partition(signs[1])[0] or word)


def _called(proposal: TableProposal, of: NameOf) -> Iterator[str]:
    """What the file, the sheet or the heading above each row is called."""
    for table in proposal.meant.sources:
        names = {number: word for word, numbers in groups(table.raw, of) for number in numbers}
        yield from (names[number] for number in table.raw.grid.numbers)


def _ticked(proposal: TableProposal, ticks: Mapping[str, str]) -> tuple[str, ...]:
    """In each row the item that is ticked; blank where none is."""
    columns = {item: column.contents.cells for header, item in ticks.items()
               if (column := proposal.meant.table.column(header)) is not None}
    return tuple(
        next((item for item, cell in zip(columns, row, strict=True) if is_true(cell)), "")
        for row in zip(*columns.values(), strict=True))


def _teams_of(staff: TableProposal, teams: Sequence[str]) -> Mapping[str, str]:
    """What each of the staff may be called -> the word of the team."""
    found: dict[str, str] = {}
    for key in ("id", "name"):
        for word, team in zip(cells_of(staff, key), teams, strict=False):
            found[in_order(word)] = team
    return found


def holding_teams(proposal: TableProposal, staff: TableProposal) -> Sequence[str]:
    """In each row the word of the team of who holds the case; blank: nobody known."""
    teams = _teams_of(staff, cells_of(staff, "team"))
    return [next((team for one in (who, *PARTS.split(who))
                  if (team := teams.get(in_order(one.strip())))), "")
            for who in cells_of(proposal, "caseworker")]


def _pairs(proposal: TableProposal, staff: TableProposal) -> Iterator[tuple[str, str]]:
    for phase, team in zip(
            cells_of(proposal, "phase"), holding_teams(proposal, staff), strict=False):
        if phase and team:
            yield phase, team
