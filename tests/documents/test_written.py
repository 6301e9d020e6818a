"""A document is written by its class: keys as set, and a whole number whole."""

import json

from assigner.documents.diagnose import WayTier
from assigner.documents.diff import MovedRow
from assigner.documents.log import PriceTier
from assigner.documents.part import written


def test_a_whole_number_stays_whole_and_a_decimal_one_decimal() -> None:
    assert json.dumps(written(WayTier(name="fit", unit="points", value=3, value_if=3.0))) == (
        '{"name": "fit", "unit": "points", "value": 3, "value_if": 3.0}'
    )


def test_keys_are_those_of_the_document() -> None:
    row = {"case": "C-1", "from": "A", "to": None, "seat": "takes", "reason": None}
    assert written(MovedRow.model_validate(row)) == row


def test_a_price_that_was_recorded_before_costs_were_is_told_as_it_is() -> None:
    old = {"name": "fit", "unit": "points", "before": 3, "after": 4}
    assert written(PriceTier.model_validate(old)) == old
