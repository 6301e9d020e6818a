"""An office's own word for those who hold cases: in every form, in sentences, nowhere else."""

import re

import pytest

from assigner.words import PersonWords, say, speaking_of, term
from assigner.words.office import in_own_words
from tests.words.extraction import danish, everything

OURS = {"en": PersonWords("adviser", "advisers"),
        "da": PersonWords("konsulent", "konsulenter", "konsulenten", "konsulenterne")}


@pytest.mark.parametrize(("language", "usual", "own"), [
    ("en", "a caseworker and 2 caseworkers; A caseworker's",
     "an adviser and 2 advisers; An adviser's"),
    ("en", "Caseworkers: {caseworker} of caseworkers.csv, changes_of_caseworker, --caseworkers",
     "Advisers: {caseworker} of caseworkers.csv, changes_of_caseworker, --caseworkers"),
    ("da", "Sagsbehandleren og sagsbehandlernes medsagsbehandler, sagsbehandlere",
     "Konsulenten og konsulenternes medkonsulent, konsulenter"),
    ("da", "sagsbehandlerskift, fuldtidssagsbehandler, sagsbehandlers",
     "konsulentskift, fuldtidskonsulent, konsulents"),
])
def test_every_form_and_no_name_of_a_file_or_key(language: str, usual: str, own: str) -> None:
    assert in_own_words(usual, language) == usual
    with speaking_of(OURS):
        assert in_own_words(usual, language) == own


def test_what_a_sentence_tells_of_stays() -> None:
    with speaking_of(OURS):
        assert str(say("{who} is no caseworker", who="caseworker Ida")) == \
            "caseworker Ida is no adviser"
        assert str(term("caseworker Ida")) == "caseworker Ida"


def test_a_language_without_a_word_keeps_the_usual() -> None:
    with speaking_of({"en": OURS["en"]}):
        assert in_own_words("sagsbehandleren", "da") == "sagsbehandleren"


def test_no_sentence_of_the_program_keeps_the_usual_word() -> None:
    """But names of files, keys, fields and options, which are the program's in any office."""
    said = {"en": [part for one in everything()
                   for part in ((one,) if isinstance(one, str) else one)],
            "da": [part for parts in danish().values() for part in parts]}
    with speaking_of(OURS):
        for language, usual in (("en", "caseworker"), ("da", "sagsbehandler")):
            left = {word for text in said[language]
                    for word in in_own_words(text, language).split() if usual in word.casefold()}
            names = re.compile(rf"\S*([{{_.]|--){usual}|{usual}s?[_.]\w|SAGSBEHANDLER|[A-Z]*=\w+")
            assert {word for word in left if not names.search(word)} == set(), language
