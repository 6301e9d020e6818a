"""Layouts drawn before a look at the recogniser: with three lines by hand each is the day intended.

Every field of everybody and of every case is compared. What each set gave on its first run stands
at its head.
"""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.profiles.drawn.first import FIRST
from tests.profiles.drawn.fourth import FOURTH
from tests.profiles.drawn.second import SECOND
from tests.profiles.drawn.third import THIRD

MOST = 3
EVERY = {**FIRST, **SECOND, **THIRD, **FOURTH}


@pytest.mark.parametrize("name", EVERY)
def test_it_is_the_day_intended(name: str, tmp_path: Path) -> None:
    layout = EVERY[name]
    files = layout.write(tmp_path / "export")
    text = layout.by_hand(suggest_profile(files).text)
    assert len(layout.hand) <= MOST
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(tmp_path / "export", profile=profile)
    assert not day.faults, [*map(str, day.faults), text]
    facts, _ = day.require()
    assert str(facts.date) == "2026-11-23"
    assert sorted(facts.caseworkers, key=lambda one: one.id) == layout.caseworkers, text
    assert sorted((*facts.cases, *facts.caseload), key=lambda one: one.id) == layout.cases, text
