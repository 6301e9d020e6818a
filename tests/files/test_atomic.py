"""Files are written complete or not at all."""

import os
import stat
from pathlib import Path

import pytest

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically


def test_writes_text_and_bytes(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    write_atomically(target, "ø\n")
    assert target.read_bytes() == "ø\n".encode()
    write_atomically(target, b"\x00\r\n")
    assert target.read_bytes() == b"\x00\r\n"
    assert os.listdir(tmp_path) == ["plan.json"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")

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
    target, fresh, plain = tmp_path / "old", tmp_path / "fresh", tmp_path / "plain"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(target, "new")
    write_atomically(fresh, "new")
    plain.write_text("new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert fresh.stat().st_mode == plain.stat().st_mode
