"""Teams that go by the words of phases: what those mean is asked of the phases alone."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.files.vocabulary import Vocabulary, find, fold
from assigner.profiles.suggest.holders import cells_of
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE, Sureness, WordLine
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.word_lines import meanings
from assigner.words import say

_WHY = say("a team is called as the phase is that it takes")


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


def _whole(proposal: TableProposal) -> list[WordLine]:
    """The lines of phases, where some of them are asked."""
    lines = proposal.words.get("phase", [])
    return lines if any(one.level.name == UNSURE for one in lines) else []


def _alike(vocabulary: Vocabulary) -> bool:
    """Whether every phase is the name of the one team that takes it, too."""
    return all([team for team, own in vocabulary.team_phases.items() if phase in own]
               == [find(phase, vocabulary.teams)] for phase in {*vocabulary.phases.values()})
