"""A day without a new case, from the morning's page to the signature: the pages say the same."""

import pytest

from assigner.ledger import Ledger
from tests.web.house import Browser
from tests.web.test_check import day_of
from tests.web.test_morning import written

pytestmark = pytest.mark.landing


def test_a_day_without_a_new_case_is_proposed_and_signed(ulla: Browser) -> None:
    place = ulla.served.workspace.served.offices[0].today
    assert place is not None
    place.plan.unlink()
    cases = day_of(ulla.served) / "cases.csv"
    cases.write_text(f"{cases.read_text(encoding='utf-8').splitlines()[0]}\n", encoding="utf-8")
    today = written(ulla.get("/").text)
    assert "no new case to place" in today
    assert "0 cases" not in today
    assert "Go on without new cases" in today
    assert "Propose who takes them" not in ulla.get("/plan").text
    ulla.send("/propose")
    assert "There is a proposal for today" in written(ulla.get("/").text)
    plan = written(ulla.get("/plan").text)
    assert "no new case to place" in plan
    assert "There is no proposal for this day yet" not in plan
    assert "Accept all and sign" in plan
    assert "0 cases" not in written(ulla.get("/commit").text)
    ulla.send("/commit")
    signed = written(ulla.page.text)
    assert "The day is signed" in signed
    assert "0 cases" not in signed
    assert [one.kind for one in Ledger(str(ulla.served.workspace.ledger)).records()] == ["commit"]
