"""Every route asked as every role and as nobody; a caseworker hears no colleague's secret."""

import shutil
from pathlib import Path

import pytest

from assigner.web.api.call import ROOT, ApiRoute
from assigner.web.api.table import TABLE
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import MAY, Member, WorkRole
from tests.draws import covering, one_in
from tests.web.api.program import Program, without_reasons
from tests.web.house import HEADER, house
from tests.web.test_own import SECRETS
from tests.web.test_roles import PARTS, SECRET

PLACES = {**PARTS, "{office}": "office", "{caseworker}": "V", "{date}": "2026-11-23",
          "{month}": "2026-11", "{item}": "rules.stock_ceiling.at"}


@pytest.fixture
def behind(served: House, tmp_path: Path) -> House:
    """The same office behind a sign-in, with one person of each role."""
    people = {role.value: Member(role.value, frozenset({role}), "V") for role in WorkRole}
    return house(served.workspace.root, tmp_path / "other.db",
                 SignIn(HEADER, "testclient", people))


def asked(program: Program, way: ApiRoute) -> tuple[int, str]:
    path = ROOT + way.path
    for part, value in PLACES.items():
        path = path.replace(part, value)
    found = program.call(way.method, path, **({"json": {}} if way.method == "POST" else {}))
    return found.status_code, found.text


@pytest.mark.landing
@pytest.mark.parametrize("role", covering([WorkRole.CASEWORKER, WorkRole.AUDITOR], WorkRole))
def test_a_route_is_for_whom_the_table_says(behind: House, role: WorkRole) -> None:
    program = Program(behind, "", **{HEADER: role.value})
    for way in TABLE:
        status, text = asked(program, way)
        allowed = way.act is None or way.act in MAY[role]
        assert (status == 403) is not allowed or way.door, way.path
        if not allowed:
            assert SECRET not in text
        if role is WorkRole.CASEWORKER:
            assert [secret for secret in SECRETS if secret in text] == [], way.path


@pytest.mark.landing
@pytest.mark.parametrize("said", one_in(2, [
    {}, {"Authorization": "Bearer x"}, {"Authorization": "Basic dTpw"}, {"Authorization": "Bearer"},
    {HEADER: "coordinator"}]))
def test_nobody_hears_anything(served: House, said: dict[str, str]) -> None:
    program = Program(served, "", **said)
    for way in TABLE:
        status, text = asked(program, way)
        assert status == 401, way.path
        assert SECRET not in text


@pytest.mark.landing
@pytest.mark.parametrize("said", [{}, {HEADER: "somebody else"}, {"Authorization": "Bearer T"}])
def test_nobody_hears_anything_behind_a_sign_in(behind: House, said: dict[str, str]) -> None:
    program = Program(behind, "", **said)
    for way in TABLE:
        status, text = asked(program, way)
        assert status in (401, 403), way.path
        assert SECRET not in text


def test_she_hears_her_cases_and_objects_and_no_secret(behind: House) -> None:
    vera = Program(behind, "", **{HEADER: "caseworker"})
    ulla = Program(behind, "", **{HEADER: "coordinator"})
    own = vera.get("own")
    assert own.json()["proposed"] == ["C-2", "C-3"]
    assert own.json()["about"]["question"]["caseworker"] == "V"
    objected = vera.send("own/objections", case="C-2", text="I know them")
    assert [one["text"] for one in objected.json()["objections"]] == ["I know them"]
    assert vera.send("own/objections", case="C-1", text="not mine").status_code == 422
    heard = ulla.get("objections").json()
    assert [one["caseworker"] for one in heard["objections"]] == ["V"]
    assert ulla.send("commits", version=ulla.version).status_code == 409
    record = ulla.send("commits", version=ulla.version, heard=heard["heard"]).json()["records"][0]
    assert [(one["case"], one["text"]) for one in record["objections"]] == [("C-2", "I know them")]
    signed = vera.get("own")
    assert (signed.json()["signed"], signed.json()["proposed"]) == (True, [])
    assert vera.send("own/objections", case="C-2", text="late").status_code == 422
    for answer in (own, objected, signed):
        assert [secret for secret in SECRETS if secret in answer.text] == []


PLANTED = "planted"


@pytest.mark.landing
def test_no_route_tells_her_a_secret_in_any_state_of_the_day(behind: House) -> None:
    """Remarked on, priced, decided otherwise with a reason, signed, carried on."""
    behind.workspace.queue.start = without_reasons
    vera, manager = (Program(behind, "", **{HEADER: name}) for name in ("caseworker", "manager"))

    def leaks() -> list[str]:
        return [way.path for way in TABLE for text in [asked(vera, way)[1]]
                if any(secret in text for secret in (*SECRETS, PLANTED))]

    assert manager.send("cases/C-1/notes", text=PLANTED).status_code == 201
    asked_ = manager.send("cases/C-2/prices", version=manager.version, to="V", what="forbid")
    manager.done(asked_)
    assert leaks() == []
    manager.done(manager.send(f"prices/{asked_.json()['id']}/give", version=manager.version,
                              code="other", note=PLANTED))
    assert leaks() == []
    signed = manager.send("commits", version=manager.version, note=PLANTED)
    assert PLANTED in signed.text
    assert leaks() == []
    own = vera.get("own").json()
    assert [row["kind"] for row in own["log"]["records"]] != []
    assert manager.send("tomorrow", version=manager.version).status_code == 201
    assert leaks() == []


@pytest.mark.landing
def test_her_initials_are_hers_in_one_office(served: House, tmp_path: Path) -> None:
    """Somebody of another office may have the same: her cases are nobody else's to read."""
    root = tmp_path / "offices"
    for name in ("a", "b"):
        shutil.copytree(served.workspace.root, root / name)
    people = {"v": Member("Vera", frozenset({WorkRole.CASEWORKER}), "V", office="a"),
              "u": Member("Ulla", frozenset({WorkRole.COORDINATOR}))}
    both = house(root, tmp_path / "other.db", SignIn(HEADER, "testclient", people))
    vera, ulla = (Program(both, "", **{HEADER: user}) for user in ("v", "u"))
    assert [one["key"] for one in vera.get(f"{ROOT}/offices").json()["offices"]] == ["a"]
    assert vera.get(f"{ROOT}/offices/b/own").status_code == 404
    assert vera.get(f"{ROOT}/offices/a/own").status_code == 200
    assert [one["key"] for one in ulla.get(f"{ROOT}/offices").json()["offices"]] == ["a", "b"]
    assert ulla.get(f"{ROOT}/offices/b/day").status_code == 200
