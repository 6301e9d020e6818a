"""A corrected export of a day that is signed: told what stays, taken in by a word, nothing lost."""

import pytest

from assigner.web.app import House
from tests.web.api.program import Program, without_reasons
from tests.web.api.test_uploads import brought
from tests.web.house import Browser
from tests.web.test_check import day_of, send
from tests.web.test_kept_by_hand import decide, takes
from tests.web.test_morning import records, written
from tests.web.test_proposed_anew import claims

pytestmark = pytest.mark.landing


@pytest.fixture
def program(served: House) -> Program:
    served.workspace.queue.start = without_reasons
    return Program(served)


def sign(browser: Browser, **fields: str) -> None:
    browser.get("/commit")
    assert "The day is signed" in browser.send("/commit", **fields).text


def without(browser: Browser, file: str, name: str) -> dict[str, bytes]:
    """A table of the day without a row."""
    rows = (day_of(browser.served) / file).read_text(encoding="utf-8").splitlines(keepends=True)
    return {file: "".join(row for row in rows if not row.startswith(f"{name},")).encode()}


def replace(browser: Browser, tables: dict[str, bytes]) -> str:
    """Take it in, in the place of the signed day; what the page said before."""
    page = send(browser, tables, date="2026-11-23")
    refused = browser.send(f"{page.url.path}/take", replace="yes")
    assert refused.status_code == 422
    assert "say that it is to be replaced all the same" in written(refused.text)
    assert browser.send(f"{page.url.path}/take", replace="yes", signed="yes").url.path == "/"
    return written(page.text)


def seats(browser: Browser) -> dict[str, str]:
    return {row.case: row.caseworker for row in claims(browser).assignments}


def test_a_corrected_export_takes_the_place_of_a_signed_day_and_what_was_signed_stays(
    ulla: Browser,
) -> None:
    sign(ulla)
    before = seats(ulla)
    cases = (day_of(ulla.served) / "cases.csv").read_text(encoding="utf-8")
    late = ",".join(["C-late", *cases.splitlines()[1].split(",")[1:]])
    said = replace(ulla, {"cases.csv": f"{cases}{late}\n".encode()})
    assert "The day was signed by Ulla Hansen, number 1 in the record." in said
    assert "not in the day's files any more" not in said
    assert "The day has changed since." in written(ulla.get("/").text)
    (aside,) = day_of(ulla.served).parent.glob(".replaced-*/plan.json")
    assert aside.is_file()
    ulla.send("/propose")
    assert seats(ulla).items() >= before.items()
    assert "C-late" in seats(ulla)
    sign(ulla, replaces="1")
    assert [one[0] for one in records(ulla.served)] == ["commit", "commit"]
    assert "24 November" in written(ulla.send("/tomorrow").text)


def test_a_signed_case_that_the_corrected_export_lacks_is_told_until_the_day_is_signed_anew(
    ulla: Browser,
) -> None:
    sign(ulla)
    who = takes(ulla.served)
    told = f"C-1 is not among the new cases any more; Ulla Hansen decided on it for {who} (number 1"
    assert told in replace(ulla, without(ulla, "cases.csv", "C-1"))
    assert told in written(ulla.get("/").text)
    ulla.send("/propose")
    assert told in written(ulla.get("/commit").text)
    sign(ulla, replaces="1")
    assert "any more" not in written(ulla.get("/").text)
    danish = Browser(ulla.served, language="da")
    assert "besluttede" not in danish.get("/").text


def test_a_decision_for_somebody_the_corrected_export_lacks_can_be_taken_back(
    ulla: Browser,
) -> None:
    decide(ulla, "V")
    sign(ulla)
    told = "V is not among the caseworkers any more; Ulla Hansen decided on C-1 for them"
    assert told in replace(ulla, without(ulla, "caseworkers.csv", "V"))
    ulla.get("/")
    assert "Take it back on the page of C-1" in ulla.send("/propose").text
    assert "Take Ulla Hansen&#39;s decision back" in ulla.get("/case/C-1").text
    ulla.send("/case/C-1/back", number="1", why="she has left")
    assert seats(ulla).get("C-1") != "V"
    sign(ulla, replaces="2")
    assert [one[0] for one in records(ulla.served)] == [
        "override", "commit", "withdrawal", "commit"]


def test_a_decision_by_hand_on_a_case_the_new_files_lack_is_told_before_and_after(
    ulla: Browser,
) -> None:
    decide(ulla, "V")
    page = send(ulla, without(ulla, "cases.csv", "C-1"), date="2026-11-23")
    told = "C-1 is not among the new cases any more; Ulla Hansen decided on it for V (number 1)."
    assert told in written(page.text)
    ulla.send(f"{page.url.path}/take", replace="yes")
    assert told in written(ulla.get("/").text)


def test_a_program_replaces_a_signed_day_by_a_word(program: Program, ulla: Browser) -> None:
    sign(ulla)
    found = brought(program, without(ulla, "cases.csv", "C-1"))
    assert len(found["left_behind"]) == 1
    take, seen = f"uploads/{found['key']}/take", program.version
    assert program.send(take, version=seen, replacing=True).status_code == 422
    taken = program.send(take, version=seen, replacing=True, signed=True)
    assert (taken.status_code, taken.json()["left_behind"]) == (201, found["left_behind"])
