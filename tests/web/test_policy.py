"""The planner's question: the model with its sources, and what another number would do today."""

from tests.web.house import Browser
from tests.web.test_check import day_of


def test_another_number_is_tried_and_nothing_is_changed(ulla: Browser) -> None:
    kept = (day_of(ulla.served) / "plan.json").read_bytes()
    page = ulla.get("/policy")
    assert "danish-child-welfare" in page.text
    page = ulla.send("/policy/try", key="balance.measure", value="minmax")
    assert page.url.path.startswith("/tried/"), page.text
    assert "balance.measure = minmax" in page.text
    assert (day_of(ulla.served) / "plan.json").read_bytes() == kept


def test_a_key_nobody_knows_is_told_with_its_nearest(ulla: Browser) -> None:
    ulla.get("/policy")
    page = ulla.send("/policy/try", key="balance.mesure<b>", value="minmax")
    assert "balance.mesure&lt;b&gt;" in page.text
    assert "<b>" not in page.text.replace("<body", "").replace("<br", "")
    ulla.get("/policy")
    page = ulla.send("/policy/try", key="", value="1")
    assert page.status_code == 422
    assert "Say which number" in page.text
