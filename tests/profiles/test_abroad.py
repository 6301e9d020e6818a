"""Lists in Dutch, German and Norwegian: read without a line by hand, the personal left alone."""

from pathlib import Path

import pytest

from assigner.profiles.personal import by_header
from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read

DUTCH = ("""\
Code;Naam medewerker;Team;Contracturen p/w;In dienst
AV;Anneke de Vries;Aanmelding;36;01-03-2019
JB;Joost Bakker;Onderzoek;32;01-02-2020
FE;Fatima El Amrani;Begeleiding;28;01-02-2021
""", """\
Zaaknummer;Cliëntnaam;BSN;Fase;Zwaarte;Aantal kinderen;Ontvangen;Uiterste datum;Status;Behandelaar
Z1;Ine Smit;111222333;Aanmelding;licht;1;20-11-2026;04-12-2026;Nieuw;
Z2;Ans Kok;111222334;Onderzoek;zwaar;2;01-10-2026;04-12-2026;Lopend;JB
Z3;Jan Mol;111222335;Begeleiding;gemiddeld;1;02-10-2026;05-01-2027;Lopend;FE
Z4;Eef Bos;111222336;Aanmelding;licht;3;03-10-2026;04-12-2026;Lopend;AV
Z5;Eef Vos;111222337;Aanmelding;licht;3;03-10-2025;04-12-2025;Gesloten;AV
""")
GERMAN = ("""\
Kürzel;Vorname;Nachname;Sachgebiet;Wochenstunden;Eintritt
AV;Anke;Vogt;Eingangsmanagement;39;01.03.2019
JB;Jörg;Brandt;Gefährdungseinschätzung;32;01.02.2020
FE;Elif;Özdemir;Hilfeplanung;28;01.02.2021
""", """\
Aktenzeichen;Name des Kindes;Geb.-Datum;Fallart;Schweregrad;Eingang;Frist;Co-Arbeit;Fallführung
Z1;Ine Smit;04.05.2015;Erstkontakt;leicht;20.11.2026;04.12.2026;nein;
Z2;Ans Kok;04.06.2015;§ 8a Gefährdungseinschätzung;schwer;01.10.2026;04.12.2026;ja;JB
Z3;Jan Mol;04.07.2015;Hilfe zur Erziehung;mittel;02.10.2026;05.01.2027;nein;FE
Z4;Eef Bos;04.08.2015;Erstkontakt;leicht;03.10.2026;04.12.2026;nein;AV
Summe;;;;;;;1;
""")
NORWEGIAN = ("""\
Ansattnr;Navn;Team;Timer per uke;Ansatt
AV;Ola Hansen;Mottak;37,5;01.03.2019
JB;Kari Olsen;Undersøkelse;30;01.02.2020
FE;Nils Lie;Tiltak;28;01.02.2021
""", """\
Saksnr;Barnets navn;Sakstype;Vanskelighetsgrad;Antall barn;Meldt dato;Frist;Saksbehandler
Z1;Ine Smit;Mottak;Lav;1;20.11.2026;04.12.2026;Ikke fordelt
Z2;Ans Kok;Undersøkelse;Høy;2;01.10.2026;04.12.2026;JB
Z3;Jan Mol;Tiltak;Middels;1;02.10.2026;05.01.2027;FE
Z4;Eef Bos;Mottak;Lav;3;03.10.2026;04.12.2026;AV
""")


@pytest.mark.parametrize(("staff", "cases"), looped(1, [DUTCH, GERMAN, NORWEGIAN]))
def test_they_are_read_as_they_are_proposed(tmp_path: Path, staff: str, cases: str) -> None:
    text = proposed(tmp_path / "day", folk=staff, sager=cases)
    assert "\n# " not in text.partition("\nmodel")[2], text
    day = read(tmp_path / "day", text)
    assert not day.faults, list(map(str, day.faults))
    facts, _ = day.require()
    assert [(one.id, one.phase, one.complexity) for one in facts.cases] == [
        ("Z1", "intake", "simple")]
    assert [(one.id, one.phase, one.complexity, one.caseworker) for one in facts.caseload] == [
        ("Z2", "investigation", "very_complex", "JB"), ("Z3", "measures", "complex", "FE"),
        ("Z4", "intake", "simple", "AV")]
    assert {one.id: one.team for one in facts.caseworkers} == {
        "AV": "intake", "JB": "investigation", "FE": "measures"}
    assert all(one.received and one.due for one in facts.cases)


@pytest.mark.parametrize("header", [
    "Name des Kindes", "Geb.-Datum", "Cliëntnaam", "BSN", "Barnets initialer", "Geboortedatum",
    "Navn på barn", "Name of the child"])
def test_what_is_of_a_child_is_personal(header: str) -> None:
    assert by_header(header)


@pytest.mark.parametrize("header", ["Initialer", "Naam medewerker", "Begyndelsesdato", "Name"])
def test_what_is_of_the_staff_is_not(header: str) -> None:
    assert not by_header(header)


@pytest.mark.parametrize(("first", "last"), looped(1, [
    ("Orlov fra", "Orlov t.o.m."), ("Verlof vanaf", "Verlof t/m"), ("Leave from", "Leave thru")]))
def test_of_a_range_the_header_of_one_end_tells_the_other(
    tmp_path: Path, first: str, last: str
) -> None:
    staff = NORWEGIAN[0].replace("Ansatt\n", f"Ansatt;{first};{last}\n").replace("2019", "2019;;")
    staff = staff.replace("2020", "2020;01.12.2026;10.12.2026").replace("2021", "2021;;")
    text = proposed(tmp_path / "day", folk=staff, sager=NORWEGIAN[1])
    assert f'\nabsent_from = "{first}"' in text, text
    assert f'\nabsent_to = "{last}"' in text
