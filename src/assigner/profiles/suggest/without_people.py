"""Teams of the model that nobody is in, and none of whose phases any case is in."""

from collections.abc import Sequence

from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.holders import cells_of
from assigner.profiles.suggest.table_lines import TableProposal


def without_people(
    proposals: Sequence[TableProposal], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The teams, in the order of the model; none where a word of teams or phases is not known.

    Perhaps an office has no such team; perhaps one of its words was taken for another one.
    """
    teams, phases = (_meant(key, proposals, vocabulary) for key in ("team", "phase"))
    if not teams or not phases or "" in teams | phases:
        return ()
    return tuple(team for team, own in vocabulary.team_phases.items()
                 if team not in teams and own and not own & phases)


def _meant(
    key: str, proposals: Sequence[TableProposal], vocabulary: Vocabulary
) -> frozenset[str]:
    """What the words of a column are proposed to mean; blank: one that nobody knows."""
    found: set[str] = set()
    for one in proposals:
        words = sorted({*cells_of(one, key)} - {""})
        said = {line.theirs: line.ours for line in one.words.get(key, ())}
        for word in words:
            known = guess(key, word, words, vocabulary)
            found.add(said.get(word, "" if known is None else known.ours))
    return frozenset(found)
