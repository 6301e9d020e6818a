"""Case numbers and initials that hold what an address is made of: every page of them is found."""

import html
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from tests.cli.offices import write
from tests.cli.runner import run
from tests.web.api.program import Program, without_reasons
from tests.web.house import Browser, house

pytestmark = pytest.mark.landing

CASE, OTHER, WHO, HELD = "27.24/17#1?a&b", "100%2F", "A/B;c", "æ ø+~=:@!$'()*"


@pytest.fixture(scope="module")
def odd_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("odd")
    day = write(root / "2026-11-23", {}, {CASE: {}, OTHER: {}, "#": {}})
    for file, column in (("caseworkers.csv", 0), ("caseload.csv", 3)):
        head, *rows = (day / file).read_text(encoding="utf-8").splitlines()
        cells = [row.split(",") for row in rows]
        for row in cells:
            row[column] = {"V": WHO, "X": HELD, "Y": "?"}.get(row[column], row[column])
        (day / file).write_text("\n".join([head, *map(",".join, cells)]) + "\n", encoding="utf-8")
    assert run("solve", day, "-o", day / "plan.json").code == 0
    return root


@pytest.fixture
def odd(odd_office: Path, tmp_path: Path) -> House:
    shutil.copytree(odd_office, tmp_path / "office")
    return house(tmp_path / "office", tmp_path / "ledger.db")


def inside(name: str) -> str:
    return quote(name, safe="")


def test_pages_lead_to_every_case_and_everybody(odd: House) -> None:
    ulla = Browser(odd)
    for page, kind, names in (("/plan", "case", (CASE, OTHER, "#")), ("/", "case", (CASE, OTHER)),
                              ("/people", "people", (WHO, HELD, "?"))):
        text = ulla.get(page).text
        for name in names:
            address = f"/{kind}/{inside(name)}"
            assert f'href="{address}' in text, name
            found = ulla.get(address)
            assert found.status_code == 200, name
    ulla.get(f"/people/{inside(WHO)}/reductions")
    sent = ulla.send(f"/people/{inside(WHO)}/reductions/keep", reason="vejleder", hours="2")
    assert "2.0 h a week less" in sent.text
    assert ulla.client.get("/people/A/B;c").status_code == 404
    assert ulla.client.get("/case/%2e%2e").status_code in {200, 404}


def test_an_odd_case_is_priced_given_noted_and_signed(odd: House) -> None:
    ulla = Browser(odd)
    for case in (CASE, OTHER):
        address = f"/case/{inside(case)}"
        ulla.get(address)
        ulla.send(f"{address}/note", note="seen")
        assert ulla.page.url.path.startswith("/case/")
        assert "seen" in ulla.page.text
        taker = html.unescape(ulla.page.text.split('name="to" value="')[1].split('"')[0])
        price = ulla.send(f"{address}/ask", to=taker)
        assert price.url.path.startswith("/price/"), price.text
        assert ulla.get(f"{address}/note").url.path.startswith("/case/")
    ulla.get("/commit")
    ulla.send("/commit")
    kinds = [one.kind for one in Ledger(str(odd.workspace.ledger)).records()]
    assert kinds == ["commit"]



def test_programs_find_them_too(odd: House) -> None:
    odd.workspace.queue.start = without_reasons
    program = Program(odd)
    for case in (CASE, OTHER, "#"):
        noted = program.send(f"cases/{inside(case)}/notes", text="seen")
        assert noted.status_code == 201, noted.text
        assert program.get(f"cases/{inside(case)}/notes").json()["notes"]
        assert program.get(f"cases/{inside(case)}").status_code in {200, 202}
    for who in (WHO, HELD, "?"):
        found = program.get(f"people/{inside(who)}")
        assert found.status_code == 200, found.text
