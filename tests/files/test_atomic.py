"""Files are written complete or not at all."""

import os
import stat
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder
from assigner.files.temporary import temporary_folder
from tests.draws import looped, one_in


def test_writes_text_and_bytes(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    write_atomically(target, "ø\n")
    assert target.read_bytes() == "ø\n".encode()
    write_atomically(target, b"\x00\r\n")
    assert target.read_bytes() == b"\x00\r\n"
    assert os.listdir(tmp_path) == ["plan.json"]


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException,
    named: bool,
) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")
    if named:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)  # as on a Mac or on Windows
    elif step == "chmod" and hasattr(os, "O_TMPFILE"):
        step = "fchmod"

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, step, fail)
    expected = AssignerError if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as raised:
        write_atomically(target, "new")
    monkeypatch.undo()
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["plan.json"]
    if isinstance(failure, OSError):
        assert "the disk is full" in str(raised.value)


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    places = [tmp_path, tmp_path / "nowhere" / "a", tmp_path / "file" / "a", Path("a\0b"),
              tmp_path / ("x" * 300)]
    for place in places:
        with pytest.raises(AssignerError):
            write_atomically(place, "new")
    assert sorted(os.listdir(tmp_path)) == ["file", "loop"]


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(AssignerError, match="read-only"):
        write_atomically(target, "new")
    assert target.read_text() == "old"


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to("target")
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    dangling = tmp_path / "dangling"
    dangling.symlink_to("fresh")
    write_atomically(dangling, "new")
    assert (tmp_path / "fresh").read_text() == "new"


def test_a_device_is_written_to_and_stays() -> None:
    write_atomically(Path(os.devnull), "gone")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_permissions_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "old"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(target, "new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="permissions as POSIX has them")
@pytest.mark.parametrize("named", [False, True])
def test_what_is_new_is_its_owner_s_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    if named:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.delenv("ASSIGNER_SHARED", raising=False)
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "plan.json", "new")
        assert mode(tmp_path / "plan.json") == 0o600
        make_folder(tmp_path / "a" / "b")
        assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
        (tmp_path / "theirs").write_text("old")
        write_atomically(tmp_path / "theirs", "new")
        assert mode(tmp_path / "theirs") == 0o644
        monkeypatch.setenv("ASSIGNER_SHARED", "yes")
        write_atomically(tmp_path / "shared.json", "new")
        assert mode(tmp_path / "shared.json") == 0o644
        make_folder(tmp_path / "shared")
        assert mode(tmp_path / "shared") == 0o755
    finally:
        os.umask(before)


KILLED = """
import os, signal, sys
from pathlib import Path
from assigner.files import temporary
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder
from assigner.files.temporary import temporary_folder
if sys.argv[2] == "named":
    del os.O_TMPFILE
where, left = sys.argv[3], int(sys.argv[4])
def killing(function):
    def wrapped(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return wrapped
for name in where.split(","):
    setattr(os, name, killing(getattr(os, name)))
write_atomically(Path(sys.argv[1]), "new" * 1000)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX has them")
@pytest.mark.parametrize(("step", "way", "there"), looped(1, one_in(3, product(
    ["open", "fsync", "fchmod", "chmod", "link", "replace"], ["nameless", "named"],
    [False, True]))))
def test_a_kill_leaves_no_temporary_file(
    tmp_path: Path, step: str, way: str, there: bool
) -> None:
    target = tmp_path / "plan.json"
    if there:
        target.write_text("old")
    subprocess.run([sys.executable, "-c", KILLED, target, way, step, "0"], check=False)
    if way == "nameless" and not (there and step in ("replace", "link")):
        assert set(os.listdir(tmp_path)) <= {"plan.json"}
    if target.exists():
        assert target.read_text() in ("old", "new" * 1000)
    # And whatever it was, the next start in the folder removes it.
    subprocess.run([sys.executable, "-c", KILLED, target, way, step, "9999"], check=True)
    assert os.listdir(tmp_path) == ["plan.json"]
    assert target.read_text() == "new" * 1000


@pytest.mark.landing
def test_what_another_is_writing_stays(tmp_path: Path) -> None:
    with temporary_folder(tmp_path) as part:
        (part / "file").write_text("")
        subprocess.run([
            sys.executable, "-c", "from pathlib import Path; import sys; "
            "from assigner.files.temporary import clean; clean(Path(sys.argv[1]))", tmp_path,
        ], check=True)
        assert (part / "file").exists()
    assert os.listdir(tmp_path) == []
