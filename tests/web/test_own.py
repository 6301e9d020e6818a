"""A caseworker's own page: no secret of a colleague; her objection is read before signing."""

import re
from pathlib import Path

import pytest

from assigner.ledger import Ledger
from assigner.web.api.call import ROOT
from assigner.web.api.table import TABLE
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.cli.runner import run
from tests.draws import covering
from tests.web.api.program import Program
from tests.web.house import HEADER, ORIGIN, Browser, browser, house
from tests.web.test_roles import address

SECRETS = ("hemmelig", "43 %", "2027-03-19", "19 March 2027", "Yrsa")
"""What is private to X, Y and Z: topics, a reduction and its end, an absence, a name."""


def _words(text: str) -> str:
    """A page without its marks."""
    return re.sub("<[^>]*>", "", text)


@pytest.mark.landing
def test_she_sees_her_cases_and_no_secret_of_a_colleague(signed_in: House) -> None:
    vera, ulla = browser(signed_in, "v"), browser(signed_in, "ulla")
    for _ in range(2):  # proposed, then signed
        assert vera.get("/").url.path == "/own"
        assert "My new cases" in vera.page.text
        for page in signed_in.pages:
            text = vera.get(address(page.path)).text
            assert [secret for secret in SECRETS if secret in text] == [], page.path
        ulla.get("/commit")
        ulla.send("/commit")


@pytest.mark.landing
def test_her_objection_is_read_before_the_day_is_signed_and_kept(signed_in: House) -> None:
    yrsa, ulla = browser(signed_in, "y"), browser(signed_in, "ulla")
    ulla.get("/commit")
    yrsa.get("/own")
    page = yrsa.send("/own/objection", case="C-1", text="I know the <family>")
    assert "I know the &lt;family&gt;" in page.text
    late = ulla.send("/commit", note="mine")
    assert late.status_code == 409
    assert "Y: I know the &lt;family&gt;" in late.text
    assert "mine" in late.text
    assert "1 objection" in ulla.get("/plan").text
    ulla.get("/commit")
    mark = ulla.page.text.split('name="heard" value="')[1].split('"')[0]
    assert "is signed" in ulla.send("/commit", note="mine", heard=mark).text
    (record,) = Ledger(str(signed_in.workspace.ledger)).records()
    assert record.said["note"] == "mine"
    assert record.said["objections"] == [
        {"case": "C-1", "caseworker": "Y", "text": "I know the <family>"}]
    assert yrsa.send("/own/objection", case="C-1", text="too late").status_code in (403, 422)


@pytest.mark.parametrize("role", covering(
    [WorkRole.PLANNER], [WorkRole.PLANNER, WorkRole.AUDITOR]))
def test_her_reason_is_read_by_whoever_signs_and_by_nobody_else(
    served: House, tmp_path: Path, role: WorkRole
) -> None:
    people = {
        "y": Member("Yrsa", frozenset({WorkRole.CASEWORKER}), "Y"),
        "ulla": Member("Ulla", frozenset({WorkRole.COORDINATOR})),
        "other": Member("Other", frozenset({role})),
    }
    office = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    yrsa, other = browser(office, "y"), browser(office, "other")
    yrsa.get("/own")
    yrsa.send("/own/objection", case="C-1", text="hemmelig-grund")
    for page in office.pages:
        assert "hemmelig-grund" not in other.get(address(page.path)).text, page.path
    assert "1 objection, shown to whoever signs the day." in other.get("/plan").text
    for way in TABLE:
        said = Program(office, "", **{HEADER: "other"}).call(
            way.method, ROOT + address(way.path.replace("{office}", "office")))
        assert "hemmelig-grund" not in said.text, way.path
    assert "Y: hemmelig-grund" in browser(office, "ulla").get("/plan").text


@pytest.mark.landing
def test_a_long_remark_leaves_every_objection_in_the_record(signed_in: House) -> None:
    yrsa, ulla = browser(signed_in, "y"), browser(signed_in, "ulla")
    yrsa.get("/own")
    yrsa.send("/own/objection", case="C-1", text="a" * 1990)
    yrsa.send("/own/objection", case="<C>-5", text="b" * 1990)
    ulla.get("/commit")
    mark = ulla.page.text.split('name="heard" value="')[1].split('"')[0]
    refused = ulla.send("/commit", note="n" * 2001, heard=mark)
    assert refused.status_code == 422
    assert "n" * 2001 in refused.text
    assert "--note" not in refused.text
    assert "is signed" in ulla.send("/commit", note="n" * 2000, heard=mark).text
    (record,) = Ledger(str(signed_in.workspace.ledger)).records()
    assert record.said["note"] == "n" * 2000
    assert [(one["case"], one["text"]) for one in record.said["objections"]] == [
        ("<C>-5", "b" * 1990), ("C-1", "a" * 1990)]


@pytest.mark.landing
def test_the_record_keeps_an_objection_that_was_heeded(signed_in: House) -> None:
    yrsa, ulla = browser(signed_in, "y"), browser(signed_in, "ulla")
    yrsa.get("/own")
    yrsa.send("/own/objection", case="C-1", text="I know the family")
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V", what="pin").url.path
    assert ulla.send(f"{price}/give", code="wish").url.path == "/plan"
    ulla.get("/commit")
    assert "is signed" in ulla.send("/commit").text
    record = Ledger(str(signed_in.workspace.ledger)).records()[-1]
    assert record.said["note"] == ""
    assert record.said["objections"] == [
        {"case": "C-1", "caseworker": "Y", "text": "I know the family"}]


def test_an_objection_stands_in_the_record_by_itself_and_in_the_reader_s_language(
    signed_in: House,
) -> None:
    yrsa, ulla = browser(signed_in, "y"), browser(signed_in, "ulla")
    yrsa.get("/own")
    yrsa.send("/own/objection", case="C-1", text="vi er naboer")
    ulla.get("/commit")
    mark = ulla.page.text.split('name="heard" value="')[1].split('"')[0]
    ulla.send("/commit", note="", heard=mark)
    assert "Objection of Y to C-1: vi er naboer" in _words(ulla.get("/history").text)
    assert "note:" not in ulla.page.text
    danish = {"Accept-Language": "da"}
    day = signed_in.workspace.served.offices[0].today
    assert day is not None
    for page in ("/history", "/people/Y", "/history/" + day.date.isoformat()):
        text = _words(ulla.client.get(page, headers=danish).text)
        assert "Indsigelse fra Y til C-1: vi er naboer" in text, page
        assert "objects" not in text, page
    assert "Indsigelse fra Y til C-1" in _words(yrsa.client.get("/own", headers=danish).text)
    assert "naboer" not in browser(signed_in, "v").get("/own").text


def _signed_with(served: House, text: str, remark: str) -> Browser:
    """Yrsa, whose objection to C-1 was read, and the day signed all the same."""
    yrsa, ulla = browser(served, "y"), browser(served, "ulla")
    yrsa.get("/own")
    yrsa.send("/own/objection", case="C-1", text=text)
    assert "is shown your name and the day" in ulla.get("/commit").text
    mark = ulla.page.text.split('name="heard" value="')[1].split('"')[0]
    assert "is signed" in ulla.send("/commit", note=remark, heard=mark).text
    return yrsa


@pytest.mark.landing
def test_after_the_signature_she_reads_what_became_of_her_objection(signed_in: House) -> None:
    yrsa = _signed_with(signed_in, "we are neighbours", "nobody else is free")
    page = _words(yrsa.get("/own").text)
    assert "your objection was shown to Ulla, who signed the day all the same on" in page
    assert "You wrote: we are neighbours" in page
    assert "nobody else is free" not in page  # it may speak of others who objected
    assert "Questions and objections go to your coordinator." in page
    other = browser(signed_in, "v").get("/own").text
    assert "nobody else is free" not in other
    assert "neighbours" not in other


@pytest.mark.landing
def test_she_is_told_that_a_case_was_no_longer_hers_and_no_remark(signed_in: House) -> None:
    yrsa, ulla = browser(signed_in, "y"), browser(signed_in, "ulla")
    yrsa.get("/own")
    page = yrsa.send("/own/objection", case="C-1", text="I know the family").text
    assert "it is shown to whoever signs the day" in page
    assert "will be read" not in page
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V", what="pin").url.path
    ulla.send(f"{price}/give", code="wish")
    ulla.get("/commit")
    ulla.send("/commit", note="hemmelig-bemaerkning")
    page = _words(yrsa.get("/own").text)
    assert "C-1: it was no longer given to you when the day was signed" in page
    assert "hemmelig-bemaerkning" not in page


@pytest.mark.landing
def test_a_day_signed_at_the_command_line_is_not_said_to_have_read_it(signed_in: House) -> None:
    yrsa = browser(signed_in, "y")
    yrsa.get("/own")
    yrsa.send("/own/objection", case="C-1", text="I know the family")
    day = signed_in.workspace.served.offices[0].today
    assert day is not None
    assert run("commit", day.plan, "--by", "Ulla", "--note", "hemmelig", "--ledger",
               str(signed_in.workspace.ledger)).code == 0
    page = _words(yrsa.get("/own").text)
    assert "the record does not say that your objection was shown" in page
    assert "hemmelig" not in page


@pytest.mark.landing
def test_an_objection_is_confirmed_and_taken_back_by_a_button(signed_in: House) -> None:
    yrsa = browser(signed_in, "y")
    yrsa.get("/own")
    page = yrsa.send("/own/objection", case="C-1", text="I know them")
    assert "You have objected to C-1" in page.text
    assert "Take it back" in page.text
    page = yrsa.send("/own/objection", case="C-1", text="")
    assert "You have objected" not in page.text


@pytest.mark.landing
def test_another_plan_after_the_signature_is_told_as_proposed(signed_in: House) -> None:
    vera, ulla = browser(signed_in, "v"), browser(signed_in, "ulla")
    ulla.get("/commit")
    ulla.send("/commit")
    assert "This is proposed" not in vera.get("/own").text
    day = signed_in.workspace.served.offices[0].today
    assert day is not None
    assert run("override", day.plan, "--pin", "C-1=V", "--by", "Ulla", "--reason", "x", "--yes",
               "-o", day.plan, "--overwrite", "--ledger", str(signed_in.workspace.ledger)).code == 0
    assert "This is proposed; it holds once the day is signed." in vera.get("/own").text


def test_what_is_proposed_to_her_stands_there_before_the_longer_answer(signed_in: House) -> None:
    signed_in.workspace.queue.start = lambda queue, office: None
    page = browser(signed_in, "y").get("/own").text
    assert "is being worked out now" in page
    assert "Your cases take" in page
    table = page.split('id="new-caption"')[1].split("</table>")[0]
    assert "C-1" in table
    assert "best for the day as a whole" in table
    text = browser(signed_in, "v").get("/own").text
    assert "is worked out after 1 other piece of work" in _words(text)
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.landing
def test_her_page_says_what_each_of_her_cases_weighs_and_together(signed_in: House) -> None:
    page = browser(signed_in, "y").get("/own").text
    table = page.split('id="held-caption"')[1].split("</table>")[0]
    assert "Weight (h a week)" in table
    assert re.search(r"[0-9]+ cases?, [0-9.]+ h a week", page)
    assert page.index("Your load and its parts") < page.index("What you have")


@pytest.mark.landing
def test_beside_a_handover_her_page_is_there_at_once(signed_in: House, handed: Browser) -> None:
    signed_in.workspace.queue.start = lambda queue, office: None
    vera = browser(signed_in, "v")
    assert "What changes hands" in vera.get("/own").text
    assert "worked out" not in vera.page.text.split("</main>")[0].split("weeks ahead")[0]
    assert [secret for secret in SECRETS if secret in vera.page.text] == []
    assert "You hand over" in browser(signed_in, "y").get("/own").text
    office = signed_in.workspace.served.offices[0]
    assert "own" not in {job.kind for job in signed_in.workspace.queue.of(office)}


@pytest.mark.landing
@pytest.mark.parametrize("change", [
    {"kind": "leaves", "on": "2026-11-23"},
    {"kind": "absent", "since": "2026-11-23", "until": "2026-12-18"},
])
def test_who_is_away_in_what_is_proposed_reads_that_her_cases_are_handed_over(
    signed_in: House, ulla: Browser, change: dict[str, str]
) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", caseworker="Y", **change)
    page = ulla.send("/staff-change/work", moves="0")
    assert ulla.send(f"{page.url.path}/take").url.path == "/plan"
    text = browser(signed_in, "y").get("/own").text
    assert "You hand over" in text


@pytest.mark.landing
def test_she_objects_to_her_own_cases_alone(signed_in: House) -> None:
    vera = browser(signed_in, "v")
    vera.get("/own")
    other = browser(signed_in, "y")
    other.get("/own")
    token = other.page.text.split('name="token" value="')[1].split('"')[0]
    vera.page = other.page
    assert vera.send("/own/objection", case="C-1", text="x").status_code == 403
    answer = other.client.post("/own/objection", data={
        "token": token, "case": "C-2", "text": "not mine"}, headers={"Origin": ORIGIN})
    assert answer.status_code == 422
    assert "not proposed to you" in answer.text


@pytest.mark.landing
def test_she_is_spoken_to_and_not_of(signed_in: House) -> None:
    page = browser(signed_in, "v").get("/own")
    assert "Your cases take" in page.text
    assert "V carries" not in page.text
