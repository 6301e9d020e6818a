"""docs/profiles.md: every key is told, and the Danish example is done as it stands."""

import re
import shlex
from pathlib import Path

import pytest

from assigner.documents.profile import ColumnProfile, Profile, TableProfile
from tests.cli.runner import run
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("## Et eksempel på dansk")[1]
_BLOCK = re.compile(r"```(csv|toml|sh|text) ?([^\n]*)\n(.*?)```", re.DOTALL)
_RUN = "uv run assigner "


def test_every_key_stands_on_the_page() -> None:
    for kind in (Profile, TableProfile, ColumnProfile):
        for name, info in kind.model_fields.items():
            if name not in ("caseworkers", "cases", "caseload", "columns"):
                assert f"`{info.alias or name}`" in PAGE or f"`{info.alias or name} " in PAGE, name
    assert "docs/profiles.md" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.landing
def test_the_example_is_done_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    said = ""
    for kind, note, text in _BLOCK.findall(EXAMPLE):
        if kind == "csv":
            Path(note).write_text(text, encoding="utf-8")
        elif kind == "toml" and note.endswith("+"):
            _changed(Path(note.removesuffix("+").strip()), text.strip())
        elif kind == "toml":
            assert Path(note).read_text(encoding="utf-8") == text
        elif kind == "sh":
            said = _typed(text, fails=note == "fails")
        else:
            # The last words of the page are of the next morning.
            if "BFX" in text:
                said = _next_morning()
            assert text.strip() in said
    assert (tmp_path / "plan.json").is_file()
    built_in = ROOT / "src" / "assigner" / "profiles" / "built_in" / "eksempel.toml"
    assert Path("kontor.toml").read_text(encoding="utf-8") == built_in.read_text(encoding="utf-8")
    assert run("check", ".", "--profile", "eksempel", "--lang", "da").out == said


def _typed(text: str, *, fails: bool) -> str:
    said = ""
    for line in text.strip().splitlines():
        ran = run(*shlex.split(line.removeprefix(_RUN)))
        assert (ran.code != 0) == fails, (line, ran.err)
        said += ran.out
    return said


def _changed(profile: Path, line: str) -> None:
    """Put a line in the place of the comment that proposes it."""
    text = profile.read_text(encoding="utf-8")
    key = line.partition(" = ")[0]
    lines = [line if old.startswith(f"# {key} = ") else old for old in text.splitlines()]
    assert line in lines
    profile.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _next_morning() -> str:
    """Two slips in case 1002; the profile named by instance.toml."""
    cases = Path("sager.csv")
    text = cases.read_text(encoding="utf-8").replace("1002;BFU", "1002;BFX")
    cases.write_text(text.replace("06-07-2026;30-12-2026", "06-07-2026;31-02-2027"),
                     encoding="utf-8")
    Path("instance.toml").write_text('profile = "kontor"\n', encoding="utf-8")
    ran = run("check", ".", "--lang", "da")
    assert ran.code == 1
    return ran.out
