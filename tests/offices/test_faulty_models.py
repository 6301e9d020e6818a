"""A planner's slip in her own model: it is told, and nothing that is not wrong with it."""

from pathlib import Path

from tests.cli.runner import run
from tests.offices.trees import begun


def slipped(tmp_path: Path, before: str, after: str) -> Path:
    """The day of an office whose model has one slip."""
    file, day = begun(tmp_path)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return day


def test_a_fault_elsewhere_leaves_the_lists_their_words(tmp_path: Path) -> None:
    day = slipped(tmp_path, "full_time_hours = { value = 37", "full_time_hours = { value = -5")
    found = run("check", day)
    assert found.code == 1
    told = [line for line in found.out.splitlines() if "[E" in line]
    assert len(told) == 1 and "capacity.full_time_hours: -5" in told[0]
    assert "W201" not in found.out
    (day / "cases.csv").write_text(
        (day / "cases.csv").read_text(encoding="utf-8").replace("survey", "surveying"),
        encoding="utf-8")
    assert "[E104]" in run("check", day).out


def test_of_a_model_that_is_not_read_no_list_is_blamed(tmp_path: Path) -> None:
    day = slipped(tmp_path, "full_time_hours = { value = 37", "full_time_hours = { value = 0,5")
    for command in ("check", "solve"):
        found = run(command, day)
        said = found.out + found.err
        assert "E141" not in said and "W201" not in said and "profile suggest" not in said
        assert "What is wrong with the lists is told when the model can be read." in said
        assert "1 error" in said


def test_headers_at_fault_blame_no_list(tmp_path: Path) -> None:
    day = slipped(tmp_path, "[headers]\n", '[headers]\nskils = "Craft"\n')
    found = run("check", day)
    assert "headers.skils" in found.out
    assert "1 error, 0 warnings" in found.out
