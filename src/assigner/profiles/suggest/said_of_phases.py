"""Teams that go by the words of phases: what those mean is asked of the phases alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assigner.files.vocabulary import Vocabulary, find, fold
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.holders import cells_of
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE, Sureness, WordLine
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.taken import take
from assigner.profiles.suggest.word_lines import meanings
from assigner.words import say

_SAME = 0.8
_PHASES = say("what stands below it are the words of the cases' phase")
_TAKES = say("the team that takes the phase of that name")
_WHY = say("a team is called as the phase is that it takes")


def teams_by_phases(proposals: Sequence[TableProposal], vocabulary: Vocabulary) -> None:
    """A column of the staff in the words of the cases' phase is their team, whatever it is called.

    Where another column says the team, nobody can see what it is: it is asked.
    """
    staff = next((one for one in proposals if one.meant.name == "caseworkers"), None)
    words = {fold(word) for one in proposals if one.meant.of_cases
             for word in cells_of(one, "phase")} - {""}
    if staff is None:
        return
    team = staff.lines.get("team")
    said = {header for key, line in staff.lines.items() if line.rule is not None
            and key not in ("districts", "team") for header in line.rule.reads}
    alike = [column for column in staff.meant.table.columns
             if column.header not in said and not column.personal
             and len(column.contents.distinct) > 1
             and column.contents.among(frozenset(words)) >= _SAME]
    if not alike:
        return
    if team is None or team.rule is None:
        take(staff, "team", alike[0].header, Sureness(LIKELY, _PHASES), vocabulary)
        own = {line.theirs: line for line in staff.words.get("team", ())}
        for word, phase in _phases(proposals, alike[0].contents.distinct, vocabulary).items():
            takes = [ours for ours, phases in vocabulary.team_phases.items() if phase in phases]
            if len(takes) == 1 and find(word, vocabulary.teams) is None:
                own[word] = WordLine(word, takes[0], Sureness(LIKELY, _TAKES))
        if own:
            staff.words["team"] = [own[word] for word in sorted(own)]
    elif (line := staff.lines.get("districts")) is not None and line.rule is not None and (
        {*line.rule.reads} & {column.header for column in alike}
    ):
        staff.lines["districts"] = replace(line, level=Sureness(UNSURE, _PHASES))


def said_of_phases(proposals: Sequence[TableProposal], vocabulary: Vocabulary) -> None:
    """Take what words of teams mean from the phases, where both are in doubt."""
    staff = next((one for one in proposals if one.meant.name == "caseworkers"), None)
    line = None if staff is None else staff.lines.get("team")
    if staff is None or line is None or line.rule is None or not _alike(vocabulary):
        return
    asked = {fold(one.theirs) for proposal in proposals if proposal.meant.of_cases
             for one in _whole(proposal)}
    own = [one for one in staff.words.get("team", ()) if fold(one.theirs) in asked]
    if not any(one.level.name == UNSURE for one in own):
        return
    rest = tuple(dict.fromkeys(
        word for word in cells_of(staff, "team") if word and fold(word) not in asked))
    told = {one.theirs: one for one in staff.words["team"] if one.level.name != UNSURE}
    staff.words["team"] = [told.get(one.theirs, one) for one in meanings("team", rest, vocabulary)]
    if not staff.words["team"]:
        del staff.words["team"]
    level = Sureness(LIKELY, _WHY) if line.level.name in (SURE, LIKELY) else line.level
    staff.lines["team"] = replace(
        line, rule=line.rule.model_copy(update={"words_of": "phase"}), level=level)


def _phases(
    proposals: Sequence[TableProposal], words: Sequence[str], vocabulary: Vocabulary
) -> Mapping[str, str]:
    """What words mean as phases: by the lines of the lists of cases, else by themselves."""
    told = {fold(line.theirs): line for one in proposals if one.meant.of_cases
            for line in one.words.get("phase", ())}
    found = {}
    for word in words:
        line, known = told.get(fold(word)), guess("phase", word, words, vocabulary)
        if line is not None and line.level.name != UNSURE:
            found[word] = line.ours
        elif line is None and known is not None:
            found[word] = known.ours
    return found


def _whole(proposal: TableProposal) -> list[WordLine]:
    """The lines of phases, where some of them are asked."""
    lines = proposal.words.get("phase", [])
    return lines if any(one.level.name == UNSURE for one in lines) else []


def _alike(vocabulary: Vocabulary) -> bool:
    """Whether every phase is the name of the one team that takes it, too."""
    return all([team for team, own in vocabulary.team_phases.items() if phase in own]
               == [find(phase, vocabulary.teams)] for phase in {*vocabulary.phases.values()})
