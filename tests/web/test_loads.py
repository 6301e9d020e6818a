"""How loads went, on a page: the command's numbers, its picture, and two stretches."""

import shutil
from datetime import date, timedelta

import pytest

from assigner.api.history import history
from assigner.errors import MissingExtra
from assigner.web.app import House
from assigner.words import say
from assigner.workspace import pictures
from tests.web.house import Browser
from tests.web.test_check import day_of


def lived(served: House, weeks: int) -> None:
    """The same morning, once a week: nothing of it changes but its date."""
    day = day_of(served)
    head = (day / "instance.toml").read_text(encoding="utf-8")
    for week in range(1, weeks):
        on = date(2026, 11, 23) - timedelta(weeks=week)
        before = day.parent / on.isoformat()
        shutil.copytree(day, before)
        (before / "plan.json").unlink(missing_ok=True)
        (before / "instance.toml").write_text(head.replace("2026-11-23", on.isoformat()),
                                              encoding="utf-8")


@pytest.mark.landing
def test_loads_of_the_days_that_lie_there(ulla: Browser) -> None:
    lived(ulla.served, 3)
    assert "Nobody has asked yet" in ulla.get("/loads").text
    page = ulla.send("/loads/work")
    assert page.url.path.startswith("/loads/"), page.text
    found = history(day_of(ulla.served).parent)
    assert found.days == 3
    assert "3 days from" in page.text
    assert "There are 3 weeks" in page.text
    number = page.url.path.rpartition("/")[2]
    picture = ulla.client.get(f"/work/{number}/picture/svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.text.count("<svg") == 1
    rows = ulla.client.get(f"/work/{number}/picture/csv").text.splitlines()
    assert len(rows) == 1 + sum(len(one.weeks) for one in found.people)
    assert ulla.client.get(f"/work/{number}/picture/exe").status_code == 404
    assert "have changed" not in ulla.get("/loads").text
    lived(ulla.served, 1)
    shutil.rmtree(day_of(ulla.served).parent / "2026-11-09")
    assert "have changed since" in ulla.get("/loads").text


@pytest.mark.landing
def test_a_day_brought_in_or_replaced_is_no_day_of_the_office(ulla: Browser) -> None:
    day = day_of(ulla.served)
    for hidden in (".incoming-1", ".replaced-2026-11-20"):
        shutil.copytree(day, day.parent / hidden)
    assert history(day.parent).days == 1
    head = day.parent / ".incoming-1" / "instance.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("2026-11-23", "2026-11-30"),
                    encoding="utf-8")
    assert history(day.parent).last == "2026-11-23"


@pytest.mark.landing
def test_two_stretches_side_by_side(ulla: Browser) -> None:
    lived(ulla.served, 2)
    ulla.get("/loads")
    said = {"from": "2026-11-16", "to": "2026-11-20", "from2": "2026-11-23", "to2": "2026-11-27"}
    page = ulla.send("/loads/work", **said)
    assert "Side by side" in page.text
    for wrong, words in (({"to2": "soon"}, "need four days"), ({"from2": ""}, "need four days"),
                         ({"to": "2026-01-01"}, "ends before it begins")):
        page = ulla.send("/loads/work", **{**said, **wrong})
        assert page.status_code == 422
        assert words in page.text
        assert 'value="2026-11-16"' in page.text


@pytest.mark.landing
def test_who_was_above_the_light_for_weeks_is_told_on_the_page_of_staff(ulla: Browser) -> None:
    day = day_of(ulla.served)
    with (day / "caseload.csv").open("a", encoding="utf-8") as held:
        held.writelines(f"H-{number},modtagelse,kompleks,V,3\n" for number in range(10, 70))
    lived(ulla.served, 5)
    found = history(day.parent)
    above = [row.id for row in found.people if row.above is not None]
    assert above, "the test's own day has to be a heavy one"
    ulla.get("/loads")
    ulla.send("/loads/work")
    page = ulla.get("/people")
    assert "Above 110 % for four weeks in a row" in page.text
    assert "5 weeks, since 26 October 2026" in page.text


def test_without_the_extra_there_are_the_numbers(
    ulla: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(found: object) -> None:
        raise MissingExtra(say("{path} is not a file.", path="altair"))

    monkeypatch.setattr("assigner.render.svg.history.history_picture", missing)
    ulla.get("/loads")
    page = ulla.send("/loads/work")
    assert "1 day from" in page.text
    assert "<figure" not in page.text
    assert pictures.drawn(lambda: missing(0)) == {}  # type: ignore[arg-type,return-value]


@pytest.mark.landing
def test_faults_of_any_day_are_told(ulla: Browser) -> None:
    lived(ulla.served, 2)
    cases = day_of(ulla.served).parent / "2026-11-16" / "caseworkers.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("37", "many"), encoding="utf-8")
    ulla.get("/loads")
    page = ulla.send("/loads/work")
    assert "2026-11-16/" in page.text
    assert "many" in page.text
