"""The manager's handover: put together, worked out, taken, signed; the plan is the command's."""

import json
import re

import pytest

from assigner.api.changes import written
from assigner.ledger import Ledger
from assigner.workspace.staff_changes import ASKED, as_change, as_typed
from tests.cli.runner import run
from tests.web.house import Browser
from tests.web.test_check import day_of

TYPED = {"caseworker": "Y", "id": "NEW", "on": "2026-12-01", "since": "2026-12-01",
         "until": "2026-12-24", "to": "V", "reason": "other", "hours": "29.5", "team": "intake",
         "percent": "60", "case": "H-1"}


@pytest.mark.landing
def test_a_caseload_is_handed_over_as_the_command_does(ulla: Browser) -> None:
    ulla.get("/staff-change")
    page = ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    assert "Y leaves for good, from 1 December 2026" in page.text
    page = ulla.send("/staff-change/work", moves="1")
    assert page.url.path.startswith("/handover/")
    assert "H-1" in page.text
    page = ulla.send(f"{page.url.path}/take")
    assert page.url.path == "/plan"
    assert "After staff changes" in page.text
    day = day_of(ulla.served)
    other = day.parent.parent / "other.json"
    ran = run("rebalance", day, "--leaves", "Y:2026-12-01", "--max-moves", "1", "-o", other)
    assert ran.code == 0, ran.err
    mine, theirs = (json.loads(file.read_text(encoding="utf-8"))
                    for file in (day / "plan.json", other))
    assert {**mine, "solver": None} == {**theirs, "solver": None}
    assert "Nothing yet" in ulla.get("/staff-change").text
    ulla.get("/commit")
    assert "is signed" in ulla.send("/commit").text
    (record,) = Ledger(str(ulla.served.workspace.ledger)).records()
    assert record.said["plan"]["moves"]
    assert "Handover packs" in ulla.page.text
    assert ulla.client.get("/out/handovers").content[:2] == b"PK"
    assert "24 November" in ulla.send("/tomorrow").text


def test_what_a_proposal_carries_is_taken_up_again_to_be_changed(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    ulla.send("/staff-change/add", kind="hours", caseworker="V", hours="30")
    ulla.send(f"{ulla.send('/staff-change/work', moves='0').url.path}/take")
    case = ulla.get("/case/H-1").text
    assert "Who takes it, and why" in case
    assert "a case is given to somebody else among those" in case
    page = ulla.get("/staff-change")
    assert "The proposal carries these already:" in page.text
    assert "Y leaves on 1 December 2026" in page.text
    page = ulla.send("/staff-change/again")
    assert "Y leaves for good, from 1 December 2026" in page.text
    assert "V works other hours, 30 hours a week" in page.text.replace(".0 hours", " hours")
    assert "Take them up again" not in page.text
    ulla.send("/staff-change/add", kind="give", case="H-1", to="V")
    again = ulla.send(f"{ulla.send('/staff-change/work', moves='0').url.path}/take")
    assert again.url.path == "/plan"
    plan = json.loads((day_of(ulla.served) / "plan.json").read_text(encoding="utf-8"))
    assert {row["case"]: row["to"] for row in plan["moves"] if row["case"] == "H-1"} == {"H-1": "V"}
    assert [row["kind"] for row in plan["changes"]] == ["leaves", "hours", "give"]


def test_every_change_that_can_be_typed_is_typed_again_as_it_was() -> None:
    for kind, asked in ASKED.items():
        said = {"kind": kind, **{key: TYPED[key] for key in asked}}
        row = {"kind": kind, **{key: str(value) for key, value in written(
            as_change(said)).cells.items()}}
        assert as_change(as_typed(row)) == as_change(said)


def test_what_is_wrong_with_a_change_is_told_and_nothing_is_kept(ulla: Browser) -> None:
    ulla.get("/staff-change")
    for said, words in (
        ({"kind": "leaves", "caseworker": "NOBODY"}, "NOBODY"),
        ({"kind": "absent", "caseworker": "Y"}, "from which day"),
        ({"kind": "hours", "caseworker": "Y", "hours": "<b>many"}, "&lt;b&gt;many"),
        ({"kind": "leaves", "caseworker": "Y", "on": "soon"}, "is no date"),
        ({"kind": "nonsense"}, "Say what changes"),
        ({"kind": "hand_over", "case": "H-99"}, "H-99"),
    ):
        page = ulla.send("/staff-change/add", **said)
        assert page.status_code == 422, said
        assert words in page.text
    assert "Nothing yet" in ulla.get("/staff-change").text


@pytest.mark.landing
def test_a_change_is_taken_out_and_a_stale_handover_is_not_taken(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    number = ulla.page.text.split('name="number" value="')[1].split('"')[0]
    ulla.send("/staff-change/out", number=number)
    assert "Nothing yet" in ulla.page.text
    ulla.send("/staff-change/add", kind="absent", caseworker="Y", since="2026-11-23",
              until="2026-12-24")
    handover = ulla.send("/staff-change/work")
    address = handover.url.path
    lene = Browser(ulla.served, "Lene")
    lene.get("/commit")
    lene.send("/commit")
    ulla.page = handover
    late = ulla.send(f"{address}/take")
    assert late.status_code == 409
    assert "Lene decided number 1" in late.text


def test_how_many_may_move_is_kept_where_it_is_no_number(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    page = ulla.send("/staff-change/work", moves="<b>a few", curve="yes")
    assert page.status_code == 422
    assert 'value="&lt;b&gt;a few"' in page.text
    assert 'name="curve" value="yes" checked' in page.text


def test_a_stale_form_is_shown_again_with_what_was_typed_and_what_changed(ulla: Browser) -> None:
    lene = Browser(ulla.served, "Lene")
    lene.get("/staff-change")
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    late = lene.send("/staff-change/add", kind="absent", caseworker="Y", since="2026-11-30")
    assert late.status_code == 409
    assert "Ulla Hansen: X comes back" in late.text
    assert 'value="2026-11-30"' in late.text
    assert "Y is away" not in lene.get("/staff-change").text
    assert "Y is away" in lene.send(
        "/staff-change/add", kind="absent", caseworker="Y", since="2026-11-30").text
    stale = ulla.send("/staff-change/work", moves="2")
    assert stale.status_code == 409
    assert "Lene: Y is away" in stale.text
    assert 'value="2"' in stale.text
    number = re.findall(r'name="number" value="(\d+)"', stale.text)[0]
    lene.send("/staff-change/out", number=number)
    assert ulla.send("/staff-change/work", moves="2").status_code == 409
    assert "is no longer among the changes" in ulla.page.text


@pytest.mark.landing
def test_a_day_decided_meanwhile_is_told_where_the_changes_are(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    lene = Browser(ulla.served, "Lene")
    lene.get("/commit")
    lene.send("/commit")
    late = ulla.send("/staff-change/work", moves="3")
    assert late.status_code == 409
    assert "Lene decided number 1" in late.text
    assert 'value="3"' in late.text


@pytest.mark.landing
def test_what_was_put_in_after_it_was_worked_out_stays(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    handover = ulla.send("/staff-change/work")
    lene = Browser(ulla.served, "Lene")
    lene.get("/staff-change")
    lene.send("/staff-change/add", kind="absent", caseworker="Y", since="2026-11-30")
    ulla.page = handover
    ulla.send(f"{handover.url.path}/take")
    text = ulla.get("/staff-change").text
    assert "Y is away" in text
    assert "X comes back" not in text


@pytest.mark.landing
def test_a_case_is_kept_out_and_another_given_by_name_as_the_command_does(ulla: Browser) -> None:
    ulla.get("/staff-change")
    assert "whom no change names" in ulla.send("/staff-change/add", kind="keep", case="H-1").text
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Z", on="2026-12-01")
    page = ulla.send("/staff-change/work", moves="0")
    kept, given, *_ = re.findall(r'<option value="(H-\d+)"', page.text)
    ulla.send("/staff-change/add", kind="keep", case=kept, to="")
    assert f"{kept} stays where it is" in ulla.page.text
    wrong = ulla.send("/staff-change/add", kind="give", case=given, to="Y")
    assert wrong.status_code == 422
    assert "cannot take" in wrong.text
    ulla.send("/staff-change/add", kind="give", case=given, to="V")
    page = ulla.send("/staff-change/work", moves="0")
    ulla.send(f"{page.url.path}/take")
    day = day_of(ulla.served)
    other = day.parent.parent / "other.json"
    ran = run("rebalance", day, "--leaves", "Y:2026-12-01", "--leaves", "Z:2026-12-01", "--keep",
              kept, "--give", f"{given}=V", "--max-moves", "0", "-o", other)
    assert ran.code == 0, ran.err
    mine, theirs = (json.loads(file.read_text(encoding="utf-8"))
                    for file in (day / "plan.json", other))
    assert {**mine, "solver": None} == {**theirs, "solver": None}


@pytest.mark.landing
def test_a_signed_day_takes_no_changes_and_says_so_before_any_is_worked_out(
    ulla: Browser
) -> None:
    ulla.get("/commit")
    ulla.send("/commit")
    page = ulla.get("/staff-change")
    assert "This day is signed" in page.text
    page = ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    assert "Work out who takes over" not in page.text
    assert "Who might take over" in page.text


@pytest.mark.landing
def test_what_changed_says_who_had_an_open_case_before(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    page = ulla.send("/staff-change/work", moves="0")
    page = ulla.send(f"{page.url.path}/take")
    assert "Y → " in page.text.split("What changed since")[1]
    assert "– → " not in page.text


@pytest.mark.landing
def test_what_was_decided_by_hand_of_new_cases_stays(ulla: Browser) -> None:
    ulla.get("/case/C-1")
    ulla.send("/case/C-1/ask", to="V")
    ulla.send(f"{ulla.page.url.path}/give", code="other", note="knows them")
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    page = ulla.send("/staff-change/work", moves="2")
    assert "pinned by" in page.text
    ulla.send(f"{page.url.path}/take")
    assert assigned(ulla)["C-1"] == "V"


@pytest.mark.landing
def test_a_handover_is_not_dropped_by_the_way(ulla: Browser) -> None:
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    page = ulla.send("/staff-change/work", moves="0")
    ulla.send(f"{page.url.path}/take")
    refused = ulla.send("/propose")
    assert refused.status_code == 422
    assert "carries out staff changes: Y leaves on 2026-12-01" in refused.text
    signing = ulla.get("/commit").text
    assert "Y leaves on 1 December 2026" in signing
    assert "1 case changes hands" in signing
    lene = Browser(ulla.served, "Lene")
    lene.get("/commit")
    ulla.get("/plan")
    ulla.send("/propose", without="yes")
    assert "After staff changes" not in ulla.get("/plan").text
    late = lene.send("/commit", note="x" * 2500)
    assert late.status_code == 409
    assert "Something has changed since you looked" in late.text


def assigned(browser: Browser) -> dict[str, str]:
    """Who has which new case by the plan of the day."""
    plan = json.loads((day_of(browser.served) / "plan.json").read_text(encoding="utf-8"))
    return {row["case"]: row["caseworker"] for row in plan["assignments"]}


@pytest.mark.landing
def test_hours_beyond_all_sense_are_answered_in_the_words_of_the_page(ulla: Browser) -> None:
    ulla.get("/staff-change")
    page = ulla.send("/staff-change/add", kind="hours", caseworker="Y", hours="999999")
    assert "Write hours above 0 and at most 60" in page.text
    assert "Y works other hours, 999999 hours a week:" in page.text
    assert "caseworker=" not in page.text
