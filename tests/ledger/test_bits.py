"""A bit flipped anywhere in the file is found."""

import random
import sqlite3
from pathlib import Path

import pytest

from assigner.errors import LedgerError
from assigner.ledger import Ledger, audit
from tests.ledger.entries import entry, filled


def found(path: Path, data: bytes) -> bool:
    path.write_bytes(data)
    try:
        return not audit(Ledger(str(path))).holds
    except LedgerError:
        return True


def flips(folder: Path, bits: list[int], ledger: Ledger) -> list[int]:
    """The bits whose flip is not found."""
    whole = Path(ledger.address).read_bytes()
    missed = []
    for bit in bits:
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        if not found(folder / "flipped.db", bytes(data)):
            missed.append(bit)
    return missed


@pytest.mark.landing
@pytest.mark.parametrize("size", [40, 9000])
def test_random_bits(tmp_path: Path, size: int) -> None:
    ledger = filled(tmp_path, 8, size)
    length = 8 * Path(ledger.address).stat().st_size
    bits = random.Random(size).sample(range(length), 150)
    header = random.Random(size).sample(range(800), 40)
    assert flips(tmp_path, bits + header, ledger) == []


def test_bytes_cut_off_or_added(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    whole = Path(ledger.address).read_bytes()
    for data in (whole[:-1], whole[:-4096], whole + b"\0", whole + bytes(4096), whole[:100], b""):
        assert found(tmp_path / "cut.db", data)


@pytest.mark.landing
@pytest.mark.parametrize("column", ["library", "seal"])
@pytest.mark.parametrize("value", [None, 7, b"\xff"])
def test_a_text_that_is_no_text_any_more(tmp_path: Path, column: str, value: object) -> None:
    """A flipped bit of a row's header makes nothing, a number or bytes of a text."""
    ledger = filled(tmp_path, 3)
    with sqlite3.connect(ledger.address) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '')")
    with sqlite3.connect(ledger.address) as connection:
        connection.execute(f"UPDATE head SET {column} = ?", (value,))
    assert not audit(ledger).holds
    with pytest.raises(LedgerError, match="Nothing was recorded"):
        ledger.append(entry())


@pytest.mark.long
@pytest.mark.parametrize("part", range(8))
def test_every_bit_of_a_small_ledger(tmp_path: Path, part: int) -> None:
    ledger = filled(tmp_path, 3)
    length = 8 * Path(ledger.address).stat().st_size
    assert flips(tmp_path, list(range(part, length, 64)), ledger) == []
