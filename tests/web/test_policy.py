"""The planner's questions: each number with its source; what another does, today or in months."""

import json
import re
from pathlib import Path

import pytest

from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.draws import looped
from tests.web.house import HEADER, Browser, browser, house
from tests.web.test_check import day_of

CONTACT = "weights.phases.intake.simple.hours_a_contact"
MONTHS = {"over": "months", "days": "4", "seeds": "2", "minutes": "5"}


@pytest.mark.landing
def test_another_number_is_tried_and_nothing_is_changed(ulla: Browser) -> None:
    kept = (day_of(ulla.served) / "plan.json").read_bytes()
    page = ulla.get("/policy")
    assert "danish-child-welfare" in page.text
    page = ulla.get("/policy/number/balance.measure")
    assert "the most loaded person alone" in page.text
    page = ulla.send("/policy/try", key="balance.measure", value="minmax", over="today")
    assert page.url.path.startswith("/tried/"), page.text
    assert "balance.measure = minmax" in page.text
    assert "<h1>How evenness is measured</h1>" in page.text
    assert "the most loaded person alone instead of" in page.text.replace("\n", " ")
    assert "With minmax" in page.text
    assert "First plan" not in page.text
    assert (day_of(ulla.served) / "plan.json").read_bytes() == kept
    assert "What balance.measure = minmax would do" in ulla.get("/policy").text


@pytest.mark.landing
def test_numbers_are_found_by_their_words(ulla: Browser) -> None:
    every = ulla.get("/policy").text.count("/policy/number/")
    page = ulla.get("/policy?find=INFLOW_week one day")
    assert re.findall(r"/policy/number/([\w.]+)", page.text) == ["rules.inflow_week.at"]
    assert "open><summary>Rules" in page.text
    assert every > 80
    page = ulla.get("/policy?find=<b>nothing")
    assert "0 found for &lt;b&gt;nothing" in page.text
    assert "/policy/number/" not in page.text
    assert "med transport og notat" in ulla.get("/policy?find=notat&lang=da").text


@pytest.mark.landing
def test_a_number_says_its_source_and_since_when(ulla: Browser) -> None:
    ulla.get("/commit")
    ulla.send("/commit")
    page = ulla.get("/policy/number/rules.stock_ceiling.at")
    assert "soft: a breach costs" in page.text
    assert "DS vejledende sagstal" in page.text
    assert "danish-child-welfare.toml:" in page.text
    assert "Ulla Hansen signed the first day with it" in page.text
    day = day_of(ulla.served)
    (day / "ours.toml").write_text(
        'extends = "danish-child-welfare"\ntitle = "Ours"\n'
        '[rules.stock_ceiling]\nat = { value = 22, unit = "children", status = "agreement", '
        'source = "<i>May" }\n', encoding="utf-8")
    head = day / "instance.toml"
    head.write_text(head.read_text(encoding="utf-8").replace(
        '"danish-child-welfare"', '"ours.toml"'), encoding="utf-8")
    page = ulla.get("/policy/number/rules.stock_ceiling.at")
    rows = page.text.split("<tbody>")[1].split("</tbody>")[0]
    assert rows.index("22 children") < rows.index("30 children")
    assert "agreement: &lt;i&gt;May" in rows
    assert "Ulla Hansen saw it first" in rows
    assert "ours.toml, last written" in page.text
    assert "ours.toml:4" in page.text


@pytest.mark.parametrize(("path", "status"), looped(1, [
    ("/policy/number/rules.nothing", 404), ("/policy/number/%3Cscript%3E", 404),
    ("/policy/number/weights", 404), ("/policy/number/capacity.ramp.0.share", 200),
    ("/policy/number/rules.district.hard", 200), ("/year/1", 404), ("/effect/x", 404),
    ("/answers/1/html", 404),
]))
def test_a_number_or_answer_nobody_has_is_not_found(ulla: Browser, path: str, status: int) -> None:
    page = ulla.get(path)
    assert page.status_code == status
    assert "<script>" not in page.text.replace('<script src', "")


@pytest.mark.landing
def test_a_key_nobody_knows_is_told_with_its_nearest(ulla: Browser) -> None:
    ulla.get("/policy")
    page = ulla.send("/policy/try", key="balance.mesure<b>", value="minmax")
    assert "balance.mesure&lt;b&gt;" in page.text
    assert "<b>" not in page.text.replace("<body", "").replace("<br", "")


@pytest.mark.parametrize(("fields", "told"), looped(1, [
    ({"value": ""}, "Say which number"),
    ({"value": "25", **MONTHS, "days": "0"}, "Working days: write a whole number"),
    ({"value": "25", **MONTHS, "seeds": "²"}, "Drawn futures: write a whole number"),
    ({"value": "25", **MONTHS, "minutes": "1e9"}, "Minutes at the most: write a whole number"),
]))
def test_what_is_typed_wrong_is_told_on_its_page_and_kept(
    ulla: Browser, fields: dict[str, str], told: str
) -> None:
    ulla.get("/policy/number/rules.stock_ceiling.at")
    page = ulla.send("/policy/try", key="rules.stock_ceiling.at", **fields)
    assert page.status_code == 422
    assert told in page.text
    assert "Nobody holds more than 30 children" in page.text
    if fields["value"]:
        assert 'value="25"' in page.text


@pytest.mark.landing
def test_a_key_typed_is_kept_where_something_lacks(ulla: Browser) -> None:
    ulla.get("/policy")
    page = ulla.send("/policy/try", key="rules.<i>", value="")
    assert page.status_code == 422
    assert "Say which number" in page.text
    assert 'value="rules.&lt;i&gt;" list="keys"' in page.text
    assert "<i>" not in page.text


@pytest.mark.landing
def test_a_rule_is_turned_off_by_choosing_so(ulla: Browser) -> None:
    ulla.get("/policy/number/rules.inflow_day.hard")
    page = ulla.send("/policy/try", key="rules.inflow_day.hard", value="off", over="today")
    assert page.url.path.startswith("/tried/"), page.text
    assert "rules.inflow_day = false" in page.text
    assert "off: it is not asked for instead of soft: a breach costs" in page.text


def test_a_year_of_another_number_is_lived_through_and_taken_home(ulla: Browser) -> None:
    ulla.get("/policy/number/rules.stock_ceiling.at")
    page = ulla.send("/policy/try", key="rules.stock_ceiling.at", value="20", **MONTHS)
    assert page.url.path.startswith("/year/"), page.text
    assert "4 working days from" in page.text
    assert "2 drawn futures" in page.text
    assert "2 drawn futures tell little" in page.text
    assert "20 children instead of 30 children" in page.text
    assert "With 20" in page.text
    assert re.search(r"[+−]?[\d.]+ ± [\d.]+", page.text)
    assert re.search(r"\d+ measures? clearly differ", page.text)
    number = page.url.path.rpartition("/")[2]
    assert f'<img src="/work/{number}/picture/svg"' in page.text
    drawn = ulla.client.get(f"/work/{number}/picture/svg").text
    assert "rules.stock_ceiling.at=20" in drawn
    assert ulla.client.get(f"/work/{number}/picture/csv").text.startswith("policy,")
    kept = json.loads(ulla.client.get(f"/answers/{number}/json").content)
    assert kept["kind"] == "simulate"
    assert [run["model"] for run in kept["runs"]] == [
        "danish-child-welfare", "danish-child-welfare,rules.stock_ceiling.at=20"]
    read = ulla.client.get(f"/answers/{number}/html")
    assert "policies over time" in read.text
    assert "attachment" in read.headers["content-disposition"]
    assert ulla.client.get(f"/answers/{number}/csv").text.startswith("policy,")
    assert ulla.client.get(f"/answers/{number}/exe").status_code == 404


def test_which_numbers_matter_is_asked_on_the_page(ulla: Browser) -> None:
    ulla.get("/policy")
    assert "write a whole number of per cent" in ulla.send(
        "/policy/matter", keys="rules.stock_ceiling", percent="x").text
    page = ulla.send("/policy/matter", keys="rules.stock_ceiling", percent="20")
    assert page.url.path.startswith("/effect/"), page.text
    assert "rules.stock_ceiling.at" in page.text
    number = page.url.path.rpartition("/")[2]
    assert json.loads(ulla.client.get(f"/answers/{number}/json").content)["kind"] == "effect"
    assert "which numbers matter" in ulla.client.get(f"/answers/{number}/html").text


def test_a_planner_stops_her_own_question_and_nobody_elses(
    served: House, tmp_path: Path
) -> None:
    people = {"pia": Member("Pia", frozenset({WorkRole.PLANNER})),
              "ulla": Member("Ulla", frozenset({WorkRole.COORDINATOR}))}
    behind = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    behind.workspace.queue.start = lambda queue, office: None
    pia, ulla = browser(behind, "pia"), browser(behind, "ulla")
    pia.get("/policy/number/rules.stock_ceiling.at")
    page = pia.send("/policy/try", key="rules.stock_ceiling.at", value="20", **MONTHS)
    mine = page.url.path
    assert "Stop, and keep the futures that are done" in page.text
    ulla.get("/plan")
    theirs = ulla.send("/propose").url.path
    assert "<button" not in pia.get(theirs).text
    pia.get(mine)
    assert pia.send(f"{theirs}/stop").status_code == 403
    assert ulla.send(f"{mine}/stop").status_code == 403
    pia.get(mine)
    assert "It was stopped" in pia.send(f"{mine}/stop").text


@pytest.mark.landing
def test_a_number_is_typed_as_danes_write_it_and_what_is_none_is_refused_at_once(
    served: House
) -> None:
    danish = Browser(served, language="da")
    danish.get("/policy")
    page = danish.send("/policy/try", key=CONTACT, value="1,5", over="today")
    assert page.url.path.startswith("/tried/")
    assert f"{CONTACT} = 1.5" in page.text
    english = Browser(served)
    english.get("/policy")
    wrong = english.send("/policy/try", key=CONTACT, value="1,5", over="today")
    assert wrong.status_code == 422
    assert "is no number: write it as 29.5" in wrong.text


@pytest.mark.landing
@pytest.mark.parametrize("value", ["9" * 30, "-5"])
def test_a_number_beyond_all_sense_is_answered_in_the_words_of_the_page(
    ulla: Browser, value: str
) -> None:
    ulla.get("/policy/number/rules.stock_ceiling.at")
    page = ulla.send("/policy/try", key="rules.stock_ceiling.at", value=value, over="today")
    assert page.status_code == 422
    assert "Look at this first" in page.text
    assert "-S " not in page.text


@pytest.mark.landing
@pytest.mark.parametrize(("key", "value"), [("nothing.there", "1"), ("moves.at_mostt", "1")])
def test_a_fault_names_the_number_and_no_command(ulla: Browser, key: str, value: str) -> None:
    ulla.get("/policy")
    said = ulla.send("/policy/try", key=key, value=value, over="today").text
    alert = said.partition('role="alert"')[2].partition("</div>")[0]
    assert f"{key}: is not" in alert
    assert "assigner rules" not in alert
