"""The checklist of a handover, and who might take over, on the manager's pages."""

import re

import pytest

from assigner.api.handover import HandoverList, handovers
from assigner.ledger import Ledger
from assigner.web.app import House
from assigner.web.pages import handed as handed_page
from assigner.workspace.checklists import under_way
from tests.cli.runner import run
from tests.web.house import Browser
from tests.web.test_check import day_of


def left(served: House) -> tuple[str, ...]:
    found = handovers(HandoverList(ledger=str(served.workspace.ledger)))
    return next(row.left for row in found.cases if row.case == "H-1")


def steps(served: House) -> list[tuple[str, str, bool]]:
    return [(one.by, one.said["step"], one.said["done"])
            for one in Ledger(str(served.workspace.ledger)).records() if one.kind == "step"]


@pytest.mark.landing
def test_a_step_is_ticked_and_taken_back_as_the_command_does(handed: Browser) -> None:
    page = handed.get("/staff-change")
    assert 'href="/handovers"' in page.text
    page = handed.get("/handovers")
    assert 'id="H-1"' in page.text
    first, *others = left(handed.served)
    handed.send("/handovers/tick", case="H-1", step=first)
    assert re.search(r"Ulla Hansen, \d+ \w+ 20", handed.page.text)
    assert left(handed.served) == tuple(others)
    handed.send("/handovers/tick", case="H-1", step=first, undo="yes")
    assert left(handed.served) == (first, *others)
    ran = run("handover", handed.served.workspace.ledger, "--done", f"H-1:{first}", "--by", "Bo")
    assert ran.code == 0, ran.err
    assert re.search(r"Bo, \d+ \w+ 20", handed.get("/handovers").text)
    assert steps(handed.served) == [
        ("Ulla Hansen", first, True), ("Ulla Hansen", first, False), ("Bo", first, True)]


@pytest.mark.landing
def test_a_case_is_taken_off_the_list_and_put_on_again(handed: Browser) -> None:
    handed.get("/handovers")
    page = handed.send("/handovers/tick", case="H-1", step="")
    assert 'id="H-1"' not in page.text
    assert left(handed.served) == ()
    page = handed.get("/handovers?all=1")
    assert "off the list: Ulla Hansen" in page.text
    page = handed.send("/handovers/tick", case="H-1", step="", undo="yes", all="1")
    assert page.url.query == b"all=1&open=H-1"
    assert left(handed.served)


@pytest.mark.landing
def test_what_somebody_else_has_ticked_is_told_and_kept_once(handed: Browser) -> None:
    handed.get("/handovers")
    (first, *_), seen = left(handed.served), handed.page
    lene = Browser(handed.served, "Lene")
    lene.get("/handovers")
    lene.send("/handovers/tick", case="H-1", step=first)
    handed.page = seen
    page = handed.send("/handovers/tick", case="H-1", step=first)
    assert page.status_code == 422
    assert "is done already, by Lene" in page.text
    for said in ({"case": "<b>"}, {"case": "H-1", "step": "<i>"}, {"case": "C-1"}):
        page = handed.send("/handovers/tick", **said)
        assert page.status_code == 422, said
        assert "<b>" not in page.text
        assert "<i>" not in page.text
    assert steps(handed.served) == [("Lene", first, True)]


@pytest.mark.landing
def test_a_long_list_is_shown_a_page_at_a_time_and_of_one_person(
    handed: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = under_way(Ledger(str(handed.served.workspace.ledger)).records())
    many = one.model_copy(update={"cases": [
        one.cases[0].model_copy(update={"case": f"M-{n}", "to": "V" if n % 2 else "X"})
        for n in range(60)]})
    monkeypatch.setattr(handed_page, "under_way", lambda records: many)

    def shown(path: str) -> list[str]:
        return re.findall(r'<li id="M-(\d+)"', handed.get(path).text)

    assert shown("/handovers") == [str(n) for n in range(25)]
    assert handed.page.text.count('<details class="rest" open') == 1
    assert "Page 1 of 3, 60 cases" in handed.page.text
    assert shown("/handovers?page=3") == shown("/handovers?page=99") == [
        str(n) for n in range(50, 60)]
    assert shown("/handovers?worker=V&page=2") == [str(n) for n in range(51, 60, 2)]
    assert shown("/handovers?worker=nobody") == []


def test_after_a_step_the_same_case_is_open_on_the_same_list(handed: Browser) -> None:
    handed.get("/handovers?worker=Y")
    page = handed.send("/handovers/tick", case="H-1", step=left(handed.served)[0], worker="Y")
    assert page.url.query == b"worker=Y&open=H-1"
    assert re.search(r'<li id="H-1">\s*<details class="rest" open', page.text)


@pytest.mark.landing
def test_a_tick_makes_no_form_stale(handed: Browser) -> None:
    """It decides nothing: a coordinator who types meanwhile loses nothing."""
    lene = Browser(handed.served, "Lene")
    lene.get("/commit")
    handed.get("/handovers")
    handed.send("/handovers/tick", case="H-1", step=left(handed.served)[0])
    assert "24 November" in lene.send("/tomorrow").text


def test_receivers_stand_side_by_side_in_the_order_they_were_named(ulla: Browser) -> None:
    ulla.get("/staff-change")
    page = ulla.send("/staff-change/receivers", among1="V")
    assert (page.status_code, "Say what changes" in page.text) == (422, True)
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    page = ulla.send("/staff-change/receivers")
    assert (page.status_code, "Choose one to 4" in page.text) == (422, True)
    page = ulla.send("/staff-change/receivers", among1="X", among2="X", one="<b>H")
    assert (page.status_code, "X is named twice" in page.text) == (422, True)
    assert 'value="&lt;b&gt;H"' in page.text
    page = ulla.send("/staff-change/receivers", among1="X", among3="V")
    assert page.url.path.startswith("/receivers/"), page.text
    assert re.findall(r'scope="row"[^>]*>(\w)<', page.text) == ["X", "V"]
    assert "is not at work on" in page.text
    assert not Ledger(str(ulla.served.workspace.ledger)).exists
    ulla.get("/staff-change")
    page = ulla.send("/staff-change/receivers", among1="X", one="H-99")
    assert "No case changes hands" in page.text or "H-99" in page.text
    assert "Traceback" not in page.text


@pytest.mark.landing
def test_no_list_of_an_office_where_nothing_is_decided(ulla: Browser) -> None:
    assert "No case changes hands" in ulla.get("/handovers").text
    ulla.get("/staff-change")
    page = ulla.send("/handovers/tick", case="H-1", step="family")
    assert (page.status_code, page.url.path) == (200, "/handovers")


@pytest.mark.landing
def test_a_restricted_case_is_a_label_there_and_is_ticked_by_it(served: House) -> None:
    held = day_of(served) / "caseload.csv"
    held.write_text("id,phase,complexity,caseworker,children,restricted_to\n"
                    "HEMLIG-77,modtagelse,enkel,Y,1,Y|V\n", encoding="utf-8")
    ulla = Browser(served)
    ulla.get("/")
    ulla.send("/propose")
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    pages = [ulla.send("/staff-change/receivers", among1="V", among2="X")]
    assert pages[0].url.path.startswith("/receivers/"), pages[0].text
    ulla.get("/staff-change")
    page = ulla.send("/staff-change/work", moves="0")
    ulla.send(f"{page.url.path}/take")
    ulla.get("/commit")
    ulla.send("/commit")
    pages.append(ulla.get("/handovers"))
    label = re.findall(r'<li id="(restricted-\d+)"', pages[-1].text)
    assert len(label) == 1
    assert "has been held" not in pages[-1].text  # its steps are for those who are named
    pages.append(ulla.send("/handovers/tick", case=label[0], step="family"))
    ulla.get("/loads")
    pages.append(ulla.send("/loads/work"))
    number = pages[-1].url.path.rpartition("/")[2]
    pages += [ulla.client.get(f"/work/{number}/picture/{form}") for form in ("svg", "csv")]
    assert [page.url.path for page in pages if "HEMLIG-77" in page.text] == []
    assert [step for _, step, _ in steps(served)] == ["family"]
