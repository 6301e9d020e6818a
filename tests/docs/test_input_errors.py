"""The page of codes lists every code, in the words of the table."""

from pathlib import Path

from assigner.files.codes import CODES

PAGE = Path(__file__).parents[2] / "docs" / "input-errors.md"


def test_every_code_stands_on_the_page() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines()
            if line.startswith(("| E", "| W"))]
    assert rows == [f"| {code} | {what} |" for code, what in CODES.items()] + [
        "| E190 | the model cannot be loaded, or is wrong |"
    ]
