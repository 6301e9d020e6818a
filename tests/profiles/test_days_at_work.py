"""Lists of weekdays are days at work, whatever their header says."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.profiles.office import STAFF, exported

_WEEKS = ("Mon Tue Wed Thu Fri", "Mon Tue", "Mon-Wed", "Mon Tue Wed Thu Fri", "Tue Thu", "Fri")


@pytest.mark.parametrize("header", ["Working days", "Days in", "Ugeplan"])
def test_lists_of_weekdays_are_read(tmp_path: Path, header: str) -> None:
    lines = STAFF.splitlines()
    top = next(at for at, line in enumerate(lines) if "Init" in line)
    rows = [line + ";" + (header if at == top else _WEEKS[(at - top - 1) % 6] if at > top else "")
            for at, line in enumerate(lines)]
    folder = exported(tmp_path / "day", staff="\n".join(rows) + "\n")
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    assert f'works = "{header}"' in text
    (folder / "office.toml").write_text(text, encoding="utf-8")
    instance = assigner.read(folder, profile=folder / "office.toml").reading.instance
    assert instance is not None
    assert instance.caseworkers[1].works == frozenset({"mon", "tue"})
