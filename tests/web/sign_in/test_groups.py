"""Roles by the groups of the office's own sign-in."""

from pathlib import Path

import pytest

from assigner.errors import InputError
from assigner.web.app import House
from assigner.workspace.roles import WorkRole, read_groups, read_roles
from tests.draws import one_in
from tests.web.sign_in.people import behind, browser, entered, way_back
from tests.web.sign_in.provider import FakeProvider


@pytest.fixture
def grouped(served: House, provider: FakeProvider) -> House:
    """The office that reads the claim `groups`, and somebody who is in no row."""
    provider.user = "s-77"
    return behind(served, provider, groups_claim="groups")


def told(provider: FakeProvider, groups: object, name: str = "Nora Ny") -> None:
    provider.lie = lambda claims: claims.update(groups=groups, name=name)


@pytest.mark.landing
def test_who_is_in_a_group_has_its_roles(grouped: House, provider: FakeProvider) -> None:
    told(provider, ["elsewhere", "b0a1"])
    planner = entered(grouped)
    assert "Nora Ny (s-77)" in planner.get("/policy").text
    assert planner.get("/commit").status_code == 403
    told(provider, ["placers", "b0a1"])
    both = entered(grouped)
    assert both.get("/commit").status_code == 200
    assert both.get("/staff-change").status_code == 403


@pytest.mark.landing
def test_a_row_says_all_there_is_of_somebody(grouped: House, provider: FakeProvider) -> None:
    provider.user = "vera"
    told(provider, ["placers"])
    vera = entered(grouped)
    assert vera.get("/plan").status_code == 403
    assert vera.get("/own").status_code == 200


@pytest.mark.landing
@pytest.mark.parametrize("groups", one_in(2, [
    [], ["Placers"], ["placers "], "b0a1placers", 7, None, {"placers": True}, [["placers"]],
    [{"value": "placers"}], "placers,b0a1"]))
def test_a_claim_that_names_no_group_of_ours_lets_nobody_in(
    grouped: House, provider: FakeProvider, groups: object
) -> None:
    told(provider, groups)
    person = browser(grouped)
    assert person.get(way_back(person)).status_code == 403
    assert person.get("/").status_code == 401


@pytest.mark.landing
def test_groups_are_not_read_where_the_office_does_not_ask(
    served: House, provider: FakeProvider
) -> None:
    provider.user = "s-77"
    told(provider, ["placers"])
    person = browser(behind(served, provider))
    assert person.get(way_back(person)).status_code == 403


@pytest.mark.landing
def test_nobody_is_somebody_else_by_what_she_is_called_there(
    grouped: House, provider: FakeProvider
) -> None:
    told(provider, ["placers"], "Ulla Hansen\n\u202e<b>")
    page = entered(grouped).get("/").text
    assert "Ulla Hansen&lt;b&gt; (s-77)" in page
    assert "\u202e" not in page


def test_the_file_names_groups_beside_or_instead_of_people(tmp_path: Path) -> None:
    file = tmp_path / "roles.toml"
    file.write_text('[groups."b0a1"]\nroles = ["planner", "auditor"]\n', encoding="utf-8")
    assert read_roles(file) == {}
    assert read_groups(file) == {"b0a1": frozenset({WorkRole.PLANNER, WorkRole.AUDITOR})}
    file.write_text('[people."x"]\nroles = ["auditor"]\n', encoding="utf-8")
    assert read_groups(file) == {}


@pytest.mark.parametrize("row", [
    'roles = ["caseworker"]', 'roles = ["boss"]', "roles = []", 'roles = "planner"', "",
    'roles = ["planner"]\ncaseworker = "V"', "roles = [1]", "roles = [[]]"])
def test_what_is_wrong_with_a_group_is_told(tmp_path: Path, row: str) -> None:
    file = tmp_path / "roles.toml"
    file.write_text(f'[groups."b0a1"]\n{row}\n[groups.two]\n{row}\n', encoding="utf-8")
    with pytest.raises(InputError) as told_of:
        read_groups(file)
    assert [line.count("write roles alone") for line in told_of.value.lines] == [1, 1]
