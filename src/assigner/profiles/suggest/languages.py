"""Languages by their names, as headers over ticks and as words of a cell."""

from functools import cache

from assigner.profiles.suggest.latin import latin

_LOCALES = ("da", "en", "sv", "de", "nb")
# What people call a language that the tables of Unicode call otherwise.
_ALSO = ("mandarin", "cantonese", "kantonesisk", "farsi", "dari", "kurmanji", "sorani", "sylheti",
         "tegnsprog", "sign language", "bsl", "asl", "tigrinja", "pashto", "creole", "romani",
         "teckenspråk", "mirpuri", "twi", "bosnisk/serbisk/kroatisk")
_ENDINGS = (" speaker", " speaking", "-speaking", "talende", "sproget")
_OWN = frozenset(map(latin, (
    "dansk", "danish", "english", "engelsk", "svensk", "svenska", "swedish", "norsk", "norwegian",
    "deutsch", "german", "tysk", "bokmål")))
"""Languages of offices, by themselves and in each other's."""


@cache
def _every() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415  # only where columns are left to be named

    return frozenset(map(latin, _ALSO)) | {
        latin(named) for locale in _LOCALES
        for code, named in Locale(locale).languages.items()
        # Rare ones are called as other things are ("Even", "Ga"): two letters are the common ones.
        if len(code) == 2 and len(named) > 3  # ISO 639-1
    }


def language(header: str) -> str:
    """The language that a header, or the last word of one, is the name of; blank: none."""
    found = next((word for word in (header, header.rpartition(" ")[2]) if is_language(word)), "")
    # What people speak is called as where a case needs it.
    bare = found.strip(" .:?")
    return next((bare[:-len(ending)] for ending in _ENDINGS if bare.lower().endswith(ending)), bare)


def is_language(word: str) -> bool:
    """Whether a word is the name of a language."""
    bare = latin(word).strip(" .:?")
    for ending in _ENDINGS:
        bare = bare.removesuffix(ending)
    return bare in _every()


def is_own(word: str) -> bool:
    """Whether a word is the language of an office that this program is written for."""
    return latin(word).strip(" .:?") in _OWN
