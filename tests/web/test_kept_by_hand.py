"""What was decided by hand stays, whatever is done with the draft of the day."""

import pytest

from assigner.plan import read_claims
from assigner.web.app import House
from tests.web.house import Browser, at_once, house
from tests.web.test_check import day_of, send
from tests.web.test_morning import records


def takes(served: House, case: str = "C-1") -> str:
    place = served.workspace.served.offices[0].today
    assert place is not None
    return next(row.caseworker for row in read_claims(place.plan).assignments if row.case == case)


def decide(browser: Browser, to: str, what: str = "pin") -> None:
    browser.get("/case/C-1")
    price = browser.send("/case/C-1/ask", to=to, what=what).url.path
    assert browser.send(f"{price}/give", code="family").url.path == "/plan"


@pytest.mark.landing
@pytest.mark.parametrize("what", ["pin", "forbid"])
def test_a_line_decided_by_hand_stays_through_the_morning(ulla: Browser, what: str) -> None:
    served, first = ulla.served, takes(ulla.served)
    decide(ulla, "V" if what == "pin" else first, what)
    assert takes(served) == "V" if what == "pin" else takes(served) != first

    def stays() -> None:
        found = takes(served)
        assert found == "V" if what == "pin" else found != first

    ulla.get("/plan")
    stays()
    ulla.send("/propose")
    stays()
    lene = Browser(served, "Lene Poulsen")
    lene.get("/plan")
    lene.send("/propose")
    stays()
    again = Browser(house(served.workspace.root, str(served.workspace.ledger)), "Bo")
    assert "Take Ulla Hansen&#39;s decision back" in again.get("/case/C-1").text
    again.get("/plan")
    again.send("/propose")
    stays()
    tables = {name: (day_of(served) / name).read_bytes() for name in ("cases.csv",)}
    page = send(again, tables, date="2026-11-23")
    again.send(f"{page.url.path}/take", replace="yes")
    again.get("/")
    again.send("/propose")
    stays()
    again.get("/commit")
    again.send("/commit")
    assert [one[0] for one in records(served)] == ["override", "commit"]


def without(browser: Browser, worker: str) -> None:
    """The day brought in anew, without somebody."""
    people = (day_of(browser.served) / "caseworkers.csv").read_text(encoding="utf-8")
    rest = [row for row in people.splitlines(keepends=True) if not row.startswith(f"{worker},")]
    page = send(browser, {"caseworkers.csv": "".join(rest).encode()}, date="2026-11-23")
    assert browser.send(f"{page.url.path}/take", replace="yes").url.path == "/"


@pytest.mark.landing
def test_a_decision_for_somebody_who_is_no_longer_there_is_told_of_and_can_be_taken_back(
    ulla: Browser,
) -> None:
    decide(ulla, "V")
    without(ulla, "V")
    told = ulla.send("/propose").text
    assert "Number 1 in the record is about C-1 and V" in told
    page = ulla.get("/case/C-1")
    assert "Take Ulla Hansen&#39;s decision back" in page.text
    ulla.send("/case/C-1/back", number="1", why="she has left")
    assert [one[0] for one in records(ulla.served)] == ["override", "withdrawal"]
    assert takes(ulla.served) != "V"


@pytest.mark.landing
def test_a_proposal_asked_for_before_a_handover_was_taken_does_not_drop_it(
    served: House,
) -> None:
    ulla, lene = Browser(served), Browser(served, "Lene Poulsen")
    decide(ulla, "V")
    lene.get("/staff-change")
    lene.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    handover = lene.send("/staff-change/work", moves="0").url.path
    served.workspace.queue.start = lambda queue, office: None
    ulla.client.follow_redirects = False
    ulla.get("/plan")
    asked = ulla.send("/propose")
    lene.get(handover)
    assert lene.send(f"{handover}/take").url.path == "/plan"
    office = served.workspace.served.offices[0]
    at_once(served.workspace.queue, office)
    assert office.today is not None
    assert read_claims(office.today.plan).changes
    failed = ulla.get(asked.headers["location"])
    assert "a handover was taken" in failed.text


@pytest.mark.landing
def test_of_a_signed_day_no_line_is_given_and_nothing_is_proposed(ulla: Browser) -> None:
    first = takes(ulla.served)
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V").url.path
    ulla.get("/commit")
    ulla.send("/commit")
    ulla.get(price)
    late = ulla.send(f"{price}/give", code="family")
    assert (late.status_code, "The day is signed" in late.text) == (422, True)
    ulla.get(price)
    late = ulla.send("/propose")
    assert (late.status_code, "its plan stays" in late.text) == (422, True)
    assert takes(ulla.served) == first
    assert [one[0] for one in records(ulla.served)] == ["commit"]
    assert "Nothing goes out" not in ulla.get("/out/plan").text


@pytest.mark.landing
def test_a_handover_worked_out_before_a_line_was_decided_does_not_undo_it(served: House) -> None:
    ulla, lene = Browser(served), Browser(served, "Lene Poulsen")
    lene.get("/staff-change")
    lene.send("/staff-change/add", kind="absent", caseworker="Y", since="2026-12-01",
              until="2026-12-08")
    handover = lene.send("/staff-change/work", moves="0").url.path
    decide(ulla, "Y")
    lene.get(handover)
    late = lene.send(f"{handover}/take")
    assert late.status_code in {409, 422}
    assert "C-1" in late.text
    assert "Work the staff changes out anew" in late.text
    assert takes(served) == "Y"


@pytest.mark.landing
def test_a_handover_worked_out_around_a_line_that_was_taken_back_is_worked_out_anew(
    ulla: Browser,
) -> None:
    decide(ulla, "V")
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    handover = ulla.send("/staff-change/work", moves="0").url.path
    ulla.get("/case/C-1")
    ulla.send("/case/C-1/back", number="1", why="a slip")
    ulla.get(handover)
    late = ulla.send(f"{handover}/take")
    assert (late.status_code, "Work the staff changes out anew" in late.text) == (422, True)


def test_a_decision_taken_back_drops_no_handover_unasked(ulla: Browser) -> None:
    ulla.get("/case/C-1")
    price = ulla.send("/case/C-1/ask", to="V").url.path
    ulla.send(f"{price}/give", code="family")
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    ulla.send(f"{ulla.send('/staff-change/work', moves='0').url.path}/take")
    page = ulla.get("/case/C-1").text
    assert "the handover is dropped" in page
    refused = ulla.send("/case/C-1/back", number="1", why="a slip of the pen")
    assert refused.status_code == 422
    assert "carries out staff changes" in refused.text
    assert "a slip of the pen" in refused.text
    assert [one[0] for one in records(ulla.served)] == ["override"]
    ulla.send("/case/C-1/back", number="1", why="a slip of the pen", without="yes")
    assert [one[0] for one in records(ulla.served)] == ["override", "withdrawal"]


@pytest.mark.landing
def test_a_case_that_comes_after_the_signature_is_placed_around_what_was_signed(
    ulla: Browser,
) -> None:
    ulla.get("/commit")
    ulla.send("/commit")
    before = {row.case: row.caseworker for row in read_claims(day_of(ulla.served) / "plan.json")
              .assignments}
    cases = day_of(ulla.served) / "cases.csv"
    rows = cases.read_text(encoding="utf-8").splitlines()
    late = ",".join(["C-late", *rows[1].split(",")[1:]])
    cases.write_text("\n".join([*rows, late, ""]), encoding="utf-8")
    for page in ("/", "/plan"):
        said = ulla.get(page).text
        assert "The day has changed since. A new proposal keeps to what was signed" in said
        assert str(day_of(ulla.served)) not in said
    ulla.send("/propose")
    found = {row.case: row.caseworker for row in read_claims(day_of(ulla.served) / "plan.json")
             .assignments}
    assert found.items() >= before.items()
    assert "C-late" in found
    assert "Another proposal lies there since." in ulla.get("/").text
    ulla.get("/commit")
    assert ulla.send("/commit", replaces="1").status_code == 200
    assert [one[0] for one in records(ulla.served)] == ["commit", "commit"]


@pytest.mark.landing
def test_what_is_signed_lists_no_decision_about_a_case_that_is_gone(ulla: Browser) -> None:
    decide(ulla, "V")
    assert "C-1 to V" in ulla.get("/commit").text
    file = day_of(ulla.served) / "cases.csv"
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(row for row in rows if not row.startswith("C-1,")), encoding="utf-8")
    ulla.get("/")
    ulla.send("/propose")
    page = ulla.get("/commit").text
    assert "Sign the day" in page
    assert "C-1 to V" not in page
    assert page.count("C-1") == page.count("C-1 is not among the new cases any more") == 1


@pytest.mark.landing
def test_a_line_decided_by_hand_says_what_it_cost_and_against_which_rule(ulla: Browser) -> None:
    decide(ulla, "V")
    line = ulla.get("/plan").text.partition('<li id="C-1"')[2].partition("</li>")[0]
    assert "price when it was decided: " in line
    assert "→" in line.partition("price when it was decided: ")[2]
    assert "price when it was decided: " not in ulla.page.text.replace(line, "")
