"""Proposed anew, a day says of each line that was decided who did, why, and by which act."""

from tests.web.house import Browser
from tests.web.test_kept_by_hand import decide, takes
from tests.web.test_morning import records, written


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
