"""Layouts drawn before a look at the recogniser: with three lines by hand each is the day intended.

Every field of everybody and of every case is compared. What each set gave on its first run stands
at its head.
"""

from pathlib import Path

import pytest

import assigner
from assigner.instance import Case, OpenCase
from tests.draws import covering, looped
from tests.profiles.conftest import Proposed
from tests.profiles.drawn.fifth import FIFTH
from tests.profiles.drawn.first import FIRST
from tests.profiles.drawn.fourth import FOURTH
from tests.profiles.drawn.second import SECOND
from tests.profiles.drawn.seventh import SEVENTH
from tests.profiles.drawn.sixth import SIXTH
from tests.profiles.drawn.third import THIRD

MOST = 3
EVERY = {**FIRST, **SECOND, **THIRD, **FOURTH, **FIFTH, **SIXTH, **SEVENTH}
FEW = (
    "home-made: the staff below the cases, on one sheet",
    "a case system's report: filters that were chosen above, pages below",
    "a pivot's export: the phase once, blank below it, sums in between",
    "English: the header again on each page, codes behind names, second worker Y or N",
    "states by number, the closed among them",
    "a second line below the header says what each column takes",
    "an app for parents and schools: messages' headers, languages, districts",
    "a sheet for each caseworker, by first name",
    "English, merged headings of two rows, three sheets, minutes a month",
    "a workbook for each phase, in it a sheet of new and one of open cases",
    "a sheet a team with a leader's name in the title, vacant posts among the staff",
)
"""With those of other files they reach every line that all of them do."""


@pytest.mark.parametrize("name", covering(FEW, EVERY))
def test_it_is_the_day_intended(
    name: str, proposed: Proposed, tmp_path: Path
) -> None:
    layout = EVERY[name]
    proposal, folder = proposed(name, layout.write)
    text = layout.by_hand(proposal)
    assert len(layout.hand) <= MOST
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(folder, profile=profile)
    assert not day.faults, [*map(str, day.faults), text]
    facts, _ = day.require()
    assert str(facts.date) == "2026-11-23"
    assert sorted(facts.caseworkers, key=lambda one: one.id) == layout.caseworkers, text
    assert sorted((*facts.cases, *facts.caseload), key=lambda one: one.id) == layout.cases, text


@pytest.mark.parametrize("name", looped(1, covering(FEW, EVERY)))
def test_what_the_proposal_alone_reads_is_right_or_told(
    name: str, proposed: Proposed, tmp_path: Path
) -> None:
    """A case of another kind, phase, level, deadline or holder needs a fault, or a warning that
    names a table or column that is not read."""
    layout = EVERY[name]
    text, folder = proposed(name, layout.write)
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(folder, profile=profile)
    told = day.faults or {one.code for one in day.warnings} & {"W223", "W225"}
    facts = day.reading.instance
    read = () if facts is None else (*facts.cases, *facts.caseload)
    assert told or {*map(essence, read)} == {*map(essence, layout.cases)}


def essence(case: Case) -> tuple[object, ...]:
    who = case.caseworker if isinstance(case, OpenCase) else None
    return case.id, case.phase, case.complexity, case.due, who
