"""Nobody decides what is not theirs: overrides, withdrawals and commits by who may."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run
from tests.draws import looped

PEOPLE = '\n[deciders]\n"Ulla Hansen" = "team leader"\n"Eva Holm" = "head of department"\n'
REFUSED = 3


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    folder = write(root / "day", {"Z": {"team": "Undersøgelse"}}, {"C-1": {}})
    assert run("solve", folder, "-o", root / "plan.json").code == 0
    return root


@pytest.fixture
def day(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    return tmp_path


def named(day: Path) -> None:
    with (day / "day" / "instance.toml").open("a", encoding="utf-8") as file:
        file.write(PEOPLE)


def lift(day: Path, by: str, *args: str) -> Ran:
    return run("override", day / "plan.json", "--pin", "C-1=Z", "--reason", "r", "--by", by,
               "--yes", "--instance", day / "day", *args)


@pytest.mark.parametrize("role", looped(1, [
    "the cleaning lady", "head of department", "law", "nobody: it is law", "Ulla", "team",
]))
def test_a_role_that_does_not_decide_on_the_rule_is_refused(day: Path, role: str) -> None:
    ran = lift(day, "Ulla", "--owner", role)
    assert ran.code == REFUSED
    assert not (day / "ledger.db").exists()
    assert not (day / "plan-override.json").exists()


@pytest.mark.parametrize("option", looped(1, ["--owner", "--role"]))
def test_the_owner_s_role_lifts_it_and_is_written(day: Path, option: str) -> None:
    assert lift(day, "Ulla", option, "Team  Leader").code == 0
    record = json.loads(run("log", "--format", "json").out)["records"][0]
    assert record["owner"] == "Team  Leader"


@pytest.mark.landing
def test_where_people_are_named_a_stranger_decides_nothing(day: Path) -> None:
    named(day)
    ran = lift(day, "Mallory", "--owner", "team leader")
    assert ran.code == REFUSED
    assert "Mallory is not among those who decide here: Eva Holm, Ulla Hansen." in ran.err
    ran = lift(day, "Eva Holm")
    assert ran.code == REFUSED
    assert "(Ulla Hansen)" in ran.err
    ran = run("override", day / "plan.json", "--pin", "C-1=X", "--reason", "r", "--by", "Mallory",
              "--yes", "--instance", day / "day")
    assert ran.code == REFUSED
    assert not (day / "ledger.db").exists()
    assert lift(day, "ulla hansen").code == 0
    record = json.loads(run("log", "--format", "json").out)["records"][0]
    assert (record["by"], record["owner"]) == ("ulla hansen", "team leader")


@pytest.mark.landing
def test_who_may_commit_can_be_named(day: Path) -> None:
    (day / "day" / "mine.toml").write_text(
        'extends = "danish-child-welfare"\n[roles_of_deciders]\ncommit = "team leader"\n',
        encoding="utf-8",
    )
    head = day / "day" / "instance.toml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("danish-child-welfare", "mine.toml"),
        encoding="utf-8",
    )
    assert run("solve", day / "day", "-o", day / "mine.json").code == 0
    plan = (day / "mine.json", "--instance", day / "day")
    ran = run("commit", *plan, "--by", "Bo")
    assert ran.code == REFUSED
    assert "team leader" in ran.err
    assert run("commit", *plan, "--by", "Bo", "--role", "janitor").code == REFUSED
    assert run("commit", *plan, "--by", "Bo", "--role", "team leader").code == 0
    named(day)
    assert run("commit", *plan, "--by", "Eva Holm", "--replaces", "1").code == REFUSED
    assert run("commit", *plan, "--by", "Ulla Hansen", "--replaces", "1").code == 0


@pytest.mark.landing
def test_danish_roles_are_understood(day: Path) -> None:
    ran = run("--lang", "da", "override", day / "plan.json", "--pin", "C-1=Z", "--reason", "r",
              "--by", "Ulla", "--yes")
    assert ran.code == REFUSED
    role = ran.err.partition('--owner "')[2].partition('"')[0]
    assert role
    assert role != "team leader"
    assert lift(day, "Ulla", "--owner", role).code == 0
    back = ("--lang", "da", "override", "--withdraw", "1", "--reason", "r", "--by", "Bo")
    assert f"Ulla; kun vedkommende selv eller {role} kan" in run(*back).err
    assert f"ansvarlig: {role}" in " ".join(run("--lang", "da", "log").out.split())
    assert run(*back, "--owner", role).code == 0


def test_a_stranger_withdraws_nothing_where_people_are_named(day: Path) -> None:
    named(day)
    assert run("override", day / "plan.json", "--pin", "C-1=X", "--reason", "r", "--by",
               "Ulla Hansen", "--yes", "--instance", day / "day").code == 0
    ran = run("override", "--withdraw", "1", "--reason", "r", "--by", "Mallory")
    assert ran.code == REFUSED
    assert "not among those who decide here" in ran.err
    assert "Next" not in ran.err
    assert run("override", "--withdraw", "1", "--reason", "r", "--by", "Eva Holm").code == 0
