"""How loaded she feels: kept for her and her manager, seen on no other route, taken back."""

import ast
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

import assigner
from assigner.api.ledgers import now
from assigner.web.app import House
from assigner.workspace.forgetting import forget
from assigner.workspace.moods import FELT
from assigner.workspace.store import MOODS
from tests.draws import covering
from tests.web.register import browser, signed_in
from tests.web.test_roles import address

pytestmark = pytest.mark.landing

WORD = str(FELT[5])


@pytest.fixture
def office(served: House, tmp_path: Path) -> House:
    found = signed_in(served, tmp_path / "other.db")
    yrsa = browser(found, "y")
    yrsa.get("/own")
    page = yrsa.send("/own/mood", felt="5")
    assert "What you have said" in page.text
    return found


def rows(office: House) -> list[tuple[str, int]]:
    with office.workspace.store.writing() as connection:
        return [(row.month, row.felt) for row in connection.execute(select(MOODS))]


def test_it_stands_beside_the_computed_load_for_her_and_her_manager(office: House) -> None:
    yrsa, manager = browser(office, "y").get("/own").text, browser(office, "manager")
    mine = yrsa.split("What you have said</caption>")[1].split("</table>")[0]
    shown = manager.get("/people/Y").text.split("In her own word</caption>")[1].split("</table>")[0]
    for table in (mine, shown):
        assert "November 2026" in table
        assert WORD in table
        assert "%" in table
    assert WORD not in manager.get("/people").text
    assert WORD not in manager.get("/people/V").text
    assert WORD not in manager.get("/").text


@pytest.mark.parametrize("role", covering(
    ["coordinator"], ["coordinator", "planner", "auditor", "v"]))
def test_nobody_else_sees_it_on_any_route(office: House, role: str) -> None:
    someone = browser(office, role)
    for _ in range(2):
        for page in office.pages:
            path = address(page.path).replace("/people/V", "/people/Y")
            text = someone.get(path).text
            assert "In her own word" not in text, path
            assert "What you have said" not in text, path
            if not someone.page.url.path.startswith("/own"):
                assert WORD not in text, path
    for path in ("/own/mood", "/own/mood/back"):
        assert someone.send(path, felt="1", month="2026-11", worker="Y").status_code in (200, 403)
    assert ("2026-11", 5) in rows(office)


def test_once_a_month_and_she_takes_it_back(office: House) -> None:
    yrsa = browser(office, "y")
    yrsa.get("/own")
    yrsa.send("/own/mood", felt="2")
    assert rows(office) == [("2026-11", 2)]
    for felt in ("", "6", "0", "<b>", "٣"):
        page = yrsa.send("/own/mood", felt=felt)
        assert page.status_code == 422
        assert "Choose one of the five" in page.text
    yrsa.get("/own")
    yrsa.send("/own/mood/back", month="2026-11")
    assert rows(office) == []
    assert "In her own word" not in browser(office, "manager").get("/people/Y").text


def test_it_is_not_kept_for_ever(office: House) -> None:
    with office.workspace.store.writing() as connection:
        for month in ("2025-10", "2025-09"):
            connection.execute(MOODS.insert().values(
                office="office", caseworker="Y", month=month, day=f"{month}-03", at=now(),
                felt=1))
    browser(office, "y").get("/own")
    assert [month for month, _ in rows(office)] == ["2026-11", "2025-10"]


def test_a_day_dated_far_ahead_by_mistake_deletes_nothing(office: House) -> None:
    day = office.workspace.served.offices[0].today
    assert day is not None
    far = shutil.copytree(day.path, day.path.with_name("2062-11-24"))
    (far / "plan.json").unlink()
    head = (far / "instance.toml").read_text(encoding="utf-8")
    (far / "instance.toml").write_text(head.replace("2026-11-23", "2062-11-24"), encoding="utf-8")
    assert "24 November 2062" in browser(office, "y").get("/own").text
    shutil.rmtree(far)
    assert rows(office) == [("2026-11", 5)]


def test_one_offices_day_deletes_nothing_of_another(office: House) -> None:
    with office.workspace.store.writing() as connection:
        connection.execute(MOODS.insert().values(
            office="elsewhere", caseworker="Y", month="2024-05", day="2024-05-03", at=now(),
            felt=1))
    browser(office, "y").get("/own")
    forget(office.workspace)
    assert ("2024-05", 1) in rows(office)


def test_what_was_said_in_an_office_that_nobody_opens_goes_too(office: House) -> None:
    today = date.today()
    months = [today.year * 12 + today.month - 1 - back for back in (13, 14, 40)]
    with office.workspace.store.writing() as connection:
        for number in months:
            month = f"{number // 12:04}-{number % 12 + 1:02}"
            connection.execute(MOODS.insert().values(
                office="elsewhere", caseworker="Y", month=month, day=f"{month}-03",
                at=f"{month}-03T08:00:00Z", felt=1))
    forget(office.workspace)
    kept = f"{months[0] // 12:04}-{months[0] % 12 + 1:02}"
    assert sorted(rows(office)) == sorted([("2026-11", 5), (kept, 1)])


def test_nothing_but_the_two_pages_and_their_like_by_program_reads_it() -> None:
    root = Path(assigner.__file__).parent
    readers = set()
    for file in root.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "moods" in text or "MOODS" in text else ():
            named = isinstance(node, ast.ImportFrom) and (
                node.module == "assigner.workspace.moods"
                or any(one.name == "MOODS" for one in node.names))
            if named:
                readers.add(file.relative_to(root).as_posix())
    assert readers == {"web/pages/own.py", "web/pages/people.py", "web/api/acts/people.py",
                       "workspace/moods.py", "workspace/forgetting.py"}
