"""A line sep=; and titles above the header of a CSV are skipped, and rows keep their numbers."""

from pathlib import Path

import pytest

from assigner.files.read import read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY, write

FOLDER = Path(__file__).parent / "not-supported-sep-line"


@pytest.mark.parametrize("name", ["sep", "title_row"])
def test_what_stands_above_the_header_is_skipped(name: str) -> None:
    ran = run("check", FOLDER / name)
    assert ran.out == "0 errors, 0 warnings\n"


@pytest.mark.parametrize("above", [
    "sep=;\n", '"sep=;"\n', "SEP=;\n", "Nye sager\n\n", "Udtræk, uge 47; i alt 2\nkl. 8\n",
    "sep=;\nNye sager i Nordby\n\n",
])
def test_a_fault_below_keeps_its_row(tmp_path: Path, above: str) -> None:
    text = f"{above}Sagsnr;Fase;Tyngde\nN-1;modtagelse;enkel\nN-2;modtagelse;tung\n"
    found = read(write(tmp_path, {"cases.csv": text}), VOCABULARY)
    assert [(e.code, e.row) for e in found.errors] == [("E103", above.count("\n") + 3)]


@pytest.mark.parametrize("sign", ["|", "\t", ","])
def test_the_sign_that_is_named_separates(tmp_path: Path, sign: str) -> None:
    text = f"sep={sign}\nid;phase;complexity\nN-1;intake;simple\n".replace(";", sign)
    assert read(write(tmp_path, {"cases.csv": text}), VOCABULARY).errors == ()
