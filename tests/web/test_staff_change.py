"""The manager's handover: put together, worked out, taken, signed; the plan is the command's."""

import json

from assigner.ledger import Ledger
from tests.cli.runner import run
from tests.web.house import Browser
from tests.web.test_check import day_of


def test_a_caseload_is_handed_over_as_the_command_does(ulla: Browser) -> None:
    ulla.get("/staff-change")
    page = ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    assert "Y leaves for good 2026-12-01" in page.text
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
