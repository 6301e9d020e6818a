"""Staff changes by program: who might take over, the shared draft, and ticking checklists."""

from typing import Any

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from tests.web.api.program import Program
from tests.web.house import Browser
from tests.web.test_check import day_of

LEAVES = {"kind": "leaves", "caseworker": "Y", "on": "2026-12-01"}


@pytest.fixture
def manager(handed: Browser) -> Program:
    """A program after Y's cases have been handed over and the day signed."""
    return Program(handed.served)


def steps(served: House) -> list[tuple[str, str, bool]]:
    return [(one.by, one.said["step"], one.said["done"])
            for one in Ledger(str(served.workspace.ledger)).records() if one.kind == "step"]


def listed(program: Program, case: str = "H-1") -> dict[str, Any]:
    rows = program.get("checklists").json()["cases"]
    return dict(next(row for row in rows if row["case"] == case))


@pytest.mark.landing
def test_a_step_is_ticked_once_and_taken_back(manager: Program, handed: Browser) -> None:
    first, *others = listed(manager)["left"]
    ticked = manager.send("checklists", case="H-1", step=first)
    assert ticked.status_code == 200
    assert listed(manager)["left"] == others
    assert "Ulla Hansen, " in handed.get("/handovers").text
    twice = Program(handed.served, "Lene").send("checklists", case="H-1", step=first)
    assert twice.status_code == 422
    assert "is done already, by Ulla Hansen" in twice.json()["detail"]
    assert manager.send("checklists", case="H-1", step=first, done=False).status_code == 200
    assert listed(manager)["left"] == [first, *others]
    assert steps(handed.served) == [("Ulla Hansen", first, True), ("Ulla Hansen", first, False)]


@pytest.mark.landing
def test_a_case_is_taken_off_the_list_and_put_on_again(manager: Program) -> None:
    manager.send("checklists", case="H-1")
    assert (listed(manager)["left"], listed(manager)["off"]) == ([], "Ulla Hansen")
    manager.send("checklists", case="H-1", done=False)
    assert listed(manager)["left"]


@pytest.mark.landing
def test_what_is_no_case_or_step_of_the_list_is_told(manager: Program, handed: Browser) -> None:
    for said in ({"case": "C-1"}, {"case": "H-1", "step": "sing"}, {"case": "no such"}):
        assert manager.send("checklists", **said).status_code == 422, said
    assert steps(handed.served) == []


def test_where_nothing_is_decided_no_case_changes_hands(program: Program) -> None:
    assert program.get("checklists").json()["cases"] == []
    assert program.send("checklists", case="H-1", step="family").status_code == 422


def test_receivers_stand_side_by_side_in_the_order_they_were_named(
    served: House, program: Program
) -> None:
    def ask(**said: object) -> Any:
        return program.send("receivers", version=program.version,
                            **{"changes": [LEAVES], "among": ["X", "V"], **said})

    found = program.done(ask())
    assert [row["id"] for row in found["receivers"]] == ["X", "V"]
    assert ask(among=["X", "X"]).status_code == 422
    assert ask(among=[]).json()["faults"][0]["at"] == "/among"
    assert ask(changes=[{**LEAVES, "caseworker": "Q"}]).status_code == 422
    assert program.send("receivers", version="0" * 24, changes=[LEAVES], among=["X"]
                        ).status_code == 409
    assert not Ledger(str(served.workspace.ledger)).exists
    assert program.get("receivers/99").status_code == 404


@pytest.mark.landing
def test_the_draft_is_one_for_pages_and_programs(served: House, program: Program) -> None:
    page = Browser(served, "Lene")
    page.get("/staff-change")
    page.send("/staff-change/add", kind="keep", case="H-1")
    assert program.get("draft").json()["changes"] == []  # nobody leaves who has it
    empty = program.get("draft").json()
    made = program.send("draft", version=program.version, draft=empty["draft"], change=LEAVES)
    assert made.status_code == 201
    (change,) = made.json()["changes"]
    assert (change["by"], change["change"]) == ("Ulla Hansen", LEAVES)
    assert "Y leaves for good" in page.get("/staff-change").text
    page.send("/staff-change/add", kind="keep", case="H-1")
    stale = program.send("draft/work", version=program.version, draft=made.json()["draft"])
    assert stale.status_code == 409
    assert stale.json()["changes"] == ["Lene: H-1 stays where it is"]
    _, kept = program.get("draft").json()["changes"]
    for draft in (made.json()["draft"], ""):
        assert program.send(f"draft/{kept['number']}/out", version=program.version, draft=draft
                            ).status_code == 409
    now = program.get("draft").json()["draft"]
    less = program.send(f"draft/{kept['number']}/out", version=program.version, draft=now).json()
    assert less["draft"] == made.json()["draft"]
    assert program.send("draft/999/out", version=program.version, draft=less["draft"]
                        ).status_code == 404
    wrong = program.send("draft", version=program.version, draft=less["draft"],
                         change={**LEAVES, "caseworker": "Q"})
    assert (wrong.status_code, "Q" in wrong.json()["detail"]) == (422, True)
    asked = program.send("draft/work", version=program.version, draft=less["draft"], moves=0)
    assert program.done(asked)["kind"] == "rebalance"
    program.send(f"handovers/{asked.json()['id']}/take", version=program.version)
    assert program.get("draft").json()["changes"] == []


@pytest.mark.landing
def test_a_restricted_case_is_its_label_and_is_ticked_by_it(served: House) -> None:
    held = day_of(served) / "caseload.csv"
    held.write_text("id,phase,complexity,caseworker,children,restricted_to\n"
                    "HEMLIG-77,modtagelse,enkel,Y,1,Y|V\n", encoding="utf-8")
    program = Program(served)
    answers = [program.send("proposals", version=program.version)]
    answers.append(program.get("draft"))
    for named in ("HEMLIG-77", "restricted-1"):
        answers.append(program.send("draft", version=program.version, draft="", change={
            "kind": "hand_over", "case": named, "to": "V"}))
    assert [one.status_code for one in answers[-2:]] == [422, 201]
    answers.append(program.get("draft"))
    asked = program.send("receivers", version=program.version, changes=[LEAVES],
                         among=["V", "X"], case="HEMLIG-77")
    answers += [asked, program.get(f"work/{asked.json()['id']}")]
    asked = program.send("receivers", version=program.version, changes=[LEAVES], among=["V", "X"])
    answers += [asked, program.get(f"receivers/{asked.json()['id']}")]
    assert answers[-1].status_code == 200
    asked = program.send("handovers", version=program.version, changes=[LEAVES])
    answers += [asked, program.send(f"handovers/{asked.json()['id']}/take",
                                    version=program.version)]
    answers += [program.send("commits", version=program.version), program.get("checklists")]
    (row,) = answers[-1].json()["cases"]
    assert row["case"].startswith("restricted-")
    for named in ("HEMLIG-77", row["case"]):
        answers.append(program.send("checklists", case=named, step="family"))
    assert [one.status_code for one in answers[-2:]] == [422, 200]
    assert [one.request.url.path for one in answers if "HEMLIG-77" in one.text] == []
    assert [step for _, step, _ in steps(served)] == ["family"]
