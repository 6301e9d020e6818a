"""What a second stranger's ten layouts taught: columns empty today, units, names, words of rows."""

from pathlib import Path

import pytest

import assigner
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE
from assigner.profiles.suggest.units import unit_of
from tests.profiles.test_nothing_in_silence import CASES, STAFF, exported, line, proposed


def tomorrow(folder: Path, file: str, old: str, new: str) -> assigner.Day:
    """The day by yesterday's profile, with a cell of a file written anew."""
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    return assigner.read(folder, profile=folder.parent / "office.toml")


@pytest.mark.parametrize("header", ["Excluded", "Conflicted out", "Recused", "Inhabile"])
def test_a_column_of_ours_empty_today_is_read_tomorrow(header: str, tmp_path: Path) -> None:
    folder = exported(tmp_path, header=f";{header}", new=";", a=";", b=";")
    lines, day = proposed(folder)
    assert line(lines, "disqualified").startswith(f'disqualified = "{header}"')
    assert not day.faults
    day = tomorrow(folder, "sager 23-11-2026.csv", "27-11-2026;;", "27-11-2026;;BB")
    facts, _ = day.require()
    assert [sorted(one.disqualified) for one in facts.cases] == [["BB"], []]


@pytest.mark.parametrize("header", ["Zzz", "Hvem ellers", "Kryds"])
def test_a_column_nobody_knows_is_told_when_it_fills(header: str, tmp_path: Path) -> None:
    folder = exported(tmp_path, header=f";{header}", new=";", a=";", b=";")
    lines, day = proposed(folder)
    assert not any(one.strip().startswith(f'"{header}"') for one in lines), lines
    assert any(header in one and one.startswith("#") for one in lines), lines
    assert not any(one.code == "W223" for one in day.warnings)
    day = tomorrow(folder, "sager 23-11-2026.csv", "27-11-2026;;", "27-11-2026;;BB")
    assert any(one.code == "W223" and header in str(one) for one in day.warnings)


@pytest.mark.parametrize("header", ["Bemærkninger", "Alder"])
def test_a_column_nobody_wants_is_dropped_though_empty(header: str, tmp_path: Path) -> None:
    lines, _ = proposed(exported(tmp_path, header=f";{header}", new=";", a=";", b=";"))
    assert any(one.strip().startswith(f'"{header}",') for one in lines), lines


def test_a_tick_nobody_has_today_is_read_tomorrow(tmp_path: Path) -> None:
    staff = "\n".join(f"{row};{ticks}" for row, ticks in zip(
        STAFF.splitlines(), ("Arabisk;Tyrkisk", "x;", ";", ";"), strict=True)) + "\n"
    folder = exported(tmp_path, staff=staff)
    proposed(folder)
    facts, _ = tomorrow(folder, "folk.csv", "Undersøgelse;37;;", "Undersøgelse;37;;x").require()
    assert [sorted(one.skills) for one in facts.caseworkers] == [["Arabisk"], ["Tyrkisk"], []]


def test_a_column_is_what_the_sister_list_says(tmp_path: Path) -> None:
    """One list has it filled, so its header is known there; in the other it is empty today."""
    folder = exported(tmp_path)
    file = folder / "sager 23-11-2026.csv"
    header, *rows = file.read_text("utf-8").splitlines()
    file.unlink()
    new = [f"{row.removesuffix(';')};{who}" for row, who in zip(rows[:2], ("AA", ""), strict=True)]
    (folder / "nye 23-11-2026.csv").write_text("\n".join(
        (header.replace("Sagsbehandler", "Har haft den før"), *new)) + "\n", encoding="utf-8")
    (folder / "sager 23-11-2026.csv").write_text("\n".join(
        (f"{header};Har haft den før", *[f"{row};" for row in rows[2:]])) + "\n", encoding="utf-8")
    proposed(folder)
    day = tomorrow(folder, "sager 23-11-2026.csv", "AA;", "AA;BB")
    told = any(one.code == "W223" and "Har haft den" in str(one) for one in day.warnings)
    facts = day.reading.instance
    assert told or (facts is not None and facts.caseload[0].previous_caseworker == "BB")


@pytest.mark.parametrize(("header", "most", "unit", "level"), [
    ("Contracted hours p.a.", "1,820", "hours a year", SURE),
    ("Hours per annum", "1,924", "hours a year", SURE),
    ("Annual hours", "1924", "hours a year", SURE),
    ("Timer om året", "1924", "hours a year", SURE),
    ("Årlig arbejdstid", "1924", "hours a year", SURE),
    ("Hours/year", "1820", "hours a year", SURE), ("Timer pr. år", "1924", "hours a year", SURE),
    ("Årsnorm", "1924", "hours a year", SURE), ("Årstimer", "1924", "hours a year", SURE),
    ("Contracted hours", "1820", None, UNSURE), ("Norm", "1924", None, UNSURE),
    ("Hours per week", "1820", None, UNSURE), ("Hours per week", "200", None, UNSURE),
    ("Timer", "2220", None, UNSURE), ("Norm", "2220", "minutes a week", LIKELY),
    ("Minutter", "1800", "minutes a week", SURE), ("Timer", "37", None, SURE),
    ("Hours per month", "160", "hours a month", SURE)])
def test_a_unit_is_told_or_asked(header: str, most: str, unit: str | None, level: str) -> None:
    cells = Contents.of([most, most, most], exact=False)
    found, sureness = unit_of("weekly_hours", header, cells, cells.decimal)
    assert sureness.name == level, sureness
    assert level == UNSURE or found == unit


@pytest.mark.parametrize(("header", "cell"), [
    ("Supervisor", "Pia Sten"), ("Line manager", "Pia Sten"), ("Chef", "Pia Sten"),
    ("Hvem", "Pia Sten")])
def test_who_leads_everybody_is_nobodys_name(header: str, cell: str, tmp_path: Path) -> None:
    staff = STAFF.replace("Navn;", "Kaldes;").replace("\n", f";{cell}\n").replace(
        f";Timer;{cell}", f";Timer;{header}")
    _, day = proposed(exported(tmp_path, staff=staff))
    facts = day.reading.instance
    assert facts is None or not {one.name for one in facts.caseworkers} & {cell}


def test_two_leaders_are_nobodys_names(tmp_path: Path) -> None:
    rows = zip(STAFF.splitlines(), ("Supervisor", "Pia Sten", "Ole Lund", "Pia Sten"), strict=True)
    staff = "\n".join(f"{row.split(';')[0]};{';'.join(row.split(';')[2:])};{who}"
                      for row, who in rows) + "\n"
    _, day = proposed(exported(tmp_path, staff=staff))
    facts, _ = day.require()
    assert not {one.name for one in facts.caseworkers} & {"Pia Sten", "Ole Lund"}


@pytest.mark.parametrize("header", [
    "Conflicted out", "Conflict of interest", "Excluded", "Recused", "Recusal", "Conflicted",
    "Excluded worker", "Must not be given to", "Udelukket", "Må ikke få sagen"])
def test_who_is_kept_from_a_case_does_not_share_it(header: str, tmp_path: Path) -> None:
    lines, day = proposed(exported(tmp_path, header=f";{header}", new=";CC", a=";BB", b=";AA"))
    assert line(lines, "disqualified").startswith(f'disqualified = "{header}"')
    facts, _ = day.require()
    assert [sorted(one.disqualified) for one in facts.cases] == [["CC"], ["CC"]]


@pytest.mark.parametrize(("new", "held"), [
    ("Not yet allocated", "Live"), ("Awaiting", "Open"), ("Awaiting allocation", "Live"),
    ("Afventer", "Åben"), ("Unassigned", "Live matter")])
def test_a_status_says_which_rows_are_new(new: str, held: str, tmp_path: Path) -> None:
    cases = CASES.replace("{header}", ";Status").replace("{new}", f";{new}").replace(
        "{a}", f";{held}").replace("{b}", f";{held}")
    lines, day = proposed(exported(tmp_path, cases=cases))
    assert line(lines, "rows").startswith(f'rows = {{ Status = "{new}" }}')
    facts, _ = day.require()
    assert (len(facts.cases), len(facts.caseload)) == (2, 4)
