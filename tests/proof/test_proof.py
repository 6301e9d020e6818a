"""Proofs kept beside plans, and checked without the engine."""

import json
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assigner.api.proof import built, covered, sentences, subject_of, summary
from assigner.beside_forks import alone
from assigner.errors import VerificationFailed
from assigner.proof.check import ProofSubject, check
from assigner.proof.lines import written
from assigner.solve.proving.builder import proof_of
from tests.cli.runner import run
from tests.proof.made import NORDBY, bounded_in_parts, nordby


@pytest.mark.landing
def test_every_tier_of_nordby_is_shown_by_prices() -> None:
    kept, text = nordby()
    shown = check(text, subject_of(kept))
    assert [item.grade for item in shown] == ["prices"] * len(kept.policy.tiers)
    assert [item.least for item in shown] == [tuple(tier.cost) for tier in kept.claims.tiers]


@pytest.mark.landing
def test_each_tier_is_said_in_a_sentence() -> None:
    kept, text = nordby()
    shown = check(text, subject_of(kept))
    said = [str(words) for words in sentences(kept, shown)]
    assert said[3] == "fit: shown that nothing costs less than 39 points"
    assert "every tier proven" in str(summary(shown))


@pytest.mark.landing
@pytest.mark.parametrize(("old", "new"), [('"claim":[39]', '"claim":[38]'), ("\n", "\r\n")])
def test_a_proof_that_does_not_hold_ends_with_7(kept: Path, old: str, new: str) -> None:
    wrong = kept / "wrong.proof"
    wrong.write_bytes((kept / "plan.proof").read_bytes().replace(old.encode(), new.encode(), 1))
    ran = run("verify", kept / "plan.json", "--proof", wrong, "--instance", NORDBY)
    assert ran.code == 7
    assert "the proof does not hold" in ran.err


@pytest.mark.landing
@pytest.mark.parametrize("text", ["{}\n", '{"proof":1}\n{"end":1}\n', *(
    pytest.param(text, marks=pytest.mark.long) for text in ("", "\n", "[]\n", "null")
)])
def test_what_is_no_proof_ends_with_7(kept: Path, text: str) -> None:
    wrong = kept / "none.proof"
    wrong.write_text(text)
    assert run("verify", kept / "plan.json", "--proof", wrong, "--instance", NORDBY).code == 7


@pytest.mark.landing
def test_a_proof_that_is_not_there_is_said(kept: Path) -> None:
    ran = run("verify", kept / "plan.json", "--proof", kept / "no", "--instance", NORDBY)
    assert ran.code == 1


@pytest.mark.landing
def test_a_proof_is_of_its_own_plan(kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    assert run("solve", NORDBY, "--seed", "7", "-o", other).code == 0
    ran = run("verify", other, "--proof", kept / "plan.proof", "--instance", NORDBY)
    assert ran.code == 7
    assert "the claim is not the cost that the plan has" in ran.err


def test_a_proof_needs_a_plan_to_lie_beside(tmp_path: Path) -> None:
    assert run("solve", NORDBY, "--proof", tmp_path / "p.proof").code == 2


@pytest.mark.landing
def test_a_proof_cut_off_shows_what_it_had_come_to_and_no_more() -> None:
    told: list[str] = []
    subject = subject_of(nordby()[0])
    whole = proof_of(subject, None, told.append)
    assert told[-1] == whole
    for many, text in enumerate(told):
        grades = [item.grade for item in check(text, subject)]
        assert grades == ["prices"] * many + ["none"] * (len(grades) - many)


@pytest.mark.landing
def test_a_proof_out_of_time_calls_nothing_shown_that_is_not() -> None:
    subject = subject_of(nordby()[0])
    text = proof_of(subject, 1e-9)
    grades = [item.grade for item in check(text, subject)]
    assert "alone" in grades
    lines = [json.loads(line) for line in text.splitlines()[:-1]]
    for line in lines:
        line.pop("alone", None)
    with pytest.raises(VerificationFailed):
        check(written(lines), subject)


@pytest.mark.landing
def test_a_balance_that_is_not_proven_is_bounded_by_the_fluid_relaxation() -> None:
    text, subject = bounded_in_parts()
    shown = check(text, subject)
    assert [item.grade for item in shown] == ["prices", "prices", "bound", "none", "none"]
    (cost,) = subject.claims[2].cost
    assert 0.9 * cost < shown[2].least[0] <= cost


@pytest.mark.landing
def test_a_maker_of_proofs_that_dies_leaves_what_it_had_shown(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    assert alone(), "beside another thread the work is done here, and this process would be killed"
    plan, whole = nordby()

    def dies(subject: ProofSubject, seconds: float | None, tell: Callable[[str], None]) -> str:
        tell(proof_of(replace(subject, tiers=subject.tiers[:2], claims=subject.claims[:2])))
        os.kill(os.getpid(), signal.SIGKILL)
        return whole

    monkeypatch.setattr("assigner.solve.proving.builder.proof_of", dies)
    found = built(plan)
    assert found.cut == "died"
    assert [item.grade for item in found.shown][:3] == ["prices", "prices", "none"]
    assert str(covered(found.shown)) == "2 of 5 tiers shown by prices"
