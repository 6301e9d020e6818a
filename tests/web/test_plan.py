"""The proposal on a page, in both languages, and proposed from there."""

import json
import re
from itertools import product

import pytest

from assigner.web.app import House
from tests.draws import covering
from tests.web.house import Browser


@pytest.mark.landing
def test_the_day_is_proposed_from_its_page(served: House) -> None:
    place = served.workspace.served.offices[0].today
    assert place is not None
    kept = place.plan.read_bytes()
    place.plan.unlink()
    browser = Browser(served)
    assert "cases to place" in browser.get("/").text
    answer = browser.send("/propose")
    assert answer.url.path == "/plan"
    assert "proven optimal" in answer.text
    told = [line for line in kept.splitlines() if b"seconds" not in line]
    assert [line for line in place.plan.read_bytes().splitlines() if b"seconds" not in line] == told


@pytest.mark.landing
def test_the_page_speaks_danish_where_it_is_asked_to(ulla: Browser) -> None:
    assert "Forslaget" in ulla.get("/plan?lang=da").text
    assert "Forslaget" in ulla.get("/plan").text
    assert "The proposal" in ulla.get("/plan?lang=en").text


@pytest.mark.landing
def test_whoever_opens_it_first_in_another_language_finds_the_same_plan(served: House) -> None:
    danish = Browser(served, language="da").get("/plan").text
    assert "Forslaget" in danish
    assert 'class="load"' in danish
    assert 'class="load"' in Browser(served).get("/plan").text


@pytest.mark.landing
def test_who_is_above_a_norm_is_told_with_where_and_what_to_do(ulla: Browser) -> None:
    page = ulla.get("/plan").text
    place = ulla.served.workspace.served.offices[0].today
    assert place is not None
    over = json.loads(place.plan.read_text(encoding="utf-8"))["summary"]["above_norm"]
    assert ("above a norm:" in page) is (over > 0)
    assert ('<a href="#loads">who, and which</a>' in page) is (over > 0)


@pytest.mark.landing
def test_a_proposal_of_staff_changes_offers_no_button_that_leads_nowhere(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    handover = ulla.send("/staff-change/work", moves="0").url.path
    page = ulla.send(f"{handover}/take").text
    assert 'id="C-1"' in page
    assert "Give to…" not in page.partition("</ol>")[0]
    assert "a case is given to somebody else among those" in page
    assert 'href="/staff-change">Staff changes</a>' in page.partition('id="C-1"')[0]


@pytest.mark.landing
def test_hostile_names_are_shown_as_text(ulla: Browser) -> None:
    answer = ulla.get("/plan")
    assert "&lt;b&gt;Yrsa&lt;/b&gt; &amp; &#34;Co&#34;" in answer.text
    assert "<b>Yrsa" not in answer.text
    assert "/case/%3CC%3E-5" in answer.text


@pytest.mark.landing
@pytest.mark.parametrize(("path", "number"), covering([
    ("/work/{}", "²"), ("/price/{}", "99999999999999999999"), ("/answer/{}", "-1"),
    ("/tried/{}", "x"), ("/handover/{}", "²"),
], product(("/work/{}", "/price/{}", "/answer/{}", "/tried/{}", "/handover/{}"),
           ("²", "99999999999999999999", "-1", "x"))))
def test_a_piece_of_work_that_nobody_asked_for_is_not_known(
    ulla: Browser, path: str, number: str
) -> None:
    assert ulla.get(path.format(number)).status_code == 404


@pytest.mark.landing
def test_what_somebody_else_changed_since_the_last_look_is_marked(served: House) -> None:
    lene, ulla = Browser(served, "Lene"), Browser(served)
    assert "What changed since" not in lene.get("/plan").text
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V", what="pin").url.path
    ulla.send(f"{price}/give", code="family")
    lene.get("/people")
    page = lene.get("/plan").text
    assert "What changed since you last looked" in page
    assert "C-1: Y → V" in page
    assert "Ulla Hansen decided number 1 in the record." in page
    assert '<span class="tag calm">changed</span>' in page
    assert "What changed since" not in lene.get("/plan").text


@pytest.mark.landing
def test_a_new_day_is_no_change_of_the_last(ulla: Browser) -> None:
    ulla.get("/plan")
    ulla.get("/commit")
    ulla.send("/commit")
    ulla.send("/tomorrow")
    assert "What changed since" not in ulla.get("/plan").text


@pytest.mark.landing
def test_a_number_that_is_none_is_told_or_passed_over(ulla: Browser) -> None:
    ulla.get("/staff-change")
    assert ulla.send("/staff-change/out", number="²").status_code == 200
    ulla.get("/commit")
    assert ulla.send("/commit", replaces="²").status_code == 200


@pytest.mark.landing
@pytest.mark.parametrize("language", ["en", "da"])
def test_a_line_says_the_load_once(ulla: Browser, language: str) -> None:
    lines = ulla.get(f"/plan?lang={language}").text.split("<ol")[1].split("</ol>")[0]
    loads = re.findall(r'class="load">(.+?)<', lines)
    assert loads
    assert lines.count("→") == len(loads)


@pytest.mark.landing
def test_a_price_is_headed_in_the_language_of_whoever_reads_it(ulla: Browser) -> None:
    for what, english, danish in (("pin", "C-1 to V instead of Y", "C-1 til V i stedet for Y"),
                                  ("forbid", "C-1 not to V", "C-1 ikke til V")):
        ulla.client.headers["Accept-Language"] = "en"
        ulla.get("/case/C-1")
        place = ulla.send("/case/C-1/ask", to="V", what=what).url.path
        assert f"<h1>{english}</h1>" in ulla.page.text
        ulla.client.headers["Accept-Language"] = "da"
        assert f"<h1>{danish}</h1>" in ulla.get(place).text
        assert "regnet ud på engelsk" in ulla.page.text  # the sentence of its price was


@pytest.mark.landing
def test_what_is_signed_stands_on_the_page_where_it_is_signed(ulla: Browser) -> None:
    lines = re.findall(r'<li id="(C-\d+)"', ulla.get("/plan").text)
    signed = ulla.get("/commit").text.partition("What is signed, line by line")[2]
    assert lines
    assert re.findall(r'<span class="lead">(C-\d+)</span>', signed) == lines
