"""An export without a profile: one is proposed, looked through, kept beside the office, used."""

import html
import io
import re
from pathlib import Path

import openpyxl
import pytest

from tests.draws import looped
from tests.profiles.office import CASES, STAFF
from tests.web.house import Browser, house
from tests.web.test_check import send

FILES = {"medarbejdere.csv": STAFF.encode(), "sager.csv": CASES.encode()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "office").mkdir()
    return tmp_path / "office"


@pytest.fixture
def anne(root: Path, tmp_path: Path) -> Browser:
    return Browser(house(root, tmp_path / "ledger.db"), "Anne")


def text_of(page: str) -> str:
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def proposed(browser: Browser, files: dict[str, bytes] = FILES) -> tuple[str, str]:
    page = send(browser, files, date="2026-11-23", office="Nordby")
    assert "Propose how it is read" in page.text
    assert "assigner profile suggest" not in page.text
    assert ".incoming-" not in page.text
    address = page.url.path
    page = browser.get(f"{address}/profile")
    assert page.status_code == 200
    return address, text_of(page.text)


def keep(browser: Browser, address: str, text: str) -> None:
    seen = re.search(r'name="seen" value="(\w*)"', browser.page.text)
    assert seen is not None
    browser.send(f"{address}/profile", text=text, seen=seen[1])


@pytest.mark.landing
def test_it_is_shown_with_how_sure_each_line_is_and_used_once_kept(
    anne: Browser, root: Path
) -> None:
    address, text = proposed(anne)
    assert "22 lines are sure, 6 likely, 0 unsure" in anne.page.text
    assert 'class="tag calm">likely' in anne.page.text
    assert "Ib Ibsen" not in anne.page.text
    assert "010190" not in anne.page.text
    assert not (root / "profiles").exists()
    keep(anne, address, text)
    assert anne.page.url.path == address
    assert "Read by the profile" in anne.page.text
    assert (root / "profiles" / "office.toml").read_text(encoding="utf-8") == text
    page = anne.send(f"{address}/take")
    assert "23 November 2026" in page.text, page.text
    assert sorted(file.name for file in (root / "2026-11-23").iterdir()) == [
        "instance.toml", "medarbejdere.csv", "sager.csv"]
    page = send(anne, FILES, date="2026-11-24")
    assert "Read by the profile" in page.text
    assert "Take it in" in page.text


@pytest.mark.landing
def test_what_is_wrong_in_the_text_is_told_and_nothing_is_written(
    anne: Browser, root: Path
) -> None:
    address, text = proposed(anne)
    keep(anne, address, text.replace('phase = "Type"', 'fase = "Type"<script>'))
    assert anne.page.status_code == 422
    assert "office.toml" in anne.page.text
    assert "fase = &#34;Type&#34;&lt;script&gt;" in anne.page.text
    assert not (root / "profiles").exists()
    keep(anne, address, text.replace('file = "sager.csv"', 'fiel = "sager.csv"'))
    assert "office.toml:" in anne.page.text
    assert not (root / "profiles").exists()
    keep(anne, address, text.replace('phase = "Type"', 'phase = "Typ"'))
    assert "Look at it, or change it" in anne.page.text
    assert "fault" in anne.page.text
    anne.get(f"{address}/profile")
    assert 'phase = "Typ"' in text_of(anne.page.text)
    keep(anne, address, text)
    assert "Take it in" in anne.page.text


@pytest.mark.landing
def test_a_fault_is_told_in_the_cell_of_their_file_and_marked(anne: Browser) -> None:
    files = {**FILES, "sager.csv": CASES.replace("4/12/26", "44/12/26").encode()}
    address, text = proposed(anne, files)
    keep(anne, address, text)
    assert "sager.csv:4 H" in anne.page.text
    assert "44/12/26" in anne.page.text
    copy = anne.client.get(f"{address}/copy")
    assert "sager.csv" in str(openpyxl.load_workbook(io.BytesIO(copy.content)).sheetnames)


def test_who_saw_another_profile_is_told_and_loses_nothing(
    anne: Browser, root: Path, tmp_path: Path
) -> None:
    address, text = proposed(anne)
    (root / "profiles").mkdir()
    (root / "profiles" / "office.toml").write_text("# Lene's\n" + text, encoding="utf-8")
    keep(anne, address, f"{text}# mine\n")
    assert anne.page.status_code == 409
    assert "office.toml is another than the one you saw" in anne.page.text
    assert "# mine" in text_of(anne.page.text)
    kept = (root / "profiles" / "office.toml").read_text(encoding="utf-8")
    assert kept.startswith("# Lene's")
    keep(anne, address, f"{text}# mine\n")
    assert (root / "profiles" / "office.toml").read_text(encoding="utf-8").endswith("# mine\n")


@pytest.mark.landing
def test_a_workbook_of_another_system_keeps_its_name(anne: Browser, root: Path) -> None:
    book = openpyxl.Workbook()
    for name, table in (("Personale", STAFF), ("Sager", CASES)):
        sheet = book.create_sheet(name)
        for line in table.splitlines():
            sheet.append(line.split(";"))
    del book["Sheet"]
    content = io.BytesIO()
    book.save(content)
    address, text = proposed(anne, {"Udtræk.xlsx": content.getvalue()})
    keep(anne, address, text)
    assert "Read by the profile" in anne.page.text
    anne.send(f"{address}/take")
    assert (root / "2026-11-23" / "udtræk.xlsx").is_file()


@pytest.mark.landing
def test_beside_a_day_of_ours_only_what_was_sent_counts(ulla: Browser) -> None:
    page = send(ulla, FILES, date="2026-11-24")
    address = page.url.path
    ulla.get(f"{address}/profile")
    text = text_of(ulla.page.text)
    assert 'file = "caseload.csv"' not in text
    keep(ulla, address, text)
    assert "Read by the profile" in ulla.page.text


@pytest.mark.parametrize(("name", "content"), looped(1, [
    ("tom.csv", b""), ("sager.csv", b"\x00\xff\xfe"), ("sager.csv", b"<script>;b\n1;2\n"),
]))
def test_what_holds_no_table_of_ours_is_told_in_words(
    anne: Browser, name: str, content: bytes
) -> None:
    page = send(anne, {name: content}, date="2026-11-23")
    page = anne.get(f"{page.url.path}/profile")
    assert page.status_code in (200, 422)
    assert "<script>;" not in page.text
    assert "Traceback" not in page.text
