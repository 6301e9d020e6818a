"""Exports written without a look at the recogniser become instances with three lines by hand.

None of them is unseen any longer: what failed in them taught it words (EXPORTS) or rules (FRESH,
DRAWN_LAST; unseen/fresh.py says which, and what the first run gave). What they hold now is that
nothing learnt is lost. Only exports written after this can say how it does with a stranger's.
"""

from pathlib import Path

import pytest

import assigner
from assigner.instance import OpenCase
from tests.draws import covering, looped
from tests.profiles.conftest import Proposed
from tests.profiles.unseen.exports import EXPORTS, Unseen
from tests.profiles.unseen.fresh import DRAWN_LAST, FRESH, HOURS
from tests.profiles.unseen.kinds import KINDS
from tests.profiles.unseen.latest import LATEST
from tests.profiles.unseen.mended import MENDED

MOST = 3
EVERY = {**EXPORTS, **FRESH, **DRAWN_LAST, **LATEST, **MENDED, **KINDS}
LINES = {
    "levels by letter, stages by abbreviation, a sum below": 3,
}
"""Which take more than two lines."""


FEW = (
    "words nobody knows in a column nobody knows, asked once of two lists",
    "codes of several kinds in one list, the day in every row",
    "German, a word of its own for a phase",
    "who has it is in the sheet's other half, initials in brackets, hours a year",
    "yes and no columns, two advisers, siblings, quoted cells",
    "initials beside a payroll number, holders by name, levels by more and less",
    "US dates in one CSV with a title and a total",
    "English, staff with leave, yes and no as ticks, hours a day",
    "names with initials behind, a status nobody knows",
    "two lists in Danish: the day's own names, days a week, leave",
    "long system headers with units",
    "three lists, American dates, part of full time in percent",
)
"""With those of other files they reach every line that all of them do."""


def by_hand(text: str, export: Unseen) -> str:
    """The proposal with its doubtful lines written as a coordinator would."""
    lines = text.splitlines()
    for begins, line in export.hand:
        asked = any(one.startswith(begins) for one in lines)
        assert asked or begins.startswith("#"), (begins, text)
        lines = [line if one.startswith(begins) else one for one in lines]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", covering(FEW, EVERY))
def test_it_becomes_an_instance_with_three_lines_by_hand(
    name: str, proposed: Proposed, tmp_path: Path
) -> None:
    export = EVERY[name]
    proposal, folder = proposed(name, export.write)
    text = by_hand(proposal, export)
    changed = sum(one != other for one, other in zip(
        proposal.splitlines(), text.splitlines(), strict=True))
    assert changed <= MOST
    assert changed == LINES.get(name, min(changed, MOST - 1))
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(folder, profile=profile)
    assert not day.faults, [*map(str, day.faults), text]
    facts, _ = day.require()
    assert str(facts.date) == "2026-11-23"
    assert {
        (case.id, case.phase, case.complexity, str(case.due or ""),
         case.caseworker if isinstance(case, OpenCase) else "")
        for case in (*facts.cases, *facts.caseload)
    } == export.cases, text
    assert {len(facts.caseworkers), len({one.team for one in facts.caseworkers})} == {3}
    if name in HOURS:
        assert tuple(round(one.weekly_minutes / 60, 1) for one in facts.caseworkers) == HOURS[name]


@pytest.mark.parametrize("name", looped(1, covering(FEW, EVERY)))
def test_before_that_nothing_is_wrong_in_silence(
    name: str, proposed: Proposed, tmp_path: Path
) -> None:
    """What the proposal reads by itself is right; what it cannot know, check says."""
    export = EVERY[name]
    text, folder = proposed(name, export.write)
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(folder, profile=profile)
    facts = day.reading.instance
    told = {one.code for one in (*day.faults, *day.warnings)}
    doubtful = [begins for begins, _ in export.hand
                if begins.startswith("#") and f"\n{begins}" in text]
    if doubtful:
        assert told & {"E102", "E103", "E104", "E161", "E174", "W223"}
    wanted = {case[0]: case for case in export.cases}
    read = () if facts is None else (*facts.cases, *facts.caseload)
    # Either every case is there, or none is and faults say what a hand has to do.
    assert {case.id for case in read} == (wanted.keys() if not day.faults else set())
    assert doubtful if day.faults else read
    for case in read:
        id_, phase, complexity, due, _ = wanted[case.id]
        assert (case.phase, case.complexity) == (phase, complexity), id_
        assert str(case.due or due) == due

