"""The chain: what was written is read, and what was touched is found and named."""

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assigner.errors import LedgerError
from assigner.ledger import Entry, HeldAgainst, Ledger, Record, audit
from assigner.ledger.chain import chain
from assigner.ledger.record import BEGINNING
from tests.ledger.entries import entry, filled

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | TEXT
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXT, below, max_size=3),
    max_leaves=8,
)
ENTRIES = st.builds(
    Entry, st.sampled_from(["commit", "override"]), TEXT, TEXT, TEXT, TEXT,
    st.dictionaries(TEXT, JSON, max_size=4),
)


def chained(entries: list[Entry]) -> list[Record]:
    found: list[Record] = []
    for item in entries:
        previous = found[-1].sha256 if found else BEGINNING
        found.append(item.follow(len(found) + 1, previous))
    return found


def tampered(ledger: Ledger, *statements: str) -> list[str]:
    """What an audit finds after somebody with the file has been at it, triggers and all."""
    connection = sqlite3.connect(ledger.address)
    for trigger in ("record_refuses_update", "record_refuses_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return [str(words) for words in audit(ledger).findings]


@pytest.mark.landing
@given(st.lists(ENTRIES, max_size=5))
def test_a_chain_holds_and_says_what_was_said(entries: list[Entry]) -> None:
    records = chained(entries)
    assert list(chain(records)) == []
    assert [dict(record.said) for record in records] == [dict(item.content) for item in entries]


@pytest.mark.landing
@given(st.lists(ENTRIES, min_size=2, max_size=5), st.data())
def test_a_change_of_any_fact_is_found(entries: list[Entry], data: st.DataObject) -> None:
    records = chained(entries)
    place = data.draw(st.integers(0, len(records) - 1))
    name = data.draw(st.sampled_from(["kind", "at", "by", "office", "day", "content"]))
    facts = records[place].facts
    records[place] = Record(**{**facts, name: facts[name] + "x"})
    assert [words.values["number"] for words in chain(records)] == [place + 1]


@pytest.mark.landing
@given(st.lists(ENTRIES, min_size=2, max_size=6))
def test_any_other_order_is_found(entries: list[Entry]) -> None:
    records = chained(entries)
    shuffled = sorted(records, key=lambda record: record.sha256)
    assert (list(chain(shuffled)) == []) == (shuffled == records)


@pytest.mark.landing
@settings(max_examples=25)
@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_what_is_read_is_what_was_written(entries: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(str(Path(folder) / "a ledger?.db"))
        written = [ledger.append(item) for item in entries]
        assert list(ledger.records()) == written == chained(entries)
        assert audit(ledger).holds


@pytest.mark.landing
def test_a_ledger_that_nobody_touched(tmp_path: Path) -> None:
    found = audit(filled(tmp_path, 5))
    assert found.holds
    assert found.sealed
    assert (found.records, found.head) == (5, filled(tmp_path, 0).records()[-1].sha256)


@pytest.mark.landing
def test_an_altered_record_is_named(tmp_path: Path) -> None:
    found = tampered(filled(tmp_path), "UPDATE record SET by = 'Bo' WHERE number = 3")
    assert found[0] == "Record 3 was altered: it is not what its hash was made of."


@pytest.mark.landing
def test_an_altered_record_with_a_new_hash_is_named(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    old = ledger.records()[2]
    forged = Record(**{**old.facts, "by": "Bo"})
    found = tampered(
        ledger, f"UPDATE record SET by = 'Bo', sha256 = '{forged.hash}' WHERE number = 3"
    )
    assert found[0].startswith("Record 4 does not follow record 3")


@pytest.mark.landing
def test_a_removed_record_is_named(tmp_path: Path) -> None:
    found = tampered(filled(tmp_path), "DELETE FROM record WHERE number = 2")
    assert found[0] == "Record 2 is missing."


@pytest.mark.landing
def test_a_cut_tail_is_named(tmp_path: Path) -> None:
    found = tampered(filled(tmp_path), "DELETE FROM record WHERE number > 3")
    assert found[0] == "Records 4 to 5 are missing."


def test_reordered_records_are_named(tmp_path: Path) -> None:
    found = tampered(
        filled(tmp_path),
        "UPDATE record SET number = 99 WHERE number = 2",
        "UPDATE record SET number = 2 WHERE number = 3",
        "UPDATE record SET number = 3 WHERE number = 99",
    )
    assert any("Record 2 does not follow record 1" in words for words in found)
    assert any("Record 2 was altered" in words for words in found)


@pytest.mark.landing
def test_everything_forged_anew_is_found_by_a_hash_noted_before(tmp_path: Path) -> None:
    ledger = filled(tmp_path, 3)
    noted = audit(ledger).head
    Path(ledger.address).unlink()
    for mark in range(4):
        ledger.append(entry(mark + 10))
    assert audit(ledger).holds
    assert not audit(ledger, HeldAgainst(noted[:16])).holds


def test_the_database_itself_refuses_change(tmp_path: Path) -> None:
    connection = sqlite3.connect(filled(tmp_path).address)
    for deed in ("UPDATE record SET by = 'Bo'", "DELETE FROM record"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(deed)


def test_nothing_is_added_to_a_ledger_that_was_touched(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    tampered(ledger, "UPDATE record SET by = 'Bo' WHERE number = 1")
    with pytest.raises(LedgerError, match=r"log verify\. Nothing was recorded"):
        ledger.append(entry(9))


def test_a_database_by_its_url(tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path / 'office.db'}")
    ledger.append(entry())
    assert audit(ledger).sealed
    with pytest.raises(LedgerError, match="no address of a database"):
        Ledger("nosuch://host/office").append(entry())
