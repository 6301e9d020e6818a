"""Levels of complexity as offices call them: by name, by more and less, by initials, by steps."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assigner.files import cells
from assigner.files.cells import Context
from assigner.files.vocabulary import fold, nearest
from assigner.profiles.suggest.latin import latin

NEAR = 0.8
"""How much alike two spellings of one word are."""
_STEP = re.compile(r"(?:\w+ )?(?:\d|[ivx]+|[a-c]) ?[-–:/] ?(\w.*)")
"""A step of a scale with its name: "tier ii - complex"."""
_NUMBERED = re.compile(r"\s*[(\[]?\b(?:\d|[ivx]+|[a-c])[)\]]?$")
_SIGN = re.compile(r"(\W)\1*")
LEVELS = _SIMPLE, _COMPLEX, _VERY = "simple", "complex", "very_complex"
# Word for word: the three classes as offices call them.
_COMPLEXITY: Mapping[str, str] = {
    **dict.fromkeys(("let", "lav", "enkel", "enkelt", "simpel", "almindelig", "low", "light",
    "easy",
                     "standard", "simple", "mild", "gering", "niedrig", "leicht", "einfach",
                     "lätt", "låg",
                     "lav tyngde", "rutine", "routine", "lille",
                     "enkla", "nem", "nemt", "lettere", "enklere", "basic", "minor", "basal",
                     "straightforward", "ukompliceret", "ukompleks", "lett", "liten",
                     "licht", "laag", "eenvoudig", "låg tyngd"), _SIMPLE),
    **dict.fromkeys(("mellem", "middel", "medium", "moderate", "mid", "mod", "med", "kompleks",
                     "kompliceret", "complex", "moderat", "mittel", "mellan", "medel", "komplex",
                     "middels", "medelsvår", "mittelschwer", "middelsvær",
                     "moderately complex", "sammensat", "sammensatte", "sammansatt",
                     "gemiddeld", "matig"), _COMPLEX),
    **dict.fromkeys(("tung", "høj", "svær", "meget tung", "meget kompleks", "meget kompliceret",
                     "high", "heavy", "svært", "intensive", "intensiv", "hard",
                     "very complex", "severe", "hoch", "schwer",
                     "sehr komplex",
                     "hög", "svår", "høy", "mycket komplex", "særlig tung", "vanskelig",
                     "krævende", "hårdt belastet", "serious", "critical", "schwierig",
                     "zwaar", "hoog", "zeer complex"), _VERY),
}
# A word with one of these before it is more than the word alone: "meget svær", "very hard".
_MORE = frozenset(("meget", "særlig", "særligt", "særdeles", "ekstra", "ekstremt", "very", "highly",
                   "extremely", "most", "extra", "exceptionally", "mycket", "synnerligen", "sehr",
                   "besonders", "svært", "veldig", "yderst", "mg", "v",
                   "zeer"))
_LESS = frozenset(("ikke", "mindre", "not", "less", "ej", "inte", "nicht", "weniger", "lidt",
                   "slightly", "mildly", "knapt"))
# What is so is no end of a scale: below it is what is less, above it what is more.
_BETWEEN = frozenset((
    "mellem", "middel", "medium", "moderate", "moderat", "mid", "mittel", "mellan", "medel",
    "middels", "medelsvår", "mittelschwer", "middelsvær", "normal", "average", "gennemsnitlig",
    "genomsnittlig", "gjennomsnittlig", "durchschnittlich", "gemiddeld", "matig"))
COLOUR = "colour"
"""What says that a word is one of three colours, of which everybody takes red for the heaviest."""
_COLOURS: tuple[tuple[str, ...], ...] = (
    ("grøn", "gul", "rød"), ("green", "amber", "red"), ("green", "yellow", "red"),
    ("green", "orange", "red"), ("grün", "gelb", "rot"), ("grön", "gul", "röd"),
    ("grønn", "gul", "rød"), ("g", "a", "r"),
)
# Scales whose direction nobody can be sure of: they are proposed, never taken.
_SCALES: tuple[tuple[str, ...], ...] = (
    ("1", "2", "3"), ("a", "b", "c"), ("i", "ii", "iii"), *_COLOURS,
    ("s", "m", "l"), ("l", "m", "h"), ("l", "m", "t"), ("niveau 1", "niveau 2", "niveau 3"),
    ("level 1", "level 2", "level 3"), ("stufe 1", "stufe 2", "stufe 3"), ("0", "1", "2"),
    ("lidt", "noget", "meget"), ("little", "some", "much"), ("lite", "noe", "mye"),
    ("t1", "t2", "t3"), ("k1", "k2", "k3"), ("lav", "mellem", "høj"),
)
# The classes by their whole names, from which offices make initials and short forms.
_NAMES: tuple[tuple[str, str, str], ...] = (
    ("simple", "complex", "very complex"), ("standard", "complex", "very complex"),
    ("enkel", "kompleks", "meget kompleks"), ("enkel", "kompliceret", "meget kompliceret"),
    ("simpel", "kompleks", "meget kompleks"), ("let", "tung", "meget tung"),
    ("almindelig", "kompleks", "meget kompleks"), ("enkel", "komplex", "mycket komplex"),
    ("einfach", "komplex", "sehr komplex"), ("enkel", "kompleks", "særlig kompleks"),
    ("simple", "complex", "highly complex"), ("low", "medium", "high"),
    ("lav", "mellem", "høj"), ("let", "middel", "svær"), ("let", "mellem", "tung"),
)
_SHORT = 3


@dataclass(frozen=True)
class Guess:
    """What a word means; `sure` where the model, or everybody, calls it so."""

    ours: str
    sure: bool
    needed: bool
    """Whether a profile must say it: our readers do not know the word."""
    by: str = ""
    """The word, or the beginning of one, that it was known by."""
    likely: bool = False
    """Whether the other words of its column say so too: a set of initials."""
    contested: bool = False
    """Whether it may as well mean something else."""


def level(word: str, among: Sequence[str]) -> Guess | None:
    """What a word of a column means; `among`: every word of that column. None: nobody knows."""
    ends = {fold(other).rpartition(" ")[2] for other in among}
    if len(ends) == 1 < len(among) and all(" " in fold(other) for other in among):
        # "Enkel sag" and "kompleks sag" are told apart by what stands before that.
        word, among = fold(word).rpartition(" ")[0], [
            fold(other).rpartition(" ")[0] for other in among]
    placed = _about_the_middle(frozenset(map(_bare, among))).get(_bare(word))
    if placed is not None:
        return Guess(placed, sure=False, needed=True, likely=True)
    read = cells.complexity(word, Context())
    if not read.faults:
        return Guess(str(read.value), sure=True, needed=False)
    scale = _scale(frozenset(map(fold, among)))
    folded = fold(word)
    bare = _bare(word)
    found = _COMPLEXITY.get(folded) or _COMPLEXITY.get(bare)
    step = _STEP.fullmatch(folded)
    if found is None and step is not None:
        named = cells.complexity(step[1], Context())
        found = _COMPLEXITY.get(step[1]) if named.faults else str(named.value)
    more = any(_bare(other).endswith(f" {bare}") for other in among)
    if found == _VERY and more:
        # "Tung", where something is "meget tung"; of four words somebody says which goes where:
        # with one below it already, it is as near to either.
        if any(_COMPLEXITY.get(_bare(other)) == _COMPLEX for other in among):
            return None
        return Guess(_COMPLEX, sure=len({*among}) <= len(LEVELS), needed=True)
    if found is not None:
        return Guess(found, sure=True, needed=True)
    graded = _graded(bare, [_bare(other) for other in among])
    if graded:
        return Guess(graded, sure=False, needed=True, likely=True)
    if folded in scale:
        coloured = scale in _COLOURS
        return Guess((_SIMPLE, _COMPLEX, _VERY)[scale.index(folded)], sure=False, needed=True,
                     by=COLOUR if coloured else "", likely=coloured)
    short = _initials(frozenset(map(latin, among))).get(latin(word))
    if short is not None:
        return Guess(short, sure=False, needed=True, likely=True)
    near = nearest(word, _COMPLEXITY, NEAR)
    return None if near is None else Guess(_COMPLEXITY[near], sure=False, needed=True)


def _graded(word: str, among: Sequence[str]) -> str:
    """What a word is by words that say more or less of the same thing: "svær", "meget svær"."""
    degree, _, rest = word.partition(" ")
    if degree.rstrip(".") in _MORE and rest in among:
        return _VERY
    if degree.rstrip(".") in _LESS and rest in among:
        return _SIMPLE
    above = any(other.endswith(f" {word}") and other.partition(" ")[0].rstrip(".") in _MORE
                for other in among)
    return _COMPLEX if above else ""


@cache
def _about_the_middle(words: frozenset[str]) -> Mapping[str, str]:
    """What a word for the middle, and those beside it, are where their own names say otherwise.

    "Enkel", "normal", "kompleks": what lies above the middle is the heaviest, whatever it is
    called; "normal", "kompleks", "meget kompleks": with nothing below it, the middle is lightest.
    """
    middle, beside = words & _BETWEEN, words - _BETWEEN
    usual = {word: _usual(word) for word in beside}
    if len(middle) != 1 or not beside or len({*usual.values()}) < len(beside):
        return {}
    (word,) = middle
    match sorted(usual.values()):
        case ["complex", "simple"]:
            return {word: _COMPLEX, **{
                one: _VERY if own == _COMPLEX else own for one, own in usual.items()}}
        case ["complex", "very_complex"]:
            return {word: _SIMPLE}
        case ["simple", "very_complex"] if not _usual(word):
            return {word: _COMPLEX}
    return {}


def _usual(word: str) -> str:
    """What a word means by itself; blank: nobody knows."""
    read = cells.complexity(word, Context())
    return _COMPLEXITY.get(word, "") if read.faults else str(read.value)


def _bare(word: str) -> str:
    """A level without its number, as in "3 - tung" or "tung (3)"."""
    return _NUMBERED.sub("", fold(word).lstrip("0123456789.)- ")).strip()


@cache
def _initials(words: frozenset[str]) -> Mapping[str, str]:
    """What a set of short forms means: "E", "K" and "MK"; nothing where one of them is none.

    Three single letters may be a scale of another kind: one of two words has to be among them.
    """
    for names in _NAMES:
        found = {word: level for word in words
                 for level, name in zip((_SIMPLE, _COMPLEX, _VERY), names, strict=True)
                 if _is_short(word, latin(name))}
        parts = max((len(re.sub(r"[^\w]", "", word)) for word in words), default=0)
        if len(found) == len(words) > 1 == len(words) - len(set(found.values())) + 1 and parts > 1:
            return found
    return {}


def _is_short(word: str, name: str) -> bool:
    """Whether a word is initials of a name, or the beginnings of its words."""
    initials = "".join(part[0] for part in name.split())
    parts, whole = re.sub(r"[^\w]+", " ", word).split(), name.split()
    begun = len(parts) == len(whole) and all(
        long.startswith(part) for part, long in zip(parts, whole, strict=True))
    joined = "".join(parts)
    return joined == initials or (begun and len(joined) >= _SHORT) or (
        len(joined) >= _SHORT and joined[:1] == name[:1] and _in_turn(joined, name)) or (
        len(whole) > 1 and joined[:1] == initials[:1] and len(joined) >= _SHORT
        and "".join(whole[1:]).startswith(joined[1:]))


def _in_turn(letters: str, name: str) -> bool:
    """Whether a name has these letters in this order: "CPX" is "complex"."""
    left = iter(name)
    return all(letter in left for letter in letters)


@cache
def _scale(words: frozenset[str]) -> tuple[str, ...]:
    """The scale that all words are steps of; none where there is no such one."""
    found = next((scale for scale in _SCALES if words and words <= set(scale)), ())
    if found or len(words) < 2:
        return found
    if all(map(_SIGN.fullmatch, words)) and len({word[0] for word in words}) == 1:
        return tuple(sorted(words, key=len)) if max(map(len, words)) <= len(LEVELS) else ()
    # "N1", "N2" and "N3" are steps as 1, 2 and 3 are, and so are "Tier 1", "Tier 2" and "Tier 3".
    heads = {word[:-1] for word in words}
    if len(heads) == 1 and len(head := heads.pop()) <= _SHORT and head.isalpha():
        return tuple(f"{head}{step}" for step in _scale(frozenset(word[-1] for word in words)))
    named = {word.rpartition(" ")[0] for word in words}
    name = named.pop() if len(named) == 1 else ""
    bare = _scale(frozenset(word.rpartition(" ")[2] for word in words)) if name else ()
    return tuple(f"{name} {step}" for step in bare)
