"""Documents are written sign for sign as the standard library writes them."""

import json
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assigner.indented import indented

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    | st.dates() | st.decimals()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple)
    | st.dictionaries(st.text(), inner)
    | st.dictionaries(st.integers() | st.booleans() | st.none() | st.floats(), inner),
)


class _Number(IntEnum):
    ONE = 1


class _Text(StrEnum):
    ONE = "one"


def _standard(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


@given(VALUES)
def test_any_value_is_written_as_the_standard_library_writes_it(value: Any) -> None:
    assert indented(value) == _standard(value)


def test_kinds_of_kinds_and_hard_signs_too() -> None:
    value = {
        "a": [_Number.ONE, _Text.ONE, date(2026, 11, 23), Decimal("1.50")], "b": {}, "c": [],
        "d": (), "e": ["x", _Text.ONE], "f": "\u2028\x7f\x00\"\\\ud800", _Text.ONE: 1e-7, "g": 1e22,
    }
    assert indented(value) == _standard(value)
