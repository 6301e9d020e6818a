"""Exports nobody tuned to: from file to checked instance with at most three lines by hand.

They were written after `suggest`, each in one go. What they taught it since is of their kind, not
of them: ids and days that no header names, statuses by who holds the case, a name over names.
"""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.instance import OpenCase
from tests.profiles.unseen.exports import EXPORTS, Unseen

MOST = 3


def by_hand(text: str, export: Unseen) -> str:
    """The proposal with its doubtful lines written as a coordinator would."""
    lines = text.splitlines()
    for begins, line in export.hand:
        assert any(one.startswith(begins) for one in lines), begins
        lines = [line if one.startswith(begins) else one for one in lines]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", EXPORTS)
def test_it_becomes_an_instance_with_three_lines_by_hand(name: str, tmp_path: Path) -> None:
    export = EXPORTS[name]
    assert len(export.hand) <= MOST
    files = export.write(tmp_path / "export")
    text = by_hand(suggest_profile(files).text, export)
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(tmp_path / "export", profile=profile)
    assert not day.faults, [*map(str, day.faults), text]
    facts, _ = day.require()
    assert str(facts.date) == "2026-11-23"
    assert {
        (case.id, case.phase, case.complexity, str(case.due or ""),
         case.caseworker if isinstance(case, OpenCase) else "")
        for case in (*facts.cases, *facts.caseload)
    } == export.cases, text
    assert {len(facts.caseworkers), len({one.team for one in facts.caseworkers})} == {3}


@pytest.mark.parametrize("name", EXPORTS)
def test_before_that_nothing_is_wrong_in_silence(name: str, tmp_path: Path) -> None:
    """What the proposal reads by itself is right; what it cannot know, check says."""
    export = EXPORTS[name]
    files = export.write(tmp_path / "export")
    profile = tmp_path / "office.toml"
    profile.write_text(suggest_profile(files).text, encoding="utf-8")
    day = assigner.read(tmp_path / "export", profile=profile)
    facts = day.reading.instance
    lacking = {code for told in (*day.faults, *day.warnings) for code in [told.code]}
    assert facts is not None or day.faults
    if export.hand:
        assert lacking & {"E102", "E103", "E104", "E161", "W223"}
    read = () if facts is None else (*facts.cases, *facts.caseload)
    wanted = {case[0]: case for case in export.cases}
    for case in read:
        id_, phase, complexity, due, _ = wanted[case.id]
        assert (case.phase, case.complexity) == (phase, complexity), id_
        assert case.due is None or str(case.due) == due
