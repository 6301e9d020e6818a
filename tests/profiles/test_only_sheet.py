"""What the only sheet is called says nothing of its cases that a column of theirs may say."""

from pathlib import Path

import openpyxl
import pytest

from assigner.api.profiles import suggest_profile
from tests.profiles.test_doubts import CASES, STAFF

pytestmark = pytest.mark.landing


def test_a_column_that_no_header_says_is_proposed_before_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Liste"
    text = CASES.replace("Level", "Xyz").replace("Very complex", "+++").replace(
        "Complex", "++").replace("Simple", "+").replace("Assessment", "Investigation")
    for row in text.splitlines():
        sheet.append(row.split(";"))
    staff = book.create_sheet("Staff")
    for row in STAFF.replace("Assessment", "Investigation").splitlines():
        staff.append(row.split(";"))
    book.save(tmp_path / "list 23-11-2026.xlsx")
    proposal = suggest_profile([tmp_path / "list 23-11-2026.xlsx"]).text
    assert '\n# complexity = "Xyz"  ' in proposal, proposal
    assert '"+++" = "..."' in proposal
    assert "name_of" not in proposal
