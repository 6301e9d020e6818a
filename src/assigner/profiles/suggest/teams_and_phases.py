"""Teams and phases whose words say several things, or none: who holds which cases decides them all.

Only where one reading alone leaves no team and no phase of the model without a word, and the cases
agree with it: each phase's are nearly all held by one team. Else it is asked.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.guessed_words import readings

_ENOUGH, _MOST, _MOST_TRIED = 5, 0.8, 4096
"""Cases that say what a word means; the share of them that agree; readings that are tried."""


@dataclass(frozen=True)
class DecidedWords:
    """What each word means. `open_phases`, `open_teams`: those that could have meant another."""

    phases: Mapping[str, str]
    teams: Mapping[str, str]
    open_phases: frozenset[str]
    open_teams: frozenset[str]


def decided(
    pairs: Counter[tuple[str, str]], phases: Mapping[str, str], teams: Mapping[str, str],
    vocabulary: Vocabulary,
) -> DecidedWords | None:
    """The one reading that the cases agree with; None where there is none, or several.

    `pairs`: (phase word, team word) -> how many open cases. `phases`, `teams`: each word, and what
    the export itself says that it is called.
    """
    takes = {team: next(iter(own)) for team, own in vocabulary.team_phases.items() if len(own) == 1}
    if {*takes} != {*vocabulary.teams.values()} or len({*takes.values()}) < len(takes):
        return None
    of_teams = {word: readings("team", plain, vocabulary) or {*takes}
                for word, plain in teams.items()}
    of_phases = {word: readings("phase", plain, vocabulary) or {*takes.values()}
                 for word, plain in phases.items()}
    if prod(map(len, of_teams.values())) > _MOST_TRIED or any(
        len(meant) > 1 and _total(pairs, word) < _ENOUGH for word, meant in of_teams.items()
    ):
        return None
    found = []
    for meant in product(*of_teams.values()):
        said = dict(zip(of_teams, meant, strict=True))
        own = _phases(pairs, {word: takes[team] for word, team in said.items()}, of_phases)
        if {*meant} == {*takes} and own is not None and {*own.values()} == {*takes.values()}:
            found.append((own, said))
    if len(found) != 1:
        return None
    said_of_phases, said_of_teams = found[0]
    return DecidedWords(said_of_phases, said_of_teams,
                        frozenset(word for word in said_of_phases if len(of_phases[word]) > 1),
                        frozenset(word for word in said_of_teams if len(of_teams[word]) > 1))


def _total(pairs: Counter[tuple[str, str]], team: str) -> int:
    return sum(times for (_, word), times in pairs.items() if word == team)


def _phases(
    pairs: Counter[tuple[str, str]], teams: Mapping[str, str], of_phases: Mapping[str, set[str]]
) -> dict[str, str] | None:
    """What words of phases mean if teams take these; None where the cases say something else."""
    found = {}
    for word, may in of_phases.items():
        counted: Counter[str] = Counter()
        for (phase, team), times in pairs.items():
            if phase == word:
                counted[teams[team]] += times
        if counted.total() < _ENOUGH:
            if len(may) == 1:
                found[word] = next(iter(may))
            continue
        (ours, times), = counted.most_common(1)
        if times < _MOST * counted.total() or ours not in may:
            return None
        found[word] = ours
    return found
