"""Layouts by strangers who read no recogniser: with three lines by hand each is the day intended.

What each set gave on its first run stands at its head; it has taught the recogniser since.
"""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.draws import covering, looped
from tests.profiles.strangers.layout import drawn

MOST = 3
EVERY = drawn()
FEW = (
    "first-01", "first-02", "first-04", "first-06", "first-07", "second-a01", "second-a02",
    "second-a05", "third-b02", "third-b07", "third-b10", "fourth-d07", "fourth-d09", "fourth-d10",
    "fifth-a04", "fifth-a05", "fifth-a06", "fifth-a07", "fifth-a08", "fifth-a09", "fifth-a10",
)
"""They reach every line that all of them do."""


@pytest.mark.parametrize("name", looped([
    "first-04", "third-b02", "third-b10", "fourth-d09", "fourth-d10",
    "fifth-a04", "fifth-a05", "fifth-a06", "fifth-a10"], covering(FEW, EVERY)))
def test_it_is_the_day_intended_and_nothing_before_that_is_silent(
    name: str, tmp_path: Path
) -> None:
    layout = EVERY[name]
    files = layout.write(tmp_path / "export")
    proposed = suggest_profile(files, layout.model_beside(tmp_path)).text
    assert len(layout.hand) <= MOST
    profile = tmp_path / "office.toml"
    profile.write_text(layout.by_hand(proposed), encoding="utf-8")
    day = assigner.read(tmp_path / "export", profile=profile)
    assert not day.faults, [*map(str, day.faults), proposed]
    facts, _ = day.require()
    assert not layout.wrong(facts), proposed
    if layout.hand:
        profile.write_text(proposed, encoding="utf-8")
        day = assigner.read(tmp_path / "export", profile=profile)
        alone = day.reading.instance
        told = day.faults or {one.code for one in day.warnings} & {"W223", "W225"}
        assert told or (alone is not None and not layout.wrong(alone))
