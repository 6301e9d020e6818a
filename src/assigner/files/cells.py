"""One cell as a value, or as the faults in it. What is not certain is never guessed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assigner.files.complaints import shown
from assigner.files.vocabulary import Vocabulary, find, fold, fold_name, nearest
from assigner.quantity import minutes
from assigner.words import Words, joined, marked, say, term

_HOURS, _DIGITS = 60, 24
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[., ]\d{3})+[.,]\d+", re.ASCII)
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_DATES = (
    re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d\d?)-(?P<d>\d\d?){_MIDNIGHT}", re.ASCII),
    re.compile(
        rf"(?P<d>\d\d?)(?P<by>[-./])(?P<m>\d\d?)(?P=by)(?P<y>\d{{4}}){_MIDNIGHT}", re.ASCII
    ),
)
_TRUE = frozenset({"ja", "yes", "1", "x", "true", "sand"})
_FALSE = frozenset({"nej", "no", "0", "false", "falsk"})
_COMPLEXITIES = {
    "simple": "simple",
    "enkel": "simple",
    "complex": "complex",
    "kompleks": "complex",
    "very complex": "very_complex",
    "meget kompleks": "very_complex",
    "meget kompliceret": "very_complex",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell, before anybody says where the cell is."""

    code: str
    message: Words
    fix: Words

    @property
    def warning(self) -> bool:
        """Whether the cell can be used all the same."""
        return self.code.startswith("W")


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says, and the faults in it."""

    value: object
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Context:
    """What cells are read against: the words of the model, and one spelling for each word.

    Without a vocabulary (the model is not known yet) any team, phase or role passes.
    """

    vocabulary: Vocabulary | None = None
    spelling: Mapping[str, str] = field(default_factory=dict)


Convert = Callable[[str, Context], Read]


def items(text: str) -> list[str]:
    """The items of a list inside a cell."""
    return [item for part in text.split("|") if (item := part.strip())]


def plain(text: str, context: Context) -> Read:
    """Text as it stands: names and ids."""
    return Read(text)


def ids(text: str, context: Context) -> Read:
    """A list of ids."""
    return Read(frozenset(items(text)))


def word(text: str, context: Context) -> Read:
    """A word of the office: the same word however it is spelt in other cells."""
    return Read(context.spelling.get(fold(text), text))


def word_list(text: str, context: Context) -> Read:
    """A list of words of the office."""
    return Read(frozenset(context.spelling.get(fold(item), item) for item in items(text)))


def team(text: str, context: Context) -> Read:
    """A team of the model."""
    known = None if context.vocabulary is None else context.vocabulary.teams
    return _of_model(text, known, "E102",
                     marked('"{value}" is not a team of the model.'))


def phase(text: str, context: Context) -> Read:
    """A phase of the model."""
    known = None if context.vocabulary is None else context.vocabulary.phases
    return _of_model(text, known, "E104",
                     marked('"{value}" is not a phase of the model.'))


def roles(text: str, context: Context) -> Read:
    """A list of roles; one the model does not know is a warning, and is left out."""
    if context.vocabulary is None:
        return Read(frozenset(fold(item) for item in items(text)))
    known = context.vocabulary.roles
    template = marked('The model knows no role "{value}"; it is not read.')
    read = [_of_model(item, known, "W202", template) for item in items(text)]
    return Read(
        frozenset(role.value for role in read if not role.faults),
        tuple(fault for role in read for fault in role.faults),
    )


def complexity(text: str, context: Context) -> Read:
    """How heavy a case is: one of three classes."""
    found = _COMPLEXITIES.get(fold(fold_name(text)))
    if found is not None:
        return Read(found)
    message = say('"{value}" is not a complexity.', value=shown(text))
    return _bad("E103", message, say("Write simple, complex or very_complex."))


def truth(text: str, context: Context) -> Read:
    """Yes or no; a blank cell is no."""
    answer = fold(text)
    if answer in _TRUE or answer in _FALSE:
        return Read(answer in _TRUE)
    message = say('"{value}" is neither yes nor no.', value=shown(text))
    return _bad("E109", message, say("Write ja or nej, yes or no, 1 or 0, x or nothing."))


def interests(text: str, context: Context) -> Read:
    """A list of `topic:score`."""
    scores: dict[str, int] = {}
    faults: list[Fault] = []
    fix = say("Write topic:score with a score of -2, -1, 0, +1 or +2, as unge:+2.")
    for item in items(text):
        topic, colon, score = (part.strip() for part in item.rpartition(":"))
        topic = context.spelling.get(fold(topic), topic)
        number = score.replace("\u2212", "-")
        values = {"value": shown(item), "topic": shown(topic), "score": shown(score)}
        if not colon or not topic or not _NUMBER.fullmatch(number):
            faults.append(Fault("E110", say('"{value}" is not topic:score.', **values), fix))
        elif number not in {"-2", "-1", "-0", "0", "+0", "1", "+1", "2", "+2"}:
            message = say('"{value}" has a score outside -2 to +2.', **values)
            faults.append(Fault("E110", message, fix))
        elif scores.setdefault(topic, int(number)) != int(number):
            message = say('"{topic}" has two different scores.', **values)
            faults.append(Fault("E110", message, say("Keep one of them.")))
    return Read(tuple(sorted(scores.items())), tuple(faults))


def day(text: str, context: Context) -> Read:
    """A date in one of four forms, all with the year in full."""
    return _day(text, open_end=False)


def last_day(text: str, context: Context) -> Read:
    """A date that ends something; 31-12-9999 and the like stand for an open end."""
    return _day(text, open_end=True)


def hours(above_zero: bool = False) -> Convert:
    """Make the reader of hours a week, up to 60, as whole minutes."""
    limits = say("Write 0 to 60 hours.")
    if above_zero:
        limits = say("Write hours above 0 and at most 60.")

    def read(text: str, context: Context) -> Read:
        number = _number(text, say("Write hours as a number, as 37 or 24,5."))
        if isinstance(number, Fault):
            return Read(None, (number,))
        if 0 <= number <= _HOURS and (whole := minutes(Fraction(number))) >= above_zero:
            return Read(whole)
        return _bad("E106", say('"{value}" hours is out of range.', value=shown(text)),
                    limits)

    return read


def count(least: int, most: int, percent: bool = False) -> Convert:
    """Make the reader of whole numbers from `least` to `most`."""
    fix = say("Write a whole number from {least} to {most}.", least=least, most=most)

    def read(text: str, context: Context) -> Read:
        bare = text.removesuffix("%").rstrip() if percent else text
        number = _number(bare, fix)
        if isinstance(number, Fault):
            return Read(None, (number,))
        if number != number.to_integral_value():
            message = say('"{value}" is not a whole number.', value=shown(text))
            return _bad("E107", message, fix)
        if not least <= number <= most:
            return _bad("E106", say('"{value}" is out of range.', value=shown(text)), fix)
        return Read(int(number))

    return read


def _number(text: str, fix: Words) -> Decimal | Fault:
    bare = text.replace("\u2212", "-")
    if _THOUSANDS.fullmatch(bare):
        message = say('"{value}" can be read in two ways.', value=shown(text))
        return Fault("E105", message, say("Write it without separators between thousands."))
    if not _NUMBER.fullmatch(bare):
        return Fault("E105", say('"{value}" is not a number.', value=shown(text)), fix)
    if len(bare) > _DIGITS:
        return Fault("E106", say('"{value}" is out of range.', value=shown(text)), fix)
    return Decimal(bare.replace(",", "."))


def _day(text: str, open_end: bool) -> Read:
    form = next((found for form in _DATES if (found := form.fullmatch(text))), None)
    fix = say("Write the date as 2026-11-23 or 23-11-2026.")
    if form is None:
        return _bad("E108", say('"{value}" is not a date.', value=shown(text)), fix)
    try:
        read = date(int(form["y"]), int(form["m"]), int(form["d"]))
    except ValueError:
        return _bad("E108", say('There is no such date as "{value}".', value=shown(text)), fix)
    if open_end and read > LATEST:
        return Read(LATEST)
    if EARLIEST <= read <= LATEST:
        return Read(read)
    message = say('"{value}" is not between 1900 and 2100.', value=shown(text))
    return _bad("E108", message, fix)


def _of_model(text: str, known: Mapping[str, str] | None, code: str, template: str) -> Read:
    if known is None:
        return Read(fold(text))
    key = find(text, known)
    if key is not None:
        return Read(key)
    keys = sorted(set(known.values()))
    values = {"near": nearest(text, known), "known": joined(term(key) for key in keys)}
    fix = say("Write {near}; the model knows {known}.", **values)
    if values["near"] is None:
        fix = say("The model knows {known}.", **values)
    return _bad(code, say(template, value=shown(text)), fix)


def _bad(code: str, message: Words, fix: Words) -> Read:
    return Read(None, (Fault(code, message, fix),))
