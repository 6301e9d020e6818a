"""Numbers, dates and the language asked for, held against Babel."""

from datetime import date
from decimal import Decimal

import pytest
from babel import negotiate_locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from assigner.words import (
    LANGUAGES,
    counted,
    figure,
    joined,
    language,
    preferred,
    say,
    speaking,
    term,
)
from assigner.words.language import negotiated

_NUMBERS = st.decimals(-10**9, 10**9, allow_nan=False, places=1)


@pytest.mark.landing
@given(_NUMBERS)
def test_danish_numbers_are_written_as_babel_writes_them(number: Decimal) -> None:
    assert figure(number, ",.1f").spoken("da") == format_decimal(
        number, "#,##0.0", locale="da"
    )


@given(_NUMBERS)
def test_danish_shares_are_written_as_babel_writes_them(number: Decimal) -> None:
    assert figure(number, ",.1%").spoken("da") == format_percent(
        number, "#,##0.0\u00a0%", locale="da"
    )


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_danish_dates_are_written_as_babel_writes_them(day: date) -> None:
    assert figure(day).spoken("da") == format_date(day, "short", locale="da")
    assert figure(day).spoken("en") == day.isoformat()


@given(st.lists(st.sampled_from(
    ["da", "da_DK", "da-DK", "en", "en_GB", "sv_SE", "C", "POSIX", "de_AT", "nb_NO"]
)))
def test_the_language_is_negotiated_as_babel_does(asked: list[str]) -> None:
    known = [name.replace("-", "_") for name in asked if name not in ("C", "POSIX")]
    assert negotiated(asked) == negotiate_locale(known, LANGUAGES)


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "da_DK@euro"}, "da"),
        ({"LANGUAGE": "sv:da:en", "LANG": "en_US"}, "da"),
        ({"ASSIGNER_LANG": "en", "LANG": "da_DK"}, "en"),
        ({"ASSIGNER_LANG": "da", "LC_ALL": "C"}, "da"),
        ({"ASSIGNER_LANG": "sv", "LANG": "da_DK"}, "da"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], spoken: str) -> None:
    assert preferred(environment) == spoken


def test_values_are_written_in_the_language_however_deep_they_stand() -> None:
    words = say(
        "{person} for {case}: {words}", person="ANNA", case="S-1",
        words=say("highest load of those given a case {load:.0%}", load=0.915),
    )
    assert words.spoken("en") == "ANNA for S-1: highest load of those given a case 92%"
    assert words.spoken("da") == (
        "ANNA til S-1: højeste belastning af dem, der får en sag, 92\u00a0%"
    )
    with speaking("da"):
        assert language() == "da"
        assert str(counted("{n} case", "{n} cases", 1)) == "1 sag"
        assert str(counted("{n} case", "{n} cases", 1200)) == "1200 sager"
        assert str(joined((term("intake"), Decimal("0.50"), True, None))) == (
            "modtagelse, 0,5, ja, –"
        )
    assert language() == "en"


def test_a_language_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="fr is none of en, da"), speaking("fr"):
        pass
