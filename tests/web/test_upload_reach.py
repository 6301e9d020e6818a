"""A day that is brought in names models and profiles of the program or its office, no others."""

from pathlib import Path

import pytest

from tests.web.house import Browser
from tests.web.test_check import TABLES, day_of, send

HEAD = 'date = 2026-11-25\nmodel = "{model}"\noffice = "Small"\n{more}'


def brought(browser: Browser, model: str, more: str = "", **files: str) -> str:
    day = day_of(browser.served)
    page = send(browser, {
        **{name: (day / name).read_bytes() for name in TABLES},
        "instance.toml": HEAD.format(model=model, more=more).encode(),
        **{f"{name}.toml": text.encode() for name, text in files.items()}})
    return page.text


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the server that is no business of whoever brings in a day."""
    file = tmp_path / "secret.toml"
    file.write_text('client_secret = "hemmelig"\n', encoding="utf-8")
    return file


@pytest.mark.landing
def test_a_model_elsewhere_on_the_server_is_not_read(ulla: Browser, secret: Path) -> None:
    missing = secret.with_name("missing.toml")
    told = [brought(ulla, str(file)).replace(file.name, "") for file in (secret, missing)]
    assert "neither comes with the program nor is a file of this office" in told[0]
    for said in (*told, brought(ulla, "../../secret.toml")):
        assert "Take it in" not in said
        assert "client_secret" not in said
        assert "hemmelig" not in said
        assert "there is no file" not in said
    there, missing_ = (said.split("neither comes")[1][:200] for said in told)
    assert there == missing_


@pytest.mark.parametrize("name", ["a" * 5000 + ".toml", "a\\u0000.toml", "", "/", ".."])
def test_a_name_that_no_system_takes_is_told_too(ulla: Browser, name: str) -> None:
    for said in (brought(ulla, name), brought(ulla, "danish-child-welfare", f'profile = "{name}"')):
        assert ulla.page.status_code in (200, 422)
        assert "Take it in" not in said or not name


@pytest.mark.landing
def test_a_model_that_is_sent_along_extends_nothing_elsewhere(
    ulla: Browser, secret: Path
) -> None:
    said = brought(ulla, "mine.toml", mine=f'extends = "{secret}"\n')
    assert "neither comes with the program nor is a file of this office" in said
    assert "client_secret" not in said
    assert "Take it in" in brought(ulla, "mine.toml", mine='extends = "danish-child-welfare"\n')


def test_a_model_beside_the_days_may_be_named(ulla: Browser) -> None:
    day = day_of(ulla.served)
    (day.parent / "ours.toml").write_text('extends = "danish-child-welfare"\n', encoding="utf-8")
    assert "Take it in" in brought(ulla, "../ours.toml")


@pytest.mark.landing
def test_the_model_that_the_office_uses_may_lie_elsewhere(ulla: Browser, tmp_path: Path) -> None:
    day, shared = day_of(ulla.served), tmp_path / "shared.toml"
    shared.write_text('extends = "danish-child-welfare"\n', encoding="utf-8")
    head = (day / "instance.toml").read_text(encoding="utf-8")
    (day / "instance.toml").write_text(
        head.replace("danish-child-welfare", "../../shared.toml"), encoding="utf-8")
    assert "Take it in" in brought(ulla, "../../shared.toml")


@pytest.mark.landing
def test_a_profile_elsewhere_on_the_server_is_not_read(ulla: Browser, secret: Path) -> None:
    for name in (str(secret), "../../secret", str(secret.with_suffix(""))):
        said = brought(ulla, "danish-child-welfare", f'profile = "{name}"\n')
        assert "neither comes with the program nor is one of this office" in said, name
        assert "client_secret" not in said


def test_a_profile_is_not_proposed_by_a_model_elsewhere(ulla: Browser, secret: Path) -> None:
    brought(ulla, str(secret))
    said = ulla.get(f"{ulla.page.url.path}/profile").text
    assert "client_secret" not in said
    assert "neither comes with the program nor is a file of this office" in said
