"""Layouts by strangers who read no recogniser: with three lines by hand each is the day intended.

What each set gave on its first run stands at its head; it has taught the recogniser since.
"""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.draws import one_in
from tests.profiles.strangers.layout import drawn

MOST = 3
EVERY = drawn()


@pytest.mark.parametrize("name", one_in(3, EVERY))
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
