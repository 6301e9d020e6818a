"""Who comes in, and what is refused before a page is asked."""

import re
from pathlib import Path

import pytest

from assigner.web.app import House
from assigner.web.guard import POLICY
from assigner.workspace.roles import Act
from tests.web.house import ORIGIN, Browser
from tests.web.register import browser, signed_in
from tests.web.test_roles import address


def test_nobody_comes_in_without_the_address(served: House) -> None:
    stranger = Browser(served, name="")
    stranger.client.cookies.clear()
    for page in served.pages:
        answer = stranger.get(page.path.replace("{number}", "1").replace("{case}", "C-1"))
        assert answer.status_code == 401
        assert "C-1" not in answer.text


def test_a_token_made_here_opens_once(served: House) -> None:
    doors = served.doors
    doors.lasting = False
    assert doors.opens("T")
    assert not doors.opens("T")
    assert not doors.opens("")


def test_a_form_from_elsewhere_is_refused(ulla: Browser) -> None:
    ulla.get("/")
    page = ulla.page
    for origin in ("http://evil.example", "null", ORIGIN.replace("8400", "9999")):
        answer = ulla.client.post("/propose", data={"token": "x"}, headers={"Origin": origin})
        assert answer.status_code == 403
    answer = ulla.client.post("/propose", data={"token": "x"}, headers={"Origin": ORIGIN})
    assert answer.status_code == 403
    assert page.status_code == 200


def test_a_host_said_to_be_forwarded_is_believed_from_the_proxy_alone(
    served: House, tmp_path: Path
) -> None:
    said = {"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"}
    ulla = Browser(served)
    ulla.get("/plan")
    token = ulla.page.text.split('name="token" value="')[1].split('"')[0]
    form = {"token": token, "version": "0"}
    assert ulla.client.post("/propose", data=form, headers=said).status_code == 403
    assert ulla.client.post("/propose", data=form, headers={"Origin": ORIGIN}).status_code == 409
    behind = signed_in(served, tmp_path / "other.db")
    pia = browser(behind, "coordinator")
    form["token"] = pia.get("/plan").text.split('name="token" value="')[1].split('"')[0]
    assert pia.client.post("/propose", data=form, headers=said).status_code == 409


def test_a_foreign_host_is_refused(ulla: Browser) -> None:
    answer = ulla.client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 403
    assert "C-1" not in answer.text


def test_every_answer_has_its_policy(ulla: Browser) -> None:
    for path in ("/", "/plan", "/nowhere", "/static/workspace.css"):
        answer = ulla.get(path)
        assert answer.headers["content-security-policy"] == POLICY
        assert "<script>" not in answer.text
        assert " style=" not in answer.text
    cookie = Browser(ulla.served).client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_an_act_is_not_done_by_opening_its_address(ulla: Browser) -> None:
    """A picture on a foreign page asks for it so, with whatever the browser or proxy adds."""
    ulla.get("/case/C-1")
    page = ulla.get("/case/C-1/note?note=planted")
    assert page.url.path == "/case/C-1"
    assert "planted" not in page.text
    ulla.get("/staff-change/add?kind=returns&caseworker=X")
    assert "Nothing yet" in ulla.get("/staff-change").text
    assert "<html lang=\"da\"" in ulla.get("/staff-change/work?lang=da").text
    for page_of in ulla.served.pages:
        if page_of.forms and not page_of.shown:
            answer = ulla.client.get(address(page_of.path), follow_redirects=False)
            assert answer.status_code == (403 if page_of.act == Act.OWN else 303), page_of.path


FIELDS = ("note", "role", "why", "name", "code", "value", "key", "keys", "percent", "caseworker",
          "on", "to", "reason", "id", "since", "until", "case", "text", "date", "office", "model",
          "felt", "from", "hours", "months", "weeks", "moves")


@pytest.mark.landing
def test_a_link_types_nothing_into_a_form(ulla: Browser) -> None:
    said = "&".join(f"{name}=planted" for name in FIELDS)
    for page in ulla.served.pages:
        text = ulla.get(f"{address(page.path)}?{said}").text
        form = re.findall(r'<form method="post".*?</form>', text, re.DOTALL)
        assert not [one for one in form if "planted" in one], page.path
