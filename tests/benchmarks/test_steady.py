"""The same plan every time."""

from pathlib import Path

import pytest
from benchmarks.question import Question
from benchmarks.steady import STEADY, shuffle, steady


def test_shuffling_keeps_every_row_under_its_header(tmp_path: Path) -> None:
    folder, text = tmp_path / "day", "id,team\n" + "".join(f"W{n},a\n" for n in range(9))
    folder.mkdir()
    (folder / "caseworkers.csv").write_text(text.removesuffix("\n"), encoding="utf-8")
    (folder / "instance.toml").write_text("date = 2026-11-23\n", encoding="utf-8")
    shuffled = (shuffle(folder, tmp_path / "other", 3) / "caseworkers.csv").read_text("utf-8")
    assert shuffled != text
    assert sorted(shuffled.splitlines()[1:]) == text.splitlines()[1:]
    assert (tmp_path / "other" / "instance.toml").is_file()


@pytest.mark.long
@pytest.mark.parametrize(("name", "question"), STEADY)
def test_twenty_runs_give_one_plan(name: str, question: Question | None) -> None:
    assert steady(name, question).plans == 1
