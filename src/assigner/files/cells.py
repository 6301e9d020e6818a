"""One cell as a value, or as the faults in it. What is not certain is never guessed."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assigner.files.complaints import shown
from assigner.files.vocabulary import Vocabulary, clean, find, fold, fold_name, nearest
from assigner.quantity import minutes
from assigner.words import Words, joined, marked, say, term

_HOURS, _DIGITS, _MONTHS = 60, 24, 12
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_GROUPED = re.compile(
    r"[+-]?[1-9]\d{0,2}([.,' \u00a0\u2009\u202f\u2019])\d{3}(?:\1\d{3})*", re.ASCII
)
_BETWEEN_THOUSANDS = re.compile(r"[^\d+-]")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[., ]\d{3})+[.,]\d+", re.ASCII)
# A time of day, and how far it is from Greenwich; not Z, which may be another day here.
_TIME = (
    r"(?:(?:T|,?\s+(?:kl\.?\s*)?)(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?"
    r"(?:\s*[AaPp]\.?[Mm]\.?)?(?:[+-]\d\d:?\d\d)?)?"
)
_DATES = (
    re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d\d?)-(?P<d>\d\d?){_TIME}", re.ASCII),
    re.compile(
        rf"(?P<d>\d\d?)(?P<by>[-./])(?P<m>\d\d?)(?P=by)(?P<y>\d{{4}}){_TIME}", re.ASCII
    ),
)
YES = frozenset({"ja", "yes", "1", "x", "true", "sand"})
NO = frozenset({"nej", "no", "0", "false", "falsk"})
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
    `words`, `people`: folded words of the office, ids and names of its caseworkers.
    `advising`: whether near words are looked for.
    """

    vocabulary: Vocabulary | None = None
    spelling: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    advising: bool = True


Convert = Callable[[str, Context], Read]


def plain(text: str, context: Context) -> Read:
    """Text as it stands: names and ids."""
    return Read(text)


def word(text: str, context: Context) -> Read:
    """A word of the office: the same word however it is spelt in other cells."""
    return Read(context.spelling.get(fold(text), text))


def team(text: str, context: Context) -> Read:
    """A team of the model."""
    known = None if context.vocabulary is None else context.vocabulary.teams
    return of_model(text, known, "E102",
                     marked('"{value}" is not a team of the model.'), context)


def phase(text: str, context: Context) -> Read:
    """A phase of the model."""
    known = None if context.vocabulary is None else context.vocabulary.phases
    return of_model(text, known, "E104",
                     marked('"{value}" is not a phase of the model.'), context)


def complexity(text: str, context: Context) -> Read:
    """How heavy a case is: a level of the model, of the three where it names none."""
    own = None if context.vocabulary is None else context.vocabulary.complexities
    if own is not None:
        return of_model(text, own, "E103",
                        marked('"{value}" is not a complexity of the model.'), context)
    found = _COMPLEXITIES.get(fold(fold_name(text)))
    if found is not None:
        return Read(found)
    message = say('"{value}" is not a complexity.', value=shown(text))
    return _bad("E103", message, say("Write simple, complex or very_complex."))


def reason(text: str, context: Context) -> Read:
    """Why somebody has fewer hours: of the model's list, any word where it has none."""
    known = None if context.vocabulary is None else context.vocabulary.reasons
    return of_model(text, known or None, "E127", marked(
        '"{value}" is not a reason of the model for fewer hours.'), context)


def staff_reason(text: str, context: Context) -> Read:
    """Why a staff change happens: of the model's list alone, and never said again if it is not."""
    reasons = {} if context.vocabulary is None else context.vocabulary.staff_reasons
    key = find(text, reasons)
    if key is not None:
        return Read(key)
    if not reasons:
        return _bad("E127", say("The model has no list of reasons for staff changes."), say(
            "Leave the reason out, or write [handover.reasons.NAME] into the model."))
    known = ", ".join(sorted(set(reasons.values())))
    return _bad("E127", say("That is not a reason of the model for a staff change."),
                say("Write one of {known}.", known=known))


def truth(text: str, context: Context) -> Read:
    """Yes or no; a blank cell is no."""
    answer = fold(text)
    if answer in YES or answer in NO:
        return Read(answer in YES)
    message = say('"{value}" is neither yes nor no.', value=shown(text))
    return _bad("E109", message, say("Write ja or nej, yes or no, 1 or 0, x or nothing."))


def day(text: str, context: Context) -> Read:
    """A date in one of four forms, all with the year in full."""
    return _day(text, open_end=False)


def is_day(text: str) -> bool:
    """Whether a text, as it stands, is a date."""
    # Most texts asked about are ids, and no date begins with a letter.
    return text[:1].isdigit() and not _day(text, open_end=False).faults


def last_day(text: str, context: Context) -> Read:
    """A date that ends something; 31-12-9999 and the like stand for an open end."""
    return _day(text, open_end=True)


def hours(above_zero: bool = False) -> Convert:
    """Make the reader of hours a week, up to 60, as whole minutes."""
    limits = say("Write 0 to 60 hours.")
    if above_zero:
        limits = say("Write hours above 0 and at most 60.")

    def fits(number: Decimal) -> bool:
        return 0 <= number <= _HOURS and minutes(Fraction(number)) >= above_zero

    def read(text: str, context: Context) -> Read:
        number = _number(text, fits, say("Write hours as a number, as 37 or 24,5."))
        if isinstance(number, Fault):
            return Read(None, (number,))
        if fits(number):
            return Read(minutes(Fraction(number)))
        return _bad("E106", say('"{value}" hours is out of range.', value=shown(text)),
                    limits)

    return read


def count(least: int, most: int, percent: bool = False, rounded: bool = False) -> Convert:
    """Make the reader of whole numbers from `least` to `most`; `rounded`: halves go up."""
    fix = say("Write a whole number from {least} to {most}.", least=least, most=most)

    def fits(number: Decimal) -> bool:
        return (rounded or number == number.to_integral_value()) and least <= number <= most

    def read(text: str, context: Context) -> Read:
        bare = text.removesuffix("%").rstrip() if percent else text
        number = _number(bare, fits, fix)
        if isinstance(number, Fault):
            return Read(None, (number,))
        if number != number.to_integral_value() and not rounded:
            message = say('"{value}" is not a whole number.', value=shown(text))
            return _bad("E107", message, fix)
        if not least <= number <= most:
            return _bad("E106", say('"{value}" is out of range.', value=shown(text)), fix)
        return Read(int(number + Decimal("0.5")))

    return read


def _number(text: str, fits: Callable[[Decimal], bool], fix: Words) -> Decimal | Fault:
    """A number; where a sign may part thousands or decimals, the reading that fits.

    1.000 is 1 or 1,000: when the column allows both, neither is taken.
    """
    bare = text.replace("\u2212", "-")
    if len(bare) > _DIGITS and _NUMBER.fullmatch(bare):
        return Fault("E106", say('"{value}" is out of range.', value=shown(text)), fix)
    readings = []
    if _NUMBER.fullmatch(bare):
        readings.append(Decimal(bare.replace(",", ".")))
    if _GROUPED.fullmatch(bare) and len(bare) <= _DIGITS:
        readings.append(Decimal(_BETWEEN_THOUSANDS.sub("", bare)))
    fitting = [number for number in readings if fits(number)]
    if _THOUSANDS.fullmatch(bare) or len(fitting) > 1:
        message = say('"{value}" can be read in two ways.', value=shown(text))
        return Fault("E105", message, say("Write it without separators between thousands."))
    if not readings:
        return Fault("E105", say('"{value}" is not a number.', value=shown(text)), fix)
    return (fitting or readings)[0]


_PARTS = re.compile(rf"(\d\d?)([-./])(\d\d?)\2\d{{4}}{_TIME}", re.ASCII)


def month_first(cells: Iterable[str]) -> set[str]:
    """The dates of a column, if it can only be written month/day: none has the day first.

    One date alone makes no column; it is no date.
    """
    dates = {cell: found for cell in cells if (found := _PARTS.fullmatch(clean(cell)))}
    day_first = any(int(found[1]) > _MONTHS for found in dates.values())
    swapped = any(int(found[3]) > _MONTHS >= int(found[1]) for found in dates.values())
    return set(dates) if swapped and not day_first and len(dates) > 1 else set()


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


def of_model(
    text: str, known: Mapping[str, str] | None, code: str, template: str, context: Context
) -> Read:
    """A word of the model by any of its names, in `known`; None: any word passes."""
    if known is None:
        return Read(fold(text))
    key = find(text, known)
    if key is not None:
        return Read(key)
    keys = sorted(set(known.values()))
    if not context.advising:
        return _bad(code, say(template, value=shown(text)), say("Write a word of the model."))
    values = {"near": nearest(text, known), "known": joined(term(key) for key in keys)}
    fix = say("Write {near}; the model knows {known}.", **values)
    if values["near"] is None:
        fix = say("The model knows {known}.", **values)
    return _bad(code, say(template, value=shown(text)), fix)


def _bad(code: str, message: Words, fix: Words) -> Read:
    return Read(None, (Fault(code, message, fix),))
