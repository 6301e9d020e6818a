"""The coordinator's morning, page after page, without JavaScript; the ledger is the command's."""

import io
import re
import zipfile

import pytest

from assigner.ledger import Ledger
from assigner.plan import read_claims
from assigner.web.app import House
from tests.cli.runner import run
from tests.web.house import ORIGIN, Browser


def chosen(served: House) -> str:
    """Who takes C-1 by the proposal: not V, to whom it is given."""
    place = served.workspace.served.offices[0].today
    assert place is not None
    row = next(row for row in read_claims(place.plan).assignments if row.case == "C-1")
    return row.caseworker


def written(page: str) -> str:
    """What stands on a page, without its marks."""
    return re.sub(r"<[^>]+>", " ", page.partition("<main")[2])


def records(served: House) -> list[tuple[str, str, str]]:
    found = Ledger(str(served.workspace.ledger)).records()
    return [(one.kind, one.by, one.office) for one in found]


@pytest.mark.landing
def test_a_line_is_priced_then_given_then_signed(ulla: Browser) -> None:
    first = chosen(ulla.served)
    page = ulla.get("/case/C-1")
    assert "Everybody who could have it" in page.text
    page = ulla.send("/case/C-1/ask", to="V")
    assert page.url.path.startswith("/price/")
    assert f"C-1 to V instead of {first}" in page.text
    price = page.url.path
    refused = ulla.send(f"{price}/give", note="")
    assert refused.status_code == 422
    assert "Say why" in refused.text
    page = ulla.send(f"{price}/give", code="family", note="knows <i>them</i>")
    assert page.url.path == "/plan"
    assert f"C-1: {first} → V" in page.text
    assert "knows &lt;i&gt;them&lt;/i&gt;" in page.text
    assert records(ulla.served) == [("override", "Ulla Hansen", "Small")]
    ulla.get("/commit")
    page = ulla.send("/commit", note="all looked at")
    assert "The day is signed" in page.text
    assert records(ulla.served)[1] == ("commit", "Ulla Hansen", "Small")
    letters = zipfile.ZipFile(io.BytesIO(ulla.client.get("/out/letters").content))
    assert "V.html" in letters.namelist()
    page = ulla.send("/tomorrow")
    assert "24 November 2026" in page.text
    assert "24 November 2026" in ulla.get("/").text


def test_a_refused_signature_is_told_in_the_words_of_the_page(ulla: Browser) -> None:
    ulla.get("/commit")
    ulla.send("/commit")
    for replaces in ("", "99"):
        ulla.get("/commit")
        page = ulla.send("/commit", replaces=replaces)
        said = written(page.text)
        assert page.status_code == 422
        assert "nothing was recorded" in said
        assert "was decided by Ulla Hansen as number 1." in said
        for foreign in ("--", "plan.json", "assigner log", str(ulla.served.workspace.root)):
            assert foreign not in said
    assert len(records(ulla.served)) == 1


def test_a_role_too_long_is_told_without_an_option(ulla: Browser) -> None:
    ulla.get("/commit")
    said = written(ulla.send("/commit", role="r" * 3000).text)
    assert "In which role you decide: write at most" in said
    assert "--role" not in said


@pytest.mark.landing
def test_the_command_line_takes_it_up_and_back(served: House) -> None:
    browser = Browser(served)
    place = served.workspace.served.offices[0].today
    assert place is not None
    ledger = str(served.workspace.ledger)
    ran = run("override", place.plan, "--pin", "C-1=V", "--reason", "why", "--by", "Lene", "--yes",
              "--ledger", ledger, "-o", place.plan, "--overwrite")
    assert ran.code == 0, ran.err
    assert "<strong>V</strong>" in browser.get("/plan").text
    browser.get("/commit")
    assert "The day is signed" in browser.send("/commit").text
    ran = run("log", "verify", "--ledger", ledger)
    assert ran.code == 0, ran.err
    ran = run("next", place.plan, "--ledger", ledger)
    assert ran.code == 0, ran.err
    assert "24 November 2026" in browser.get("/").text


@pytest.mark.landing
def test_a_stale_form_is_refused_with_what_changed_and_nothing_typed_is_lost(
    served: House
) -> None:
    ulla, lene, first = Browser(served), Browser(served, "Lene Poulsen"), chosen(served)
    for browser in (ulla, lene):
        browser.get("/case/C-1")
        browser.send("/case/C-1/ask", to="V")
    price = ulla.page.url.path
    ulla.send(f"{price}/give", code="family", note="first")
    late = lene.send(f"{price}/give", code="skill", note="second and late")
    assert late.status_code == 409
    assert f"C-1: {first} → V" in late.text
    assert "Ulla Hansen decided number 1 in the record." in late.text
    assert [one[1] for one in records(served)] == ["Ulla Hansen"]
    lene.get("/commit")
    ulla.get("/commit")
    ulla.send("/commit")
    late = lene.send("/commit", note="typed at length")
    assert late.status_code == 409
    assert "typed at length" in late.text
    assert [one[0] for one in records(served)] == ["override", "commit"]


def test_who_looks_at_a_case_is_told_to_others(served: House) -> None:
    Browser(served, "Lene Poulsen").get("/case/C-1")
    assert "Lene Poulsen is looking" in Browser(served).get("/case/C-1").text


def test_a_note_stands_on_its_case_alone(ulla: Browser) -> None:
    ulla.get("/case/C-1")
    page = ulla.send("/case/C-1/note", note="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in page.text
    page = ulla.send("/case/C-1/note", note="child 010190-1234")
    assert page.status_code == 422
    assert "civil registration number" in page.text
    assert ulla.served.workspace.served.offices[0].today is not None
    assert b"alert" not in ulla.served.workspace.served.offices[0].today.plan.read_bytes()


@pytest.mark.landing
def test_a_decision_is_taken_back_and_the_day_is_proposed_without_it(ulla: Browser) -> None:
    first = chosen(ulla.served)
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V").url.path
    ulla.send(f"{price}/give", code="family")
    page = ulla.get("/case/C-1")
    assert "Take Ulla Hansen&#39;s decision back" in page.text
    empty = ulla.send("/case/C-1/back", number="1", why=" ")
    assert empty.status_code == 422
    assert chosen(ulla.served) == "V"
    page = ulla.send("/case/C-1/back", number="1", why="a slip of the pen")
    assert page.url.path == "/plan"
    assert chosen(ulla.served) == first
    assert [one[0] for one in records(ulla.served)] == ["override", "withdrawal"]
    again = ulla.send("/case/C-1/back", number="1", why="twice")
    assert again.status_code == 422
    assert "does not stand any more" in again.text
    assert len(records(ulla.served)) == 2


@pytest.mark.landing
def test_a_decision_taken_back_from_a_stale_page_is_refused(served: House) -> None:
    ulla, lene = Browser(served), Browser(served, "Lene Poulsen")
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V").url.path
    ulla.send(f"{price}/give", code="family")
    lene.get("/case/C-1")
    ulla.get("/commit")
    ulla.send("/commit")
    late = lene.send("/case/C-1/back", number="1", why="too late")
    assert late.status_code == 409
    assert [one[0] for one in records(served)] == ["override", "commit"]


@pytest.mark.landing
def test_why_a_decision_is_taken_back_stays_typed_where_something_changed(served: House) -> None:
    ulla, lene = Browser(served), Browser(served, "Lene Poulsen")
    for case, to in (("C-1", "V"), ("C-2", "V")):
        ulla.get(f"/case/{case}")
        price = ulla.send(f"/case/{case}/ask", to=to).url.path
        lene.get("/case/C-1")
        assert ulla.send(f"{price}/give", code="family").url.path == "/plan"
    late = lene.send("/case/C-1/back", number="1", why="it was a mistake")
    assert late.status_code == 409
    assert "Ulla Hansen decided number 2 in the record." in late.text
    assert "it was a mistake" in late.text
    assert lene.send("/case/C-1/back", number="1", why="it was a mistake").status_code == 200


def test_a_morning_without_new_cases_asks_for_them(ulla: Browser) -> None:
    ulla.get("/commit")
    ulla.send("/commit")
    assert "still without a caseworker" in ulla.send("/tomorrow").text
    place = ulla.served.workspace.served.offices[0].today
    assert place is not None
    file = place.path / "cases.csv"
    file.write_bytes(file.read_bytes().splitlines()[0])
    page = ulla.get("/")
    assert "No new case lies there yet." in page.text
    assert "Propose who takes them" not in page.text
    assert "Cases to place" not in page.text


def test_a_rule_of_the_office_is_lifted_in_the_role_that_the_form_asks_for(
    ulla: Browser
) -> None:
    """C-4 asks for a skill that Y lacks: the price is shown, and by no option of the command."""
    ulla.get("/case/C-4")
    page = ulla.send("/case/C-4/ask", to="Y")
    price = page.url.path
    assert price.startswith("/price/"), written(page.text)
    assert "Lifted for this case: The caseworker has every" in written(page.text)
    assert '<option value="team leader">team leader</option>' in page.text
    assert 'selected>team leader' not in page.text  # nobody is given a role unasked
    without = ulla.send(f"{price}/give", code="family", role="")
    assert without.status_code == 422
    assert "say in which role you decide" in without.text
    number = ulla.send("/policy/try", key="rules.stock_ceiling.at", value="1,5", over="today")
    for one in (page, without, number):
        assert re.findall(r"\s--?[A-Za-z]\S*", written(one.text)) == []
    ulla.page = page
    assert ulla.send(f"{price}/give", code="family", role="team leader").url.path == "/plan"
    assert records(ulla.served) == [("override", "Ulla Hansen", "Small")]


class Newcomer:
    """Somebody who has the address alone: she presses what stands on the page, and counts."""

    def __init__(self, served: House) -> None:
        self.browser, self.views = Browser(served, ""), 1

    def press(self, words: str, **typed: str) -> None:
        """A link or a button with these words; a form goes with what stands in it."""
        page = self.browser.page.text.partition("<body")[2]
        forms = re.findall(r"<form[^>]*>.*?</form>", page, re.DOTALL)
        form = next((one for one in forms if re.search(rf"<button[^>]*>\s*{words}", one)), None)
        self.views += 1
        if form is None:
            link = re.search(rf'<a[^>]*href="([^"]+)"[^>]*>\s*(?:<span[^>]*>)?{words}', page)
            assert link is not None, f"no {words} on {self.browser.page.url.path}"
            self.browser.get(link[1].partition("#")[0])
            return
        held = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        action = re.search(r'action="([^"]+)"', form)
        self.browser.page = self.browser.client.post(
            self.browser.page.url.path if action is None else action[1],
            data={**held, **typed}, headers={"Origin": ORIGIN})


@pytest.mark.landing
def test_somebody_new_signs_the_day_in_few_pages(served: House) -> None:
    """The first line of each page leads on; with one line changed it takes nine of twenty."""
    place = served.workspace.served.offices[0].today
    assert place is not None
    place.plan.unlink()
    new = Newcomer(served)
    new.press("Go on", name="Ulla Hansen")
    new.press("Propose who takes them")
    new.press("C-1")
    new.press("Give to")
    assert new.browser.page.url.path.startswith("/price/")
    new.press("Decide, and work out the rest", code="family", role="")
    new.press("Accept all and sign")
    new.press("Sign the day")
    assert "The day is signed" in new.browser.page.text
    assert records(served)[-1] == ("commit", "Ulla Hansen", "Small")
    waits = 3  # pages that say that it is being worked out: not seen where it is done at once
    assert new.views + waits <= 12


def test_an_answer_in_another_language_is_said_to_be_and_offered_in_hers(ulla: Browser) -> None:
    ulla.client.headers["Accept-Language"] = "da"
    ulla.get("/case/C-1")
    place = ulla.send("/case/C-1/ask", to="V", what="take").url.path
    assert "worked out in" not in ulla.get(place).text
    ulla.client.headers["Accept-Language"] = "en"
    danish = ulla.get(place)
    assert "This was worked out in Danish" in danish.text
    english = ulla.send(f"/work/{place.rpartition('/')[2]}/language")
    for page in (english, ulla.get(place)):  # the old address leads to it as well
        assert "worked out in" not in page.text
        assert "i stedet for" not in page.text


def test_an_answer_about_another_day_is_not_worked_out_anew(ulla: Browser) -> None:
    ulla.client.headers["Accept-Language"] = "da"
    ulla.get("/policy")
    place = ulla.send("/policy/try", key="rules.stock_ceiling.at", value="20",
                      over="today").url.path
    ulla.client.headers["Accept-Language"] = "en"
    ulla.get(place)
    today = ulla.served.workspace.served.offices[0].today
    assert today is not None
    file = today.path / "cases.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Maribo", "Sakskøbing") + "\n",
                    encoding="utf-8")
    assert ulla.send(f"/work/{place.rpartition('/')[2]}/language").status_code == 409
