"""In a list of cases a forename and a surname are of the child: nobody is asked what they are."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

pytestmark = pytest.mark.landing

_STAFF = STAFF.replace("Assessment", "Investigation")
_CHILDREN = ("Zoe Quill", "Yan Quill", "Zoe Rook", "Yan Rook", "Una Swan", "Una Quill",
             "Zoe Swan", "Yan Swan", "Una Rook", "Zoe Rook", "Zoe Quill")


@pytest.mark.parametrize(("first", "last"), [("Forename", "Surname"), ("Fornavn", "Efternavn")])
def test_they_are_dropped_as_personal(tmp_path: Path, first: str, last: str) -> None:
    head, *rows = CASES.replace("Assessment", "Investigation").splitlines()
    cases = "\n".join((f"{head};{first};{last}", *(
        f"{row};{';'.join(child.split())}" for row, child in zip(rows, _CHILDREN, strict=True))))
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    assert '"..."' not in text, text
    dropped = [line for line in text.splitlines() if line.endswith("# personal")]
    assert [line.split('"')[1] for line in dropped] == [first, last]
    assert "W223" not in {one.code for one in read(tmp_path / "day", text).warnings}


def test_the_surname_of_the_holder_is_none(tmp_path: Path) -> None:
    head, *rows = CASES.replace("Assessment", "Investigation").splitlines()
    cases = "\n".join((f"{head.replace('Worker', 'Surname')}", *(
        f"{row.rpartition(' ')[0].rpartition(';')[0]};{row.rpartition(' ')[2]}"
        if not row.endswith(";") else row for row in rows)))
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    assert '"Surname",' not in text, text
