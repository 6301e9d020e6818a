"""A day brought in: faults with their cells, a marked copy, taken in once, nothing overwritten."""

import io
import os
import shutil
import threading
import time
import zipfile
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import httpx2 as httpx
import pytest

from assigner.web.app import House
from assigner.web.serving import Serving
from assigner.workspace.forgetting import forget
from tests.draws import looped
from tests.web.house import ORIGIN, Browser, house

TABLES = ("caseworkers.csv", "cases.csv", "caseload.csv")


def send(browser: Browser, files: dict[str, bytes], **fields: str) -> httpx.Response:
    browser.get("/check")
    token = browser.page.text.split('name="token" value="')[1].split('"')[0]
    browser.page = browser.client.post(
        "/check", data={"token": token, **fields}, headers={"Origin": ORIGIN},
        files=[("files", (name, content)) for name, content in files.items()])
    return browser.page


def day_of(served: House) -> Path:
    place = served.workspace.served.offices[0].today
    assert place is not None
    return place.path


@pytest.mark.landing
def test_faults_are_told_with_their_cells_and_nothing_is_taken_in(ulla: Browser) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes().replace(b"kompleks", b"<b>tung")
    page = send(ulla, {"cases.csv": cases}, date="2026-11-25")
    assert "1 fault" in page.text
    assert "cases.csv:3" in page.text
    assert "&lt;b&gt;tung" in page.text
    copy = ulla.client.get(f"{page.url.path}/copy")
    assert copy.content[:2] == b"PK"
    address = page.url.path
    ulla.get("/commit")
    assert ulla.send(f"{address}/take").status_code == 422
    assert day_of(ulla.served).name == "2026-11-23"


def test_a_table_of_another_name_is_named_among_what_is_not_read(ulla: Browser) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    told = "Not read, for no table is called so: nye sager.csv."
    assert told in send(ulla, {"nye sager.csv": cases}, date="2026-11-25").text
    assert "Not read" not in send(
        ulla, {"cases.csv": cases.replace(b"kompleks", b"tung")}, date="2026-11-25").text


@pytest.mark.landing
def test_the_new_cases_alone_make_the_next_day(ulla: Browser) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    page = send(ulla, {"Cases.CSV": cases}, date="2026-11-25")
    assert "Take it in" in page.text
    page = ulla.send(f"{page.url.path}/take")
    assert page.url.path == "/"
    assert "25 November 2026" in page.text
    assert [file.name for file in day_of(ulla.served).iterdir() if file.suffix == ".csv"]
    assert (day_of(ulla.served) / "cases.csv").read_bytes() == cases


def test_a_zip_into_an_empty_folder_is_its_first_day(
    solved_office: Path, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        for name in TABLES:
            if (solved_office / "2026-11-23" / name).exists():
                pack.write(solved_office / "2026-11-23" / name, f"../../out of here/{name}")
    (tmp_path / "new").mkdir()
    browser = Browser(house(tmp_path / "new", tmp_path / "ledger.db"))
    assert "no day here yet" in browser.get("/").text
    page = send(browser, {"export.zip": packed.getvalue()}, date="2026-11-23", office='Ny "by"')
    page = browser.send(f"{page.url.path}/take")
    assert "23 November 2026" in page.text
    assert "Ny &#34;by&#34;" in page.text
    assert not (tmp_path / "out of here").exists()
    assert (tmp_path / "new" / "2026-11-23" / "cases.csv").is_file()


def test_a_day_that_is_there_is_replaced_only_with_a_word(ulla: Browser) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    page = send(ulla, {"cases.csv": cases.replace(b"C-2", b"C-22")}, date="2026-11-23")
    address = page.url.path
    assert "is there already" in ulla.send(f"{address}/take").text
    assert (day_of(ulla.served) / "cases.csv").read_bytes() == cases
    page = ulla.send(f"{address}/take", replace="yes")
    assert "C-22" in page.text
    aside = list(day_of(ulla.served).parent.glob(".replaced-*/cases.csv"))
    assert [file.read_bytes() for file in aside] == [cases]


@pytest.mark.parametrize(("name", "content"), looped(1, [
    ("day.exe", b"MZ"), ("day.zip", b"PK nothing"), ("../../x.pdf", b"%PDF"), ("day.ods", b"PK"),
    ("<script>.html", b"<script>alert(1)</script>"),
]))
def test_what_is_no_table_is_refused_in_words(ulla: Browser, name: str, content: bytes) -> None:
    page = send(ulla, {name: content})
    assert page.status_code == 422
    assert "<script>alert" not in page.text
    assert not list(day_of(ulla.served).parent.glob(".incoming-*"))


@pytest.mark.landing
@pytest.mark.parametrize("packed", [ZIP_DEFLATED, ZIP_LZMA, ZIP_BZIP2])
@pytest.mark.parametrize("damage", ["turned", "cut short"])
def test_a_damaged_zip_is_told_in_words(ulla: Browser, packed: int, damage: str) -> None:
    whole = io.BytesIO()
    with ZipFile(whole, "w", packed) as pack:
        pack.writestr("cases.csv", "id;phase;complexity\n" * 500)
    content = bytearray(whole.getvalue())
    if damage == "turned":
        for at in range(43, 60):
            content[at] ^= 0xFF
    else:
        del content[50:len(content) - 120]
    page = send(ulla, {"day.zip": bytes(content)})
    assert page.status_code == 422
    assert "is not a zip that can be opened" in page.text


def test_an_empty_folder_offers_nordby(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    browser = Browser(house(tmp_path / "new", tmp_path / "ledger.db"))
    assert "Try it with Nordby" in browser.get("/").text
    assert "19 cases to place" in browser.send("/nordby").text
    assert (tmp_path / "new" / "2026-11-23" / "instance.toml").is_file()
    assert not (tmp_path / "new" / "2026-11-23" / "plan.json").exists()


@pytest.mark.landing
def test_what_nobody_takes_in_goes_after_a_day_without_another_being_sent(ulla: Browser) -> None:
    folder = day_of(ulla.served).parent
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    send(ulla, {"cases.csv": cases}, date="2026-11-25")
    (incoming,) = folder.glob(".incoming-*")
    forget(ulla.served.workspace)
    assert incoming.is_dir()
    yesterday = time.time() - 25 * 3600
    os.utime(incoming, (yesterday, yesterday))
    forget(ulla.served.workspace)
    assert list(folder.glob(".incoming-*")) == []


def test_a_server_throws_away_at_its_start_what_is_too_old(
    solved_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(solved_office, tmp_path / "office")
    (root / f".incoming-{'0' * 16}").mkdir()
    os.utime(root / f".incoming-{'0' * 16}", (0, 0))
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path))
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    Serving(root, port=0, ledger=str(tmp_path / "ledger.db")).serve(lambda words: None)
    assert "forgetting" not in {one.name for one in threading.enumerate()}
    assert list(root.glob(".incoming-*")) == []


@pytest.mark.landing
def test_a_day_far_ahead_is_taken_in_only_once_its_date_is_said_to_be_right(ulla: Browser) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    page = send(ulla, {"cases.csv": cases}, date="2062-11-24")
    assert "more than a month ahead" in page.text
    place = page.url.path
    refused = ulla.send(f"{place}/take")
    assert refused.status_code == 422
    assert "Say that the date is right, or mend it." in refused.text
    assert day_of(ulla.served).name == "2026-11-23"
    assert "24 November 2062" in ulla.send(f"{place}/take", ahead="yes").text


@pytest.mark.landing
def test_a_day_before_the_last_is_taken_in_only_once_its_date_is_said_to_be_right(
    ulla: Browser,
) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    page = send(ulla, {"cases.csv": cases}, date="2026-11-20")
    assert "is before Monday 23 November 2026, the last day of the office" in page.text
    place = page.url.path
    refused = ulla.send(f"{place}/take")
    assert (refused.status_code, "Say that the date is right" in refused.text) == (422, True)
    assert not (day_of(ulla.served).parent / "2026-11-20").exists()
    today = ulla.send(f"{place}/take", past="yes")
    assert "1 earlier day lies here without a signature" in today.text
    assert "record: 20 November 2026" in today.text
    again = send(ulla, {"cases.csv": cases}, date="2026-11-20")
    assert "it cannot be replaced here" in again.text


@pytest.mark.landing
def test_a_day_put_into_the_folder_before_the_last_is_told_of(ulla: Browser) -> None:
    assert "earlier day" not in ulla.get("/").text
    shutil.copytree(day_of(ulla.served), day_of(ulla.served).parent / "2026-11-20")
    assert "1 earlier day lies here without a signature" in ulla.get("/").text


@pytest.mark.landing
def test_the_next_day_of_an_office_is_never_far_ahead(ulla: Browser) -> None:
    cases = (day_of(ulla.served) / "cases.csv").read_bytes()
    assert "month ahead" not in send(ulla, {"cases.csv": cases}, date="2026-11-25").text
