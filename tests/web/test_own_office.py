"""A caseworker of one of several offices reaches her page, and nobody's of another office."""

import shutil
from pathlib import Path

import pytest

from assigner.errors import InputError
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.web.serving import Serving
from assigner.workspace.roles import Member, WorkRole, read_roles
from tests.web.api.program import Program
from tests.web.house import HEADER, house
from tests.web.register import browser

PEOPLE = {
    "v-of-b": Member("Vera of B", frozenset({WorkRole.CASEWORKER}), "V", office="b"),
    "both": Member("Lene of B", frozenset({WorkRole.CASEWORKER, WorkRole.COORDINATOR}), "V",
                   office="b"),
    "nowhere": Member("Nobody", frozenset({WorkRole.CASEWORKER}), "V"),
}


@pytest.fixture
def two(solved_office: Path, tmp_path: Path) -> House:
    """Two offices; in the first one V is somebody else."""
    for name in ("a", "b"):
        shutil.copytree(solved_office, tmp_path / "offices" / name)
    for day in (tmp_path / "offices" / "a").iterdir():
        (day / "plan.json").unlink()
        people = (day / "caseworkers.csv").read_text(encoding="utf-8")
        (day / "caseworkers.csv").write_text(
            people.replace("Vera Viewer", "Valdemar"), encoding="utf-8")
    return house(tmp_path / "offices", tmp_path / "ledger.db",
                 SignIn(HEADER, "testclient", PEOPLE))


@pytest.mark.landing
def test_she_reaches_her_page_in_the_second_office(two: House) -> None:
    vera = browser(two, "v-of-b")
    assert vera.page.url.path == "/own"
    assert "My new cases" in vera.page.text


@pytest.mark.landing
def test_her_own_page_is_of_her_office_whichever_she_looks_at(two: House) -> None:
    lene = browser(two, "both")
    lene.get("/office")
    lene.send("/office", office="a")
    assert "Valdemar" in lene.get("/people").text
    assert "My new cases" in lene.get("/own").text


@pytest.mark.landing
def test_a_program_of_hers_hears_of_her_office_alone(two: House) -> None:
    for user in ("v-of-b", "both"):
        hers = Program(two, "", **{HEADER: user})
        assert hers.call("GET", "/api/1/offices/b/own").json()["proposed"] == ["C-2", "C-3"]
        assert hers.call("GET", "/api/1/offices/a/own").status_code == 404
    offices = Program(two, "", **{HEADER: "v-of-b"}).call("GET", "/api/1/offices").json()
    assert [one["key"] for one in offices["offices"]] == ["b"]


@pytest.mark.landing
def test_whose_office_nobody_said_sees_nobodys_page(two: House) -> None:
    lost = browser(two, "nowhere")
    assert lost.page.status_code == 422
    assert "does not say of which office you are" in lost.page.text
    assert Program(two, "", **{HEADER: "nowhere"}).call(
        "GET", "/api/1/offices/a/own").status_code == 404


def test_the_file_of_roles_says_whose_initials_are_whose_before_anybody_is_served(
    two: House, tmp_path: Path
) -> None:
    roles = tmp_path / "roles.toml"
    rows = ('[people.a]\nroles = ["caseworker"]\ncaseworker = "V"\n',
            '[people.b]\nroles = ["caseworker"]\ncaseworker = "V"\noffice = "c"\n',
            '[people.c]\nroles = ["caseworker"]\ncaseworker = "V"\noffice = "b"\n')
    roles.write_text("".join(rows), encoding="utf-8")
    assert read_roles(roles)["c"].office == "b"
    serving = Serving(two.workspace.root, port=0, header=HEADER, proxy="127.0.0.1", roles=roles,
                      ledger=str(tmp_path / "another.db"))
    with pytest.raises(InputError) as told:
        serving.serve(lambda words: None)
    assert [line.split(":")[0] for line in told.value.lines] == ['people "a"', 'people "b"']
    assert all("one of a" in line for line in told.value.lines)
