"""Every file of the corpus reads to its instance; every planted fault is told in its own cell."""

from pathlib import Path

import pytest

import assigner
from assigner.files.whole import write_whole
from assigner.instance import Instance
from tests.draws import looped, one_in
from tests.files.nordby import VOCABULARY
from tests.profiles.corpus.entries import ENTRIES, Entry
from tests.profiles.corpus.facts import SECRETS
from tests.profiles.corpus.layouts import LAYOUTS, Cell

FAULTS = [
    (entry, fault) for entry in ENTRIES for fault in entry.layout.faults
]


def named(entry: Entry) -> str:
    return entry.name


def normal(folder: Path, instance: Instance) -> dict[str, bytes]:
    """The instance as the program itself writes it: what is alike is alike byte for byte."""
    write_whole(folder, instance, VOCABULARY)
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_corpus_is_of_many_programs() -> None:
    assert len(ENTRIES) >= 30
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)
    assert {entry.layout.name for entry in ENTRIES} == LAYOUTS.keys()
    written = {entry.name.partition("-")[2] for entry in ENTRIES}
    assert written >= {
        "libreoffice", "libreoffice-csv", "openpyxl", "xlsxwriter", "pandas-book", "pandas-csv",
        "strict", *(f"{land}-excel" for land in (
            "danish", "german", "swedish", "british", "american"))}
    assert {entry.name for entry, _ in FAULTS} == {entry.name for entry in ENTRIES}


@pytest.mark.landing
@pytest.mark.parametrize("entry", one_in(4, ENTRIES), ids=named)
def test_every_file_reads_to_its_instance(entry: Entry, tmp_path: Path) -> None:
    profile = entry.make(tmp_path / "export")
    day = assigner.read(tmp_path / "export", profile=profile)
    assert not day.faults, [str(fault) for fault in day.faults]
    facts, _ = day.require()
    assert facts == entry.layout.instance
    assert normal(tmp_path / "read", facts) == normal(tmp_path / "meant", entry.layout.instance)
    for secret in SECRETS:
        assert secret not in repr((day.reading, day.files.tables))


@pytest.mark.parametrize(
    ("entry", "fault"), looped(1, one_in(3, FAULTS)),
    ids=[f"{entry.name}-{fault[4]}" for entry, fault in FAULTS])
def test_every_planted_fault_is_told_in_its_own_cell(
    entry: Entry, fault: tuple[str, int, int, Cell, str], tmp_path: Path
) -> None:
    name, row, column, value, code = fault
    sheets = [sheet.planted(row, column, value) if sheet.name == name else sheet
              for sheet in entry.layout.sheets]
    (sheet,) = (sheet for sheet in sheets if sheet.name == name)
    profile = entry.make(tmp_path, sheets)
    day = assigner.read(tmp_path, profile=profile)
    at, letter = sheet.place(row, column)
    # A line sep=; stands above the table, and is row 1.
    at += getattr(entry.write, "sep_line", False)
    told = {(one.file, one.row, one.column, one.code) for one in day.faults}
    assert (entry.shown(name), at, letter, code) in told, [str(one) for one in day.faults]
