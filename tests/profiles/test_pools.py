"""A pool stands among the staff, and what it holds nobody has."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

pytestmark = pytest.mark.landing

_NO = {"Ann Ash": "0041", "Ben Birch": "0042", "Cat Cole": "0043", "Dan Dell": "0044", "": "0000"}


def _numbered(text: str, *, pool: str) -> str:
    head, *rows = text.replace("Assessment", "Investigation").splitlines()
    return "\n".join((f"No;{head}", f"0000;{pool};;", *(
        f"{_NO[row.partition(';')[0]]};{row}" for row in rows), ""))


@pytest.mark.parametrize("pool", ["Unallocated", "Ufordelt", "To be allocated"])
@pytest.mark.parametrize("states", [("Open", "Closed"), ("Åben", "Lukket")])
def test_the_cases_of_a_pool_are_new(tmp_path: Path, pool: str, states: tuple[str, str]) -> None:
    head, *rows = CASES.replace("Assessment", "Investigation").splitlines()
    lines = [";".join((*row.split(";")[:-1], _NO[row.rpartition(";")[2]], states[0]))
             for row in rows]
    lines.append(f"99;;Investigation;Simple;20-09-2026;0000;{states[1]}")
    cases = "\n".join((f"{head} No;Status", *lines, ""))
    text = proposed(tmp_path / "day", staff=_numbered(STAFF, pool=pool), cases=cases)
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.id for case in facts.cases] == ["1", "2"], text
    assert "99" not in {case.id for case in facts.caseload}
    assert len(facts.caseworkers) == 4
