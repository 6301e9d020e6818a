"""Decisions written into every export of the corpus read again as the same decisions."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assigner
from assigner.instance import Case, Instance, OpenCase
from tests.draws import looped, one_in
from tests.profiles.back.sent import facts_of, held, send
from tests.profiles.corpus import writers
from tests.profiles.corpus.entries import ENTRIES, Entry, Kept, KeptCsv
from tests.profiles.corpus.facts import DAY, SECRETS

LISTS = {"kommune": "sager", "navne": "Sager i arbejde", "council": "Allocated",
         "county": "Cases", "jugendamt": "Fallliste", "socialtjanst": "Pågående"}
"""Where open cases stand, by layout."""
WRITTEN = [entry for entry in ENTRIES if not isinstance(entry.write, Kept | KeptCsv)]


def decided_of(facts: Instance, choice: Sequence[int]) -> list[OpenCase]:
    """Some cases, each with somebody: `choice` says who, and of open ones which move."""
    people = [worker.id for worker in facts.caseworkers]
    cases: list[Case] = [*facts.cases, *facts.caseload]
    found = []
    for case, chosen in zip(cases, choice, strict=True):
        who = people[chosen % len(people)]
        if isinstance(case, OpenCase) and chosen < len(people) and case.caseworker != who:
            found.append(replace(case, caseworker=who, assigned=DAY,
                                 previous_caseworker=case.caseworker))
        elif not isinstance(case, OpenCase) and chosen < 2 * len(people):
            found.append(case.opened(who, None, DAY))
    return found


def with_decisions(entry: Entry, folder: Path, content: bytes) -> Path:
    """The export of the next morning: no cases but those of the file. Returns its profile."""
    bare = [replace(sheet, rows=(), below=()) for sheet in entry.layout.sheets[1:]]
    profile = entry.make(folder, [entry.layout.sheets[0], *bare])
    name = writers.BOOK if entry.book else next(
        file for file in entry.files if Path(file).stem == LISTS[entry.layout.name])
    (folder / name).write_bytes(content)
    return profile


def round_trip(entry: Entry, folder: Path, choice: Sequence[int]) -> bytes | None:
    export = folder / "export"
    day = assigner.read(export, profile=entry.make(export))
    facts, _ = day.require()
    decided = decided_of(facts, choice)
    if not decided:
        return None
    content = send(day, decided, "ud.xlsx" if entry.book else "ud.csv").content
    again = facts_of(folder / "again", with_decisions(entry, folder / "again", content))
    assert again.cases == ()
    assert held(again.caseload) == held(decided)
    asked = {case.id: case for case in again.caseload}
    for case in decided:
        # What the case is has not become another case either.
        assert replace(asked[case.id], previous_caseworker="") == replace(
            case, previous_caseworker="")
    return content


ALL = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4]


@pytest.mark.parametrize("entry", looped(8, one_in(3, WRITTEN, also=[
    entry for entry in WRITTEN if entry.name == "kommune-pandas-csv"],
)), ids=lambda entry: entry.name)
def test_decisions_read_again_as_they_were_decided(entry: Entry, tmp_path: Path) -> None:
    content = round_trip(entry, tmp_path, ALL)
    assert content is not None
    for secret in SECRETS:
        assert secret.encode() not in content


@pytest.mark.landing
@pytest.mark.parametrize(
    "name", ["kommune-danish-excel", "navne-danish-excel", "to_raekker-openpyxl"])
@settings(max_examples=8)
@given(choice=st.lists(st.integers(0, 17), min_size=11, max_size=11))
def test_any_decisions(
    name: str, choice: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    entry = next(entry for entry in ENTRIES if entry.name == name)
    round_trip(entry, tmp_path_factory.mktemp("any"), choice)


@pytest.mark.parametrize(("entry", "header", "row"), looped(1, [
    ("kommune-danish-excel",
     "Sag;Type;Niveau;Status;Indkommet;Frist;Børn;Dobbelt;Sagsbehandler;Fordelt",
     "S-2001;MODT;let;I gang;21-11-2026;26-11-2026;1;N;ANM;23-11-2026"),
    ("council-british-utf8", "Case ref,Stage,Severity,No. of children,Date received,Target date,"
     "Allocated worker,Date allocated",
     "S-2001,Intake,Low,1,21 Nov 2026,26 Nov 2026,ANM,23 Nov 2026"),
    ("navne-danish-excel",
     "Sagsnummer;Sagsfase;Tyngde;Modtaget dato;Fristdato;Ansvarlig;Tildelt dato",
     "S-2001;Modtagelse;Enkel;21-11-2026;26-11-2026;Anne Møller;23-11-2026"),
    ("county-american-short", '"Case number","Assigned to","Case type","Complexity","Opened",'
     '"Due date","Joint","Date assigned"',
     '"S-2001","ANM","Intake","Simple","11/21/26","11/26/26","N","11/23/26"'),
]), ids=["codes", "months in letters", "names", "american"])
def test_a_file_is_written_as_the_export_is(
    entry: str, header: str, row: str, tmp_path: Path
) -> None:
    found = next(each for each in ENTRIES if each.name == entry)
    content = round_trip(found, tmp_path, ALL)
    assert content is not None
    assert isinstance(found.write, writers.Csv)
    lines = content.decode(found.write.encoding).splitlines()
    assert header in lines
    assert row in lines
