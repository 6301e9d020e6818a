"""Every address asked as every role and as nobody: only what the table of roles says."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assigner.errors import InputError
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import MAY, Act, Member, WorkRole, read_roles
from tests.draws import covering, looped
from tests.web.house import HEADER, ORIGIN, house

PARTS = {"{number}": "1", "{case}": "C-1", "{name}": "letters", "{key}": "0" * 16, "{worker}": "V",
         "{day}": "2026-11-23", "{register}": "reductions", "{form}": "html"}
SECRET = "C-2"


@pytest.fixture
def behind(served: House, tmp_path: Path) -> House:
    """The same office behind a sign-in, with one person of each role."""
    people = {role.value: Member(role.value, frozenset({role}), "V") for role in WorkRole}
    sign_in = SignIn(HEADER, "testclient", people)
    return house(served.workspace.root, tmp_path / "other.db", sign_in)


def address(path: str) -> str:
    for part, value in PARTS.items():
        path = path.replace(part, value)
    return path


@pytest.mark.landing
@pytest.mark.parametrize("role", covering(
    [WorkRole.CASEWORKER, WorkRole.COORDINATOR, WorkRole.AUDITOR], WorkRole))
def test_a_page_is_shown_to_whom_the_table_says(behind: House, role: WorkRole) -> None:
    client = TestClient(behind.app, base_url=ORIGIN, headers={HEADER: role.value})
    for page in behind.pages:
        allowed = page.act is None or page.act in MAY[role]
        answer = client.get(address(page.path), follow_redirects=False)
        assert (answer.status_code == 403) is not allowed, page.path
        if not allowed:
            assert SECRET not in answer.text
        if page.forms and not allowed:
            sent = client.post(address(page.path), headers={"Origin": ORIGIN})
            assert sent.status_code == 403


def test_every_act_is_somebodys_and_no_caseworker_decides() -> None:
    assert {act for acts in MAY.values() for act in acts} == set(Act)
    assert MAY[WorkRole.CASEWORKER] == {Act.OWN}
    assert not MAY[WorkRole.AUDITOR] & {Act.PLAN, Act.SIGN, Act.CHECK, Act.STAFF}


@pytest.mark.landing
@pytest.mark.parametrize("said", [{}, {HEADER: "somebody else"}, {HEADER: ""}])
def test_whoever_is_not_signed_in_sees_nothing(behind: House, said: dict[str, str]) -> None:
    client = TestClient(behind.app, base_url=ORIGIN, headers=said)
    for page in behind.pages:
        answer = client.get(address(page.path))
        assert answer.status_code == 403
        assert SECRET not in answer.text


def test_the_header_is_believed_from_the_proxy_alone(behind: House) -> None:
    forged = TestClient(behind.app, base_url=ORIGIN, client=("10.0.0.9", 1),
                        headers={HEADER: "coordinator"})
    assert forged.get("/").status_code == 403
    assert forged.get("/enter?token=T").status_code == 403


@pytest.mark.parametrize(("named", "peer", "status"), looped(1, [
    ("127.0.0.1", "::ffff:127.0.0.1", 200), ("::ffff:127.0.0.1", "127.0.0.1", 200),
    ("::1", "0:0:0:0:0:0:0:1", 200), ("127.0.0.1", "::ffff:10.0.0.9", 403),
    ("127.0.0.1", "::1", 403), ("127.0.0.1", "::127.0.0.1", 403), ("10.0.0.4", "fe80::1%e", 403),
]))
def test_the_proxy_is_known_however_its_address_is_written(
    behind: House, named: str, peer: str, status: int
) -> None:
    assert isinstance(behind.doors.sign_in, SignIn)
    there = house(behind.workspace.root, str(behind.workspace.ledger),
                  SignIn(HEADER, named, behind.doors.sign_in.people))
    client = TestClient(there.app, base_url=ORIGIN, client=(peer, 1),
                        headers={HEADER: "coordinator"})
    assert client.get("/").status_code == status


def test_without_a_sign_in_the_header_says_nothing(served: House) -> None:
    client = TestClient(served.app, base_url=ORIGIN, headers={HEADER: "coordinator"})
    assert client.get("/").status_code == 401


def test_a_file_of_roles_is_read_or_told_all_its_faults(tmp_path: Path) -> None:
    file = tmp_path / "roles.toml"
    file.write_text('[people."a@b"]\nname = "A"\nroles = ["manager", "coordinator"]\n'
                    '[people.c]\nroles = ["caseworker"]\ncaseworker = "V"\n', encoding="utf-8")
    found = read_roles(file)
    assert found["a@b"].may(Act.STAFF)
    assert not found["c"].may(Act.SEE)
    file.write_text('[people.a]\nroles = ["boss"]\n[people.b]\n[people.c]\n'
                    'roles = ["caseworker"]\n', encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_roles(file)
    assert len(told.value.lines) == 3
