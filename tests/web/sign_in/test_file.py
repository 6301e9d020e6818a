"""The file of the office's own sign-in: read, or told all its faults, and never its secret."""

from pathlib import Path

import pytest

from assigner.errors import InputError
from assigner.web.provider_file import SECRET, ProviderSettings, read_provider
from tests.cli.runner import run

GOOD = ('issuer = "https://login.office.example/staff"\nclient_id = "assigner"\n'
        'address = "https://assigner.office.example/"\n')
HELD = "only-the-owner-reads-this"


def written(folder: Path, text: str) -> Path:
    file = folder / "sign-in.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_secret_comes_from_the_environment_or_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "its.secret").write_text(f"{HELD}\n", encoding="utf-8")
    for file, given in ((written(tmp_path, GOOD), {SECRET: HELD}),
                        (written(tmp_path, f'{GOOD}client_secret_file = "its.secret"'), {})):
        found = read_provider(file, given)
        assert found == ProviderSettings(
            "https://login.office.example/staff", "assigner", "https://assigner.office.example/",
            HELD)
        assert HELD not in repr(found)
    assert found.back == "https://assigner.office.example/signed-in"
    assert found.described_at == (
        "https://login.office.example/staff/.well-known/openid-configuration")
    assert (found.host, found.encrypted, found.user_claim) == (
        "assigner.office.example", True, "sub")


@pytest.mark.parametrize(("text", "words"), [
    ("", ["issuer is missing", "client_id is missing", "address is missing", "there is no secret"]),
    (f'{GOOD}client_secret = "{HELD}"', ["a secret does not stand here"]),
    (f"{GOOD}clientid = 1", ["clientid is not known"]),
    (GOOD.replace('"assigner"', "7"), ["client_id is to be a text"]),
    (GOOD.replace("https://login", "http://login"), ["issuer is to be an address"]),
    (GOOD.replace("https://assigner", "assigner"), ["address is to be an address"]),
    (GOOD.replace("https://login", "https://me:word@login"), ["issuer is to be an address"]),
    (GOOD.replace("https://login.office", "https://[login"), ["issuer is to be an address"]),
    (f'{GOOD}scope = "profile"', ["scope has to hold openid"]),
    (f'{GOOD}client_secret_file = "none"', ["cannot be read"]),
    (f'{GOOD}client_secret_file = "blank"', ["holds no secret"]),
    (f'{GOOD}client_secret_file = "bytes"', ["holds no secret"]),
    (f"{GOOD}client_secret_file = 1", ["client_secret_file is to be a text"]),
    ("issuer = ", ["not a TOML file"]),
])
def test_every_fault_is_told_at_once(tmp_path: Path, text: str, words: list[str]) -> None:
    (tmp_path / "blank").write_text(" \n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError) as told:
        read_provider(written(tmp_path, text), {})
    for one in words:
        assert [line for line in told.value.lines if one in line], told.value.lines
    assert HELD not in str(told.value)


@pytest.mark.parametrize(("args", "words"), [
    (("--sign-in", "none.toml"), "--sign-in goes together with --roles"),
    (("--sign-in", "none.toml", "--roles", "r.toml", "--trust-header", "X"), "and with neither"),
    (("--sign-in", "none.toml", "--roles", "r.toml"), "cannot be read"),
])
def test_half_of_a_sign_in_is_told(
    args: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("serve", ".", *args)
    assert ran.code in (1, 2)
    assert words in ran.err
