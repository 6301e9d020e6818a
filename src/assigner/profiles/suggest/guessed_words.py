"""What words of an export mean in the model: known, spelt nearly so, or of a known scale."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assigner.files.vocabulary import Vocabulary, find, fold, nearest
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.level_words import NEAR, Guess, level

_SHORT = 3
# Beginnings of words; the keys are phases of the models of child protection. A model without
# them knows its phases by their names alone.
_PHASE: Mapping[str, tuple[str, ...]] = {
    "intake": ("duty", "modt", "underret", "visit", "intake", "screen", "referral", "front",
               "eingang", "erstkontakt", "mottag", "förhands", "forhånd", "initial", "notif",
               "henvend", "melding", "mottak", "mash", "contact", "forsamtale", "indgang",
               "sagsåbn", "aktualis", "hotline", "triage", "meldung", "orosanm", "aanmeld",
               "toegang"),
    "investigation": ("unders", "udred", "bfu", "børnefaglig", "§ 50", "§50", "§ 20", "§20",
                      "invest", "assess", "enquir", "inquir", "single ass", "c&f",
                      "section 47", "s47", "s.47", "abklär", "utred", "prüfung", "afdæk",
                      "sagsoplys", "sagsvurd", "personunders", "onderzoek", "gefährdung", "§ 8a",
                      "§8a"),
    "measures": ("cin", "child in need", "looked after", "lac", "cla", "care leav", "leaving care",
                 "foster", "perman", "in home", "in-home", "preserv", "case manag", "verkställ",
                 "uppfölj", "placer", "iværksat", "foranst", "indsats", "opfølg", "handleplan",
                 "measure", "ongoing", "support", "støtt", "stöd",
                 "long term", "longer term", "hilfe", "insats", "tiltak", "maßnahme", "massnahme",
                 "§ 52", "§ 32",
                 "begeleid", "maatregel", "uitvoering",
                 "anbring", "child protection plan", "cpp", "plan", "behandl", "tilsyn", "forløb"),
}


def guess(key: str, word: str, among: Sequence[str], vocabulary: Vocabulary) -> Guess | None:
    """What a word of a column means; `among`: every word of that column. None: nobody knows."""
    if key == "complexity":
        return _of_levels(word, among, vocabulary)
    known = vocabulary.phases if key == "phase" else vocabulary.teams
    found = find(word, known)
    made = _of_model(key, word, known, vocabulary) if found is None else Guess(
        found, sure=True, needed=False, by=found)
    return made if made is None else _contested(key, word, made, among, vocabulary)


def _contested(
    key: str, word: str, made: Guess, among: Sequence[str], vocabulary: Vocabulary
) -> Guess:
    """A word that the model has for one team, and that begins like the phase of another one.

    It is doubted where no other word of its column means either; where one does, see `clashing`.
    """
    team = find(word, vocabulary.teams) or (made.ours if key == "team" else None)
    takes = vocabulary.team_phases.get(team or "", frozenset())
    begun = [phase for phase in _stems(fold(word)) if phase in vocabulary.phases.values()]
    if team is None or find(word, vocabulary.phases) or len(begun) != 1 or {*begun} & takes or (
        len(takes) != 1
    ):
        return made
    said = {phase for other in among if fold(other) != fold(word) for phase in _phases(
        other, vocabulary)}
    if {*begun} <= said or takes <= said:
        return made
    ours = begun[0] if key == "phase" else next(
        (one for one, own in vocabulary.team_phases.items() if own == {*begun}), made.ours)
    return Guess(ours, sure=False, needed=True, by=begun[0], contested=True)


def readings(key: str, word: str, vocabulary: Vocabulary) -> set[str]:
    """All that a word of a phase or a team may mean: by its name, and by how it begins."""
    made = guess(key, word, [word], vocabulary)
    begun = {*_stems(fold(word))} & {*vocabulary.phases.values()}
    if key == "team":
        begun = {team for team, own in vocabulary.team_phases.items() if len(own) == 1
                 and own <= begun}
    team = find(word, vocabulary.teams) if key == "phase" else None
    takes = vocabulary.team_phases.get(team or "", frozenset())
    return begun | ({made.ours} if made is not None else set()) | (
        {*takes} if len(takes) == 1 else set())


def _phases(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The phases that a word may say, of itself or as a team."""
    own = find(word, vocabulary.phases)
    team = vocabulary.team_phases.get(find(word, vocabulary.teams) or "", frozenset())
    return frozenset((own,)) if own else team or frozenset(_stems(fold(word)))


def clashing(key: str, found: Mapping[str, Guess], vocabulary: Vocabulary) -> frozenset[str]:
    """What several words of a column, known by different signs, are all said to mean.

    Only where the model has something left that no word of it means: then one of them is likelier
    to mean that. Of teams, so is one of two names that the model itself has for one of them.
    """
    meant: dict[str, set[str]] = {}
    known: dict[str, set[str]] = {}
    for word, one in found.items():
        meant.setdefault(one.ours, set()).add(one.by)
        if key == "team" and not one.needed:
            known.setdefault(one.ours, set()).add(fold(word))
    every = {"phase": vocabulary.phases, "team": vocabulary.teams}.get(key, {})
    left = set(every.values()) - meant.keys()
    if not left:
        return frozenset()
    # One of two words for the same, that may mean what is left as well.
    counted = Counter(one.ours for one in found.values())
    other = {one.ours for word, one in found.items()
             if counted[one.ours] > 1 and readings(key, word, vocabulary) & left}
    return frozenset(ours for ours, signs in meant.items()
                     if len(signs) > 1 or len(known.get(ours, ())) > 1 or ours in other)


def other_reading(
    key: str, word: str, ours: str, among: Iterable[Guess | None], vocabulary: Vocabulary
) -> str:
    """What a doubted word may mean as well, by its beginning, and no word of its column does.

    Where there is no such thing, what it was taken for.
    """
    meant = {one.ours for one in among if one is not None}
    begun = {*_stems(fold(word))}
    every = {*vocabulary.phases.values()} & begun if key == "phase" else {
        team for team, own in vocabulary.team_phases.items() if len(begun) == 1 and own == begun}
    left = every - meant
    return left.pop() if len(left) == 1 else ours


def _of_model(
    key: str, word: str, known: Mapping[str, str], vocabulary: Vocabulary
) -> Guess | None:
    folded = fold(word)
    near = nearest(word, known, NEAR)
    if near is not None:
        return Guess(known[near], sure=True, needed=True, by=known[near])
    if key == "phase":
        # A team by the name may take one phase alone.
        team = find(word, vocabulary.teams)
        phases = vocabulary.team_phases.get(team or "", frozenset())
        if len(phases) == 1:
            return Guess(next(iter(phases)), sure=False, needed=True, by=folded)
    begun = {known[alias]: known[alias] for alias in known
             if len(folded.rstrip(".")) >= 3 and alias.startswith(folded.rstrip("."))}
    begun = begun or {ours: ours for ours in _within(folded, known)}
    if not begun:
        stems = _stems(folded)
        if key == "phase":
            begun = {phase: start for phase, start in stems.items() if phase in known.values()}
        else:
            begun = {team: next(iter(stems.values()))
                     for team, phases in vocabulary.team_phases.items()
                     if len(stems) == 1 and phases == set(stems)}
    if len(begun) != 1:
        return None
    (ours, by), = begun.items()
    return Guess(ours, sure=False, needed=True, by=by)


@lru_cache(maxsize=4096)
def _stems(folded: str) -> Mapping[str, str]:
    """Phases by the stem that a word begins with, or else that begins with it."""
    return {phase: start for phase, starts in _PHASE.items() for start in reversed(starts)
            if _begins(folded, start)} or {
        phase: start for phase, starts in _PHASE.items() for start in reversed(starts)
        if len(folded) >= _SHORT and start.startswith(folded.rstrip("."))}


def _begins(folded: str, start: str) -> bool:
    """Whether a word, or one inside it, begins so; short stems are whole words."""
    words = f" {latin(folded)}".replace("-", " ").replace("/", " ")
    stem = latin(start)
    return f" {stem} " in f"{words} " if len(stem) <= _SHORT else f" {stem}" in words


def _within(folded: str, known: Mapping[str, str]) -> set[str]:
    """Words of the model inside a longer name, as in "Team Modtagelse Syd"."""
    words = folded.replace("-", " ").split()
    return {known[alias] for alias in known if alias in words or (
        len(alias) > 5 and any(word.startswith(alias) for word in words))}


def _of_levels(word: str, among: Sequence[str], vocabulary: Vocabulary) -> Guess | None:
    """A level of the model; where it names none of its own, of the three."""
    own = vocabulary.complexities
    if own is None:
        return level(word, among)
    found = find(word, own)
    if found is not None:
        return Guess(found, sure=True, needed=False, by=found)
    near = nearest(word, own, NEAR)
    if near is not None:
        return Guess(own[near], sure=False, needed=True, by=own[near])
    usual = level(word, among)
    return usual if usual is not None and usual.ours in own.values() else None
