"""Facts made by columns are the facts made one by one, and are written as they were."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from assigner.by_column import canonical, canonical_row, facts
from assigner.instance import Agreed, Case, Caseworker, OpenCase

ROWS = {
    OpenCase: (
        {"id": "a'b", "phase": "intake", "complexity": "simple", "caseworker": "V", "row": 2},
        {"id": 'c"\\', "phase": "measures", "complexity": "complex", "caseworker": "W", "row": 3,
         "skills": frozenset({"b", "a"}), "received": date(2026, 11, 23), "frozen": True},
    ),
    Caseworker: ({"id": "V", "team": "t", "weekly_minutes": 2220,
                  "interests": (("play", 2),)},),
    Case: ({"id": "æ", "phase": "intake", "complexity": "simple", "children": 0},),
    Agreed: ({"on": date(2026, 11, 23), "what": "leaves", "percent": 0},),
}


@pytest.mark.parametrize("kind", ROWS)
def test_as_one_by_one(kind: type[Any]) -> None:
    rows = ROWS[kind]
    names = dict.fromkeys(name for row in rows for name in row)
    default = {item.name: item.default for item in fields(kind)}
    columns = {name: [row.get(name, default[name]) for row in rows] for name in names}
    found = facts(kind, columns, len(rows))
    assert found == [kind(**row) for row in rows]
    assert [one.row for one in found] == [row.get("row", 0) for row in rows]
    with pytest.raises(AttributeError):
        found[0].row = 1


def test_a_field_without_default_is_needed() -> None:
    with pytest.raises(TypeError, match="Case needs phase"):
        facts(Case, {"id": ["a"]}, 1)


def test_written_as_pairs_of_what_is_filled_in() -> None:
    one = Case(id="a'b", phase="intake", complexity="simple", children=1, row=9)
    other = OpenCase(id="c", phase="intake", complexity="simple", caseworker="V",
                     skills=frozenset({"z", "y"}), received=date(2026, 1, 2))
    assert canonical_row(one) == (
        "[('id', \"a'b\"), ('phase', 'intake'), ('complexity', 'simple'), ('children', 1), "
        "('two_advisers', False), ('reassessment', False)]"
    )
    assert canonical((one, other)) == canonical_row(one) + canonical_row(other)
    assert "('skills', ['y', 'z']), ('received', '2026-01-02')" in canonical_row(other)


def test_what_is_equal_and_written_otherwise_is_kept_apart() -> None:
    rows = [Case(id=str(n), phase="p", complexity="c", children=value)
            for n, value in enumerate((1, True))]
    assert canonical(rows) == "".join(map(canonical_row, rows))
    assert "('children', True)" in canonical(rows)
