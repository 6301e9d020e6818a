"""The tiers of a day beside its first line, as a newcomer reads them."""

from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run


@pytest.mark.landing
@pytest.mark.parametrize(("language", "unit", "note"), [
    ("en", "above norms, in all", 'elsewhere "over a norm" counts people.'),
    ("da", "over normer i alt", 'ellers tæller "over en norm" mennesker.'),
])
def test_what_is_above_norms_in_all_is_no_number_of_people(
    tmp_path: Path, language: str, unit: str, note: str
) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {"children": "9"}})
    full = "".join(f"H-{n},modtagelse,enkel,Y,20\n" for n in range(1, 4))
    (day / "caseload.csv").write_text("id,phase,complexity,caseworker,children\n" + full,
                                      encoding="utf-8")
    ran = run("--lang", language, "solve", day)
    assert unit in ran.out
    assert note in " ".join(ran.out.split())
    below = write(tmp_path / "below", {}, {"C-1": {}})
    assert note not in " ".join(run("--lang", language, "solve", below).out.split())
