"""The record on pages: decisions by case and person, the light, a month, signed days' files."""

import pytest

from tests.web.house import Browser

pytestmark = pytest.mark.landing


def test_the_record_is_looked_up_and_its_files_taken_home_again(ulla: Browser) -> None:
    assert "Nothing is recorded" in ulla.get("/history").text
    ulla.get("/case/C-1")
    ulla.send("/case/C-1/ask", to="V")
    ulla.send(f"{ulla.page.url.path}/give", code="other", note="<b>why</b>")
    ulla.get("/commit")
    ulla.send("/commit", note="looked at")
    ulla.send("/tomorrow")
    page = ulla.get("/history")
    assert "&lt;b&gt;why&lt;/b&gt;" in page.text
    assert "note: looked at" in page.text
    assert "/history/2026-11-23" in page.text
    assert "C-1" in ulla.get("/history?case=C-1").text
    assert "Nothing is recorded" in ulla.get("/history?case=C-99").text
    assert "<h2 id=\"month-of\">" in ulla.get("/history?month=2026-11").text
    assert "2 records" in ulla.get("/history?light=1").text
    page = ulla.get("/history/2026-11-23")
    assert "looked at" in page.text
    letters = ulla.client.get("/history/2026-11-23/letters")
    assert letters.content[:2] == b"PK"
    assert ulla.get("/history/2026-11-24").status_code == 404
    assert ulla.get("/history/2026-11-24/letters").status_code == 404
