"""A ledger is a file or a server: what is neither is refused, never made into a folder."""

import os
from pathlib import Path

import pytest

from assigner.errors import LedgerError
from assigner.ledger import Ledger, shown
from tests.cli.runner import run
from tests.ledger.entries import entry

GONE = "gone when the program ends"
NEITHER = [
    ("sqlite://", GONE), ("sqlite:///", GONE), ("sqlite:///:memory:", GONE), (":memory:", GONE),
    ("SQLITE://", GONE), ("sqlite+pysqlite:///x.db", GONE), ("", GONE), ("  ", GONE),
    ("file:x.db?mode=memory", "write the path of a file"), ("file::memory:", "the path of a file"),
    ("sqlite:///x.db?mode=memory", "the path of the file alone"),
    ("postgresql:/me:secret@server/ledger", "has two slashes"),
    ("postgresql:server/ledger", "has two slashes"), ("postgres:/server", "has two slashes"),
    ("//me:secret@server/ledger", "has two slashes"), ("me:secret@server", "the path of a file"),
    ("postgresql//me:secret@server/ledger", "has two slashes"),
    ("host=server password=secret user=me", "has two slashes"),
    ("server/ledger?password=secret", "has two slashes"),
    ("mysql:/me:secret@server/ledger", "the path of a file"),
    ("http://me:secret@server/ledger", "no address of a database"),
    ("postgresql://me:secret@server:port/ledger", "no address of a database"),
    (os.devnull, "a device or a pipe"), (".", "it is a folder"), ("a\0b", "no file can be called"),
    ("x" * 5000, "no file can be called"),
]


@pytest.mark.parametrize(("address", "words"), NEITHER)
def test_what_is_neither_a_file_nor_a_server(
    address: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError) as raised:
        Ledger(address).append(entry())
    assert words in str(raised.value)
    assert "secret" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []
    ran = run("log", "--ledger", address)
    assert (ran.code, ran.out) == (1, "")
    assert "secret" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_no_ledger(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LedgerError, match="a device or a pipe"):
        Ledger(str(tmp_path / "pipe"))


@pytest.mark.parametrize("address", ["a:b.db", "sqlite:///office.db", "office.db", " office.db "])
def test_what_is_a_file(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a:b.db").touch()
    assert Ledger(address).append(entry()).number == 1
    assert (tmp_path / "office.db").exists() == ("office" in address)


def test_a_home_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Ledger("~/office.db").file == tmp_path / "office.db"


@pytest.mark.parametrize(("address", "said"), [
    ("postgresql://me:secret@server/x", "postgresql://me:***@server/x"),
    ("postgresql://me:se@cr@et@server/x", "postgresql://me:***@***/x"),
    ("postgresql://me:se:cret@server/x", "postgresql://me:***@server/x"),
    ("postgresql://me@server/x?password=secret&sslmode=require",
     "postgresql://me@server/x?password=***&sslmode=require"),
    ("postgresql://me:secret@server:port/x", "postgresql:…"),
    ("postgresql://me@server/x?options=-c%20password%3Dsecret",
     "postgresql://me@server/x?options=***"),
    ("postgresql:/me:secret@server/x", "postgresql:…"),
])
def test_a_password_is_shown_nowhere(address: str, said: str) -> None:
    assert shown(address) == said
