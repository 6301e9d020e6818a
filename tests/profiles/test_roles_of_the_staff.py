"""What people have beside their cases is sure only where the model has a role of that name."""

from pathlib import Path

from tests.profiles.test_as_a_whole import proposed
from tests.profiles.test_doubts import CASES, STAFF


def _line(folder: Path, role: str) -> str:
    head, first, *rows = STAFF.splitlines()
    staff = "\n".join((f"{head};Roles", f"{first};{role}", *(f"{row};" for row in rows), ""))
    text = proposed(folder, staff=staff, cases=CASES)
    return next(line for line in text.splitlines() if line.startswith("roles = "))


def test_a_role_of_the_model_is_sure(tmp_path: Path) -> None:
    assert _line(tmp_path / "day", "Mentor").endswith("# sure")


def test_another_one_is_told_beside_the_line(tmp_path: Path) -> None:
    said = _line(tmp_path / "day", "Mentor, Fire marshal")
    assert said.endswith("# likely: the model has no role Fire marshal: not read")
