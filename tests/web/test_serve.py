"""`assigner serve` as it is typed: one line, an address that opens once, an end without words."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.cli.runner import run
from tests.draws import covering

COMMAND = (
    sys.executable, "-c", "import assigner.cli.heartbeat as h; h.HEART.clock = lambda: 0.0; "
    "from assigner.__main__ import main; main()", "serve",
)
"""A busy machine may need longer than the heart is silent."""


@pytest.mark.landing
@pytest.mark.parametrize("ending", covering(
    [signal.SIGINT], [signal.SIGINT, signal.SIGTERM]))
def test_it_says_its_address_and_nothing_else(
    solved_office: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    server = subprocess.Popen(
        [*COMMAND, str(solved_office), "--port", "0"], stderr=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True, env={**os.environ, "ASSIGNER_STATE": str(tmp_path)})
    assert server.stderr is not None
    address = server.stderr.readline().strip()
    assert address.startswith("http://127.0.0.1:")
    with httpx.Client(follow_redirects=True, timeout=60) as browser:
        assert browser.get(address).url.path == "/name"
    with httpx.Client(follow_redirects=True, timeout=60) as second:
        assert second.get(address).status_code == 403
    server.send_signal(ending)
    out, err = server.communicate(timeout=60)
    assert (server.returncode, out, err) == (0, "", "")
    assert {file.suffix for file in tmp_path.iterdir()} <= {".key", ".db", ".lock"}
    assert (tmp_path / "workspace.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("args", "words"), [
    (("nowhere",), "there is no such folder"),
    ((".", "--trust-header", "X-User"), "go together"),
    ((".", "--port", "70000"), "70000"),
    ((".", "--host", "300.1.1.1"), "cannot be served"),
    ((".", "--trust-header", "X", "--from-proxy", "10.0.0.1", "--roles", "none.toml"),
     "cannot be read"),
    *((((".", "--trust-header", "X", "--from-proxy", named, "--roles", "none.toml"),
        "Write that of the proxy alone")) for named in (
            "localhost", "10.0.0.0/8", "127.0.0.1:8400", "*", "", "300.1.1.1")),
])
def test_what_cannot_be_served_is_told(
    args: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("serve", *args)
    assert ran.code in (1, 2)
    assert words in ran.err


def test_a_missing_extra_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What other tests hold of the room stays theirs: only this one file is read anew.
    monkeypatch.delitem(sys.modules, "assigner.web.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = run("serve", tmp_path)
    assert ran.code == 1
    assert 'pip install "assigner[web]"' in ran.err
