"""What is asked by program and takes long: months, which numbers matter, how loads went."""

import shutil

import pytest

from assigner.api.history import history
from assigner.documents.part import written
from assigner.web.app import House
from tests.draws import looped
from tests.web.api.program import Program
from tests.web.house import Browser
from tests.web.test_check import day_of
from tests.web.test_loads import lived

YEAR = {"key": "rules.stock_ceiling.at", "value": "20", "days": 3, "seeds": 2, "minutes": 5}


@pytest.mark.landing
def test_a_number_is_lived_through_months_and_taken_home(program: Program) -> None:
    asked = program.send("years", **YEAR)
    found = program.done(asked)
    assert found["kind"] == "simulate"
    assert len(found["runs"]) == 2
    where = f"years/{asked.json()['id']}"
    page = program.get(f"{where}/html")
    assert page.text.startswith("<!DOCTYPE html>")
    assert page.headers["content-disposition"].endswith('.html"')
    assert "," in program.get(f"{where}/csv").text
    assert program.get(f"{where}/svg").status_code == 404
    assert program.get(f"effects/{asked.json()['id']}").status_code == 404
    picture = program.get(f"work/{asked.json()['id']}/picture/svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert program.get(f"work/{asked.json()['id']}/picture/html").status_code == 404


@pytest.mark.parametrize(("said", "at"), looped(1, [
    ({"days": 0}, "/days"), ({"seeds": 21}, "/seeds"), ({"minutes": 121}, "/minutes"),
    ({"days": 1.5}, "/days"), ({"key": ""}, "/key")]))
def test_months_beyond_what_is_lived_are_pointed_at(
    program: Program, said: dict[str, object], at: str
) -> None:
    assert [one["at"] for one in program.send("years", **{**YEAR, **said}).json()["faults"]] == [at]


@pytest.mark.landing
def test_an_answer_is_had_in_her_own_language(served: House, program: Program) -> None:
    asked = program.send("cases/C-1/prices", version=program.version, to="V").json()
    assert asked["language"] == "en"
    danish = Program(served, "Lene Poulsen", Accept_Language="da-DK, en;q=0.5")
    place = f"prices/{asked['id']}"
    assert danish.get(f"work/{asked['id']}").json()["language"] == "en"
    assert danish.get(place).json()["headline"] == program.get(place).json()["headline"]
    anew = danish.send(f"work/{asked['id']}/language")
    assert (anew.status_code, anew.json()["language"]) == (202, "da")
    assert "i stedet for" in danish.get(place).json()["headline"]
    assert "i stedet for" not in program.get(place).json()["headline"]
    assert danish.send(f"work/{asked['id']}/language").json()["id"] == anew.json()["id"]


def test_a_proposal_is_not_said_in_another_language(program: Program) -> None:
    made = program.send("proposals", version=program.version).json()["id"]
    refused = program.send(f"work/{made}/language")
    assert (refused.status_code, "no sentences" in refused.json()["detail"]) == (422, True)
    assert program.send("work/999/language").status_code == 404


def test_a_number_nobody_knows_is_told(program: Program) -> None:
    refused = program.send("years", **{**YEAR, "key": "rules.stock_ceilng.at"})
    assert (refused.status_code, refused.json()["exit_code"]) == (422, 2)
    assert "rules.stock_ceiling" in refused.json()["detail"]


def test_which_numbers_matter(program: Program) -> None:
    asked = program.send("effects", keys="rules.stock_ceiling", percent=10)
    found = program.done(asked)
    assert (found["kind"], found["by"]) == ("effect", 0.1)
    assert {one["key"] for one in found["numbers"]} >= {"rules.stock_ceiling.at"}
    assert "rules.stock_ceiling.at" in program.get(f"effects/{asked.json()['id']}/csv").text
    assert program.send("effects", percent=0).json()["faults"][0]["at"] == "/percent"


@pytest.mark.landing
def test_loads_of_the_days_that_lie_there(served: House, program: Program) -> None:
    lived(served, 3)
    assert program.get("loads").status_code == 404
    asked = program.send("loads")
    found = program.done(asked)
    assert found["loads"] == written(history(day_of(served).parent))
    assert (found["by"], found["late"]) == ("Ulla Hansen", False)
    assert program.get("loads").json() == found
    assert "3 days from" in Browser(served).get("/loads").text
    shutil.rmtree(day_of(served).parent / "2026-11-09")
    assert program.get(f"loads/{asked.json()['id']}").json()["late"] is True
    assert program.get("loads/99").status_code == 404


def test_two_stretches_side_by_side(served: House, program: Program) -> None:
    lived(served, 2)
    week = {"from": "2026-11-16", "to": "2026-11-20"}, {"from": "2026-11-23", "to": "2026-11-27"}
    found = program.done(program.send("loads", stretches=week))
    assert [one["first"] for one in found["loads"]["ranges"]] == ["2026-11-16", "2026-11-23"]
    alone = program.send("loads", stretches=week[:1])
    assert (alone.status_code, "need four days" in alone.json()["detail"]) == (422, True)
    back = program.send("loads", stretches=[week[0], {"from": "2026-11-27", "to": "2026-11-23"}])
    assert "ends before it begins" in back.json()["detail"]
    wrong = program.send("loads", stretches=[week[0], {"from": "soon", "to": "2026-11-23"}])
    assert wrong.json()["faults"][0]["at"] == "/stretches/1/from"
