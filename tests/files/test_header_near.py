"""The nearest known column is named only when it is near."""

from pathlib import Path

import pytest

from assigner.files.read import read
from tests.files.nordby import VOCABULARY, write


@pytest.mark.parametrize(("header", "near"), [
    ("Borger", None), ("Noter", None), ("Medarbejder", None), ("Status", None), ("KLE", None),
    ("Fristdato", "Frist"), ("Kompetance", "Kompetencekrav"), ("Modtaget dato", "Modtaget"),
    ("Involverede", "involved"),
])
def test_a_column_nobody_knows(tmp_path: Path, header: str, near: str | None) -> None:
    found = read(write(tmp_path, {
        "cases.csv": f"Sagsnr;Fase;Tyngde;{header}\nN-1;intake;simple;x\n",
    }), VOCABULARY)
    said = [str(w.fix) for w in found.warnings if w.code == "W201"]
    assert len(said) == 1
    assert ("nearest" in said[0]) == (near is not None)
    assert near is None or f'"{near}"' in said[0]
