"""Who comes in by program, and what is refused before anything is done."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.web.api.call import ROOT
from assigner.web.app import House
from assigner.web.doors import SignIn, new_session
from assigner.workspace.roles import read_roles
from tests.draws import looped
from tests.web.api.program import Program
from tests.web.house import HEADER, ORIGIN, Browser, house

SESSION, OFFICES = f"{ROOT}/session", f"{ROOT}/offices"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_the_printed_token_is_spent_for_one_in_a_name(served: House) -> None:
    served.doors.lasting = False
    program = Program(served, "")
    assert program.call("GET", OFFICES, headers=bearer("T")).status_code == 401
    made = program.call("POST", SESSION, json={"name": "Bo"}, headers=bearer("T"))
    assert (made.status_code, made.json()["name"]) == (201, "Bo")
    held = bearer(made.json()["token"])
    assert program.call("GET", OFFICES, headers=held).status_code == 200
    assert program.call("POST", SESSION, json={"name": "Bo"}, headers=bearer("T")
                        ).status_code == 401
    again = program.call("POST", SESSION, json={"name": "Lene"}, headers=held)
    assert again.json()["name"] == "Lene"
    assert Browser(served, name="").page.status_code == 403  # spent for the browser, too


@pytest.mark.landing
def test_a_cookie_opens_nothing_here_and_a_bearer_no_page(served: House) -> None:
    ulla = Browser(served)
    before = len(ulla.client.cookies)
    assert before
    for method, path in (("GET", OFFICES), ("POST", f"{OFFICES}/office/proposals"),
                         ("POST", SESSION)):
        found = ulla.client.request(method, path, json={}, headers={"Origin": ORIGIN})
        assert found.status_code == 401
    cookie = ulla.client.cookies[served.doors.cookie]
    assert Program(served, "").call("GET", OFFICES, headers=bearer(cookie)).status_code == 401
    token = served.doors.bearer(new_session("Bo"))
    stranger = Program(served, "").client
    assert stranger.get("/", headers=bearer(token)).status_code == 401
    stranger.cookies.set(served.doors.cookie, token)
    assert stranger.get("/").status_code == 401


@pytest.fixture
def behind(served: House, tmp_path: Path) -> House:
    """Behind a sign-in that a browser goes through by itself; a program has a token of its own."""
    file = tmp_path / "roles.toml"
    said = hashlib.sha256(b"of the case system").hexdigest()
    file.write_text(
        f'[people.system]\nroles = ["coordinator"]\ntoken_sha256 = "{said}"\n'
        '[people.lene]\nname = "Lene"\nroles = ["manager"]\n', encoding="utf-8")
    return house(served.workspace.root, tmp_path / "other.db",
                 SignIn(HEADER, "testclient", read_roles(file)))


def test_a_page_of_somebody_elses_decides_nothing_behind_a_sign_in(behind: House) -> None:
    """Her browser is signed in at the proxy: whatever page it shows could make it ask."""
    lene = Program(behind, "", **{HEADER: "lene"})
    path, said = f"{OFFICES}/office/proposals", {"version": lene.version}
    foreign: list[dict[str, str]] = [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"}, {"Referer": "http://evil.example/x"},
        {"Origin": "http://[evil"}]
    for headers in foreign:
        assert lene.call("POST", path, json=said, headers=headers).status_code == 403
        assert lene.call("GET", OFFICES, headers=headers).status_code == 403
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        found = lene.call("POST", path, content=b'{"version": "x"}', headers={"Content-Type": kind})
        assert found.status_code == 415
    assert behind.workspace.queue.of(behind.workspace.served.offices[0]) == ()
    own = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
    assert lene.call("GET", OFFICES, headers=own).status_code == 200


def test_a_program_has_a_token_of_the_file_of_roles(behind: House) -> None:
    program = Program(behind, "", **bearer("of the case system"))
    assert program.get("day").status_code == 200
    assert program.send("handovers", version="0" * 24, changes=[]).status_code == 403
    assert program.send("cases/C-1/notes", text="by a machine").json()["notes"][0]["by"] == "system"
    assert program.call("POST", SESSION, json={"name": "Bo"}).status_code == 403
    hashed = hashlib.sha256(b"of the case system").hexdigest()
    for token in ("of the case system ", "", "T", hashed):
        found = Program(behind, "", **bearer(token)).get("day").status_code
        assert (found == 200) is (token.strip() == "of the case system")
    elsewhere = Program(behind, "", **bearer("of the case system"))
    elsewhere.client._transport.client = ("10.0.0.9", 1)  # type: ignore[attr-defined]
    assert elsewhere.get("day").status_code == 401


@pytest.mark.landing
def test_a_foreign_host_is_refused(program: Program) -> None:
    assert program.call("GET", OFFICES, headers={"Host": "evil.example"}).status_code == 403


def test_a_token_in_a_file_of_roles_is_a_hash(tmp_path: Path) -> None:
    file = tmp_path / "roles.toml"
    file.write_text('[people.a]\nroles = ["planner"]\ntoken_sha256 = "secret"\n', encoding="utf-8")
    with pytest.raises(Exception, match="64 hexadecimal digits"):
        read_roles(file)


GARBAGE = (
    b"", b"{", b"nothing", b"\xff", b"\xef\xbb\xbf{}", b'{"version": "\\ud800"}',
    b"[" * 10_000, b'{"version": NaN}')
UNLIKE = (b"[]", b"null", b'"x"', b"3", b'{"version": 3}', b'{"version": null}', b'{"more": 1}')


@pytest.mark.parametrize("body", looped(1, GARBAGE + UNLIKE), ids=range(len(GARBAGE + UNLIKE)))
def test_what_is_no_json_or_unlike_the_description_is_told(program: Program, body: bytes) -> None:
    for path in ("proposals", "commits", "handovers", "uploads", "cases/C-1/notes", "work/1/stop"):
        found = program.call("POST", path, content=body,
                             headers={"Content-Type": "application/json"})
        assert found.status_code in (400, 422), path
        assert found.json()["faults"]


def test_a_fault_is_pointed_at(program: Program) -> None:
    found = program.send("handovers", version="0" * 24, moves=1.5, changes=[
        {"kind": "leaves", "caseworker": "V", "on": "2026-13-01"}, {"kind": "leaves"},
        {"kind": "sings"}], more=1)
    assert [one["at"] for one in found.json()["faults"]] == [
        "/changes/0/on", "/changes/1/caseworker", "/changes/2", "/moves", "/more"]
    danish = program.call("POST", "proposals", json={}, headers={"Accept-Language": "da"})
    assert danish.json()["faults"] == [{"at": "/version", "message": "Det mangler."}]
    assert program.get("history", wrong="x").json()["faults"][0]["at"] == "?wrong"
    twice = program.get("/api/1/offices/office/history?case=a&case=b")
    assert twice.json()["faults"][0]["at"] == "?case"


def test_too_much_is_refused_unread(program: Program) -> None:
    def in_parts() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * 100_000

    sent = {"Content-Type": "application/json"}
    assert program.call("POST", "proposals", content=in_parts(), headers=sent).status_code == 413
    large = program.call("POST", "proposals", content=b" " * 2_000_000, headers=sent)
    assert large.status_code == 413
    claimed = program.call("POST", "proposals", content=b"{}",
                           headers={**sent, "Content-Length": "9" * 12})
    assert claimed.status_code == 413


@pytest.mark.landing
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "POST"])
def test_a_method_that_is_none_of_an_address(program: Program, method: str) -> None:
    found = program.call(method, "day")
    assert found.status_code == 405
    assert set(found.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "application/problem+json" in found.headers["content-type"]
    both = program.call("DELETE", "cases/C-1/notes")
    assert set(both.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("path", looped(["/api/1", "history/x/out/letters", "cases/C-99"], [
    f"{ROOT}/nothing", f"{ROOT}/offices/office", ROOT, "/api", "/api/2/offices",
    "work/²", "work/99999999999999999999", "work/-1",
    "months/2026-13", "months/2026", "uploads/../../day", "out/..%2f", "history/x/out/letters",
    "prices/1", "answers/1", "handovers/1", "trials/1", "cases/C-99"]))
def test_what_is_not_there_is_told(program: Program, path: str) -> None:
    assert program.get(path).status_code == 404


def test_a_defect_is_told_without_what_it_held(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("assigner.web.api.acts.plan.every_case", broken)
    found = program.get("cases/C-1")
    assert (found.status_code, found.json()["type"]) == (
        500, "urn:assigner:problem:internal-server-error")
    assert "secret" not in found.text
    assert "RuntimeError" in found.json()["detail"]
