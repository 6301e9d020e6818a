"""Proposed anew, a day says of each line that was decided who did, why, and by which act."""

import json
import re

import pytest

from assigner.documents.pinned import SignedLine
from assigner.ledger import Ledger
from assigner.plan import Claims, read_claims
from tests.cli.runner import run
from tests.web.house import Browser
from tests.web.test_check import day_of
from tests.web.test_kept_by_hand import decide, takes
from tests.web.test_morning import records, written

pytestmark = pytest.mark.landing


def claims(browser: Browser) -> Claims:
    return read_claims(day_of(browser.served) / "plan.json")


def late_case(browser: Browser, name: str = "C-late") -> None:
    """A case more in the day's own file, as C-1."""
    cases = day_of(browser.served) / "cases.csv"
    rows = cases.read_text(encoding="utf-8").splitlines()
    late = ",".join([name, *rows[1].split(",")[1:]])
    cases.write_text("\n".join([*rows, late, ""]), encoding="utf-8")


def test_a_line_decided_by_hand_keeps_its_reason_when_the_day_is_proposed_anew(
    ulla: Browser,
) -> None:
    decide(ulla, "V")
    said = "by Ulla Hansen · reason: knows the child or the family"
    assert said in written(ulla.get("/plan").text)
    ulla.send("/propose")
    assert said in written(ulla.get("/plan").text)
    assert "no reason given" not in ulla.page.text


def test_a_rule_lifted_for_a_case_stays_lifted_when_the_day_is_proposed_anew(
    ulla: Browser,
) -> None:
    """C-4 asks for a skill that Y lacks."""
    ulla.get("/case/C-4")
    price = ulla.send("/case/C-4/ask", to="Y").url.path
    ulla.send(f"{price}/give", code="family", role="team leader")
    assert takes(ulla.served, "C-4") == "Y"
    assert ulla.send("/propose").url.path == "/plan", written(ulla.page.text)
    assert takes(ulla.served, "C-4") == "Y"
    ulla.get("/commit")
    assert "The day is signed" in ulla.send("/commit").text
    assert [one[0] for one in records(ulla.served)] == ["override", "commit"]


def test_a_line_that_was_signed_is_told_as_signed_not_as_given_by_hand(ulla: Browser) -> None:
    decide(ulla, "V")
    ulla.get("/commit")
    ulla.send("/commit")
    signed = Ledger(str(ulla.served.workspace.ledger)).records()[-1]
    late_case(ulla)
    ulla.get("/")
    ulla.send("/propose")
    found = {row.case: row.pinned for row in claims(ulla).assignments}
    assert found["C-late"] is None
    first, other = found["C-1"], found["C-2"]
    assert first is not None
    assert other is not None
    assert (first.by, first.signed) == ("Ulla Hansen", None)
    assert (other.reason, other.signed) == (None, SignedLine(number=2, at=signed.at))
    page = written(ulla.get("/plan").text)
    assert re.search(r"signed at \d\d:\d\d by Ulla Hansen, number 2 in the record", page)
    assert "reason: knows the child" in page
    assert "no reason given" not in page
    assert page.count("by hand") == 1
    assert "underskrevet kl. " in written(Browser(ulla.served, language="da").get("/plan").text)
    plan = day_of(ulla.served) / "plan.json"
    ledger = ("--ledger", str(ulla.served.workspace.ledger))
    assert run("verify", plan, *ledger).code == 0
    report = plan.with_name("report.html")
    assert run("report", plan, "-o", report).code == 0
    told = run("solve", day_of(ulla.served), "--as-decided", *ledger).out
    assert "Stays as it was signed" in told
    assert "by Ulla Hansen, number 2 in the record" in " ".join(told.split())
    report.unlink()
    ulla.get("/commit")
    assert "The day is signed" in ulla.send("/commit", replaces="2").text
    (month,) = [json.loads(run("log", "report", "--month", "2026-11", *ledger, "--format",
                               "json").out)]
    assert month["pinned"] == []
    record = json.loads(run("log", *ledger, "--format", "json").out)["records"][-1]
    assert [row["case"] for row in record["cases"] if row["pinned"]] == ["C-1"]
