"""What the office's profile answers is not asked again, and decides what is new; nothing else."""

from pathlib import Path

import pytest

from assigner.api.profiles import lacking, suggest_profile

pytestmark = pytest.mark.landing

STAFF = ("Worker,Team,Hours\nAnn Ash,MASH,37\nBen Birch,Duty & Assessment,37\n"
         "Cat Cole,Family Support,37\nDan Dell,Zephyr,37\n")
CASES = ("Ref,Stage,Level,Received,Due,Worker\n"
         "1,Assessment,Simple,20-11-2026,27-11-2026,\n"
         "2,MASH,Simple,20-11-2026,27-11-2026,\n"
         "3,MASH,Complex,02-10-2026,27-12-2026,Ann Ash\n"
         "4,Assessment,Simple,03-10-2026,27-12-2026,Ben Birch\n"
         "5,Family Support,Complex,04-10-2026,27-12-2026,Cat Cole\n"
         "6,Family Support,Very complex,04-10-2026,27-12-2026,Cat Cole\n"
         "7,Zephyr,Very complex,04-10-2026,27-12-2026,Dan Dell\n")


def handed_in(tmp_path: Path, cases: str = CASES, staff: str = STAFF) -> Path:
    folder = tmp_path / "export 23-11-2026"
    folder.mkdir(exist_ok=True)
    (folder / "staff.csv").write_text(staff, encoding="utf-8")
    (folder / "cases 23-11-2026.csv").write_text(cases, encoding="utf-8")
    return folder


def answered(text: str, answers: dict[str, str]) -> str:
    """The proposal with each doubted line in the office's own words."""
    lines = [line.removeprefix("# ") if line.startswith("# ") and " = " in line
             and "unsure:" in line else line for line in text.splitlines()]
    whole = "\n".join(lines) + "\n"
    for asked, answer in answers.items():
        whole = whole.replace(asked, answer)
    return whole


def test_a_team_that_is_answered_is_asked_no_more_and_stands_when_a_phase_is_new(
    tmp_path: Path
) -> None:
    folder = handed_in(tmp_path)
    profile = tmp_path / "office.toml"
    text = suggest_profile([folder]).text
    text = answered(text, {'Zephyr = "..."': 'Zephyr = "measures"'})
    profile.write_text(text, encoding="utf-8")
    assert not lacking([folder], profile), (text, lacking([folder], profile))


def test_a_new_column_that_may_be_ours_is_asked_there_as_well(tmp_path: Path) -> None:
    folder = handed_in(tmp_path)
    profile = tmp_path / "office.toml"
    profile.write_text(answered(suggest_profile([folder]).text, {
        'Zephyr = "..."': 'Zephyr = "measures"'}), encoding="utf-8")
    new = [f"{line},{extra}" for line, extra in zip(
        CASES.splitlines(), ("Seen by", "Ann Ash", "", "Ben Birch", "Cat Cole", "", "Ann Ash",
                             "Ben Birch"), strict=True)]
    handed_in(tmp_path, "\n".join(new) + "\n")
    assert '"Seen by"' in lacking([folder], profile)
    profile.write_text(profile.read_text(encoding="utf-8").replace(
        "[cases]\n", '[cases]\ndrop = ["Seen by"]\n', 1), encoding="utf-8")
    assert '"Seen by"' not in lacking([folder], profile)
