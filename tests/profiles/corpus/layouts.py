"""What seven case systems make of the office: headers, words, lists, the profile for each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from assigner.instance import Case, Caseworker, Instance, OpenCase
from tests.profiles.corpus.facts import DAY, MODEL, NEW, OPEN, SECRETS, STAFF

Cell = str | int | float | date | None
Fact = TypeVar("Fact", Caseworker, Case, OpenCase)
PROFILES = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Sheet:
    """One table of an export: rows above the header, header rows, rows of values."""

    name: str
    above: tuple[tuple[Cell, ...], ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: tuple[tuple[Cell, ...], ...] = ()
    merged: tuple[tuple[int, int], ...] = ()
    """Places of the first header row that are one cell: first and last."""

    def planted(self, row: int, column: int, value: Cell) -> "Sheet":
        """The sheet with another value in a cell."""
        cells = [list(each) for each in self.rows]
        cells[row][column] = value
        return replace(self, rows=tuple(map(tuple, cells)))

    def place(self, row: int, column: int) -> tuple[int, str]:
        """A row and the letter of a column as the user sees them."""
        return len(self.above) + len(self.header) + row + 1, chr(65 + column)


@dataclass(frozen=True)
class Layout:
    """A case system: its sheets, the columns it has, and faults that may be planted in it.

    `faults`: sheet, row, column, value, code of the complaint.
    """

    name: str
    sheets: tuple[Sheet, ...]
    staff: frozenset[str]
    cases: frozenset[str]
    faults: tuple[tuple[str, int, int, Cell, str], ...]
    named: bool = False
    """Whether caseworkers go by their names."""

    def profile(self, place: Callable[[str], str]) -> str:
        """The profile of the layout; `place`: where a sheet lies, as a line of TOML."""
        text = (PROFILES / f"{self.name}.toml").read_text(encoding="utf-8")
        for sheet in self.sheets:
            text = text.replace(f"@{sheet.name}@", place(sheet.name))
        return text

    @property
    def instance(self) -> Instance:
        """What the export must become: the facts of the columns it has."""
        who = {one.id: one.name if self.named else one.id for one in STAFF}
        held = self.cases | {"caseworker", "assigned"}
        return Instance(
            date=DAY, model=MODEL, office="Nordby",
            caseworkers=tuple(_only(replace(one, id=who[one.id]), self.staff) for one in STAFF),
            cases=tuple(_only(one, self.cases) for one in NEW),
            caseload=tuple(
                _only(replace(one, caseworker=who[one.caseworker]), held) for one in OPEN),
        )


def _only(fact: Fact, columns: frozenset[str]) -> Fact:
    kind = type(fact)
    return kind(**{name: getattr(fact, name) for name in columns if hasattr(fact, name)})


def _hours(one: Caseworker) -> float:
    return one.weekly_minutes / 60


def _share(one: Caseworker) -> float:
    return round(_hours(one) / 37, 4)


def _words(items: frozenset[str], words: Mapping[str, str], separator: str) -> str:
    return separator.join(sorted(words.get(item, item) for item in items))


_CASE = frozenset({"id", "phase", "complexity", "received", "due"})
_WORKER = frozenset({"id", "name", "team", "weekly_minutes", "hired"})
_EVERY: tuple[Case, ...] = (*NEW, *OPEN)


def _held(one: Case) -> OpenCase | None:
    return one if isinstance(one, OpenCase) else None


def kommune() -> Layout:
    """Danish: one list with a status, codes, minutes a month, personal columns, a total."""
    phases = {"intake": "MODT", "investigation": "BFU", "measures": "FORA"}
    levels = {"simple": "let", "complex": "mellem", "very_complex": "tung"}
    teams = {"intake": "Team Modtag", "investigation": "Team Undersøg", "measures": "Team Foranst"}
    roles = {"mentor": "mentor", "shop_steward": "TR"}
    staff = Sheet(
        "medarbejdere", (("Medarbejderliste pr. 23-11-2026",), ()),
        (("Init", "Fornavn", "Efternavn", "Afdeling", "Norm min/md", "Ansat dato", "Opgaver",
          "Sprog"),),
        tuple((one.id, *one.name.split(" "), teams[one.team], round(_hours(one) * 260),
               one.hired, _words(one.roles, roles, ", "), _words(one.skills, {}, ", "))
              for one in STAFF))
    rows: list[tuple[Cell, ...]] = []
    for one in _EVERY:
        held = _held(one)
        rows.append((
            one.id, phases[one.phase], levels[one.complexity], SECRETS[0], SECRETS[1],
            "I gang" if held else "Ny", one.received, one.due, one.children,
            "J" if one.two_advisers else "N", held.caseworker if held else None,
            held.assigned if held else None, SECRETS[3]))
    rows.append(("S-0900", "FORA", "let", SECRETS[0], SECRETS[1], "Lukket", date(2020, 1, 31),
                 date(2020, 2, 28), 1, "N", "XXX", date(2020, 2, 1), None))
    header = ("Sag", "Type", "Niveau", "CPR", "Borgernavn", "Status", "Indkommet", "Frist", "Børn",
              "Dobbelt", "Sagsbehandler", "Fordelt", "Noter")
    total = (("Total", None, None, None, None, str(len(rows))),)
    return Layout(
        "kommune", (staff, Sheet("sager", (("Sagsliste",),), (header,), tuple(rows), total)),
        _WORKER | {"roles", "skills"}, _CASE | {"children", "two_advisers"},
        (("sager", 1, 2, "tungt", "E103"), ("sager", 5, 7, "31-02-2027", "E108"),
         ("sager", 6, 10, "QQQ", "E121"), ("sager", 3, 5, "Bero", "E176"),
         ("medarbejdere", 2, 4, "mange", "E105"), ("medarbejdere", 3, 0, "ANM", "E120")))


def navne() -> Layout:
    """Danish: three lists, people by their names, hours as a percentage of full time."""
    phases = {"intake": "Modtagelse", "investigation": "Børnefaglig undersøgelse",
              "measures": "Foranstaltning"}
    levels = {"simple": "Enkel", "complex": "Kompleks", "very_complex": "Meget kompleks"}
    teams = {"intake": "Modtagelse", "investigation": "Undersøgelse",
             "measures": "Foranstaltninger"}
    header = ("Sagsnummer", "Sagsfase", "Tyngde", "Adresse", "Modtaget dato", "Fristdato")

    def case(one: Case) -> tuple[Cell, ...]:
        return (one.id, phases[one.phase], levels[one.complexity], SECRETS[2], one.received,
                one.due)

    names = {one.id: one.name for one in STAFF}
    return Layout(
        "navne", (
            Sheet("Personale", (), (("Medarbejder", "Team", "Beskæftigelsesgrad", "Ansat",
                                     "Kompetencer", "Telefon"),),
                  tuple((one.name, teams[one.team], f"{_share(one) * 100:.0f} %", one.hired,
                         _words(one.skills, {}, "; "), "12345678") for one in STAFF)),
            Sheet("Ufordelte sager", (("Udtræk 23-11-2026",),), (header,), tuple(map(case, NEW))),
            Sheet("Sager i arbejde", (("Udtræk 23-11-2026",),),
                  ((*header, "Ansvarlig", "Tildelt dato"),),
                  tuple((*case(one), names[one.caseworker], one.assigned) for one in OPEN)),
        ), _WORKER | {"skills"}, _CASE,
        (("Ufordelte sager", 2, 1, "Modtagelze", "E104"),
         ("Sager i arbejde", 4, 6, "Ingen Kendt", "E121"),
         ("Personale", 1, 2, "170 %", "E106"), ("Sager i arbejde", 4, 0, "S-1003", "E120")),
        named=True)


def council() -> Layout:
    """British: staff, unallocated, allocated; hours a week, dates with slashes."""
    phases = {"intake": "Intake", "investigation": "Investigation", "measures": "Measures"}
    levels = {"simple": "Low", "complex": "Medium", "very_complex": "High"}
    teams = {"intake": "Intake team", "investigation": "Investigation team",
             "measures": "Measures team"}
    header = ("Case ref", "Stage", "Severity", "No. of children", "Child's name", "Date received",
              "Target date")

    def case(one: Case) -> tuple[Cell, ...]:
        return (one.id, phases[one.phase], levels[one.complexity], one.children, SECRETS[1],
                one.received, one.due)

    return Layout(
        "council", (
            Sheet("Staff", (("Staff list at 23/11/2026",), ()),
                  (("Worker ID", "Full name", "Team", "Contracted hours", "Start date",
                    "Languages"),),
                  tuple((one.id, one.name, teams[one.team], _hours(one), one.hired,
                         _words(one.skills, {}, " / ")) for one in STAFF)),
            Sheet("Unallocated", (), (header,), tuple(map(case, NEW))),
            Sheet("Allocated", (), ((*header, "Allocated worker", "Date allocated"),),
                  tuple((*case(one), one.caseworker, one.assigned) for one in OPEN)),
        ), _WORKER | {"skills"}, _CASE | {"children"},
        (("Unallocated", 0, 2, "Extreme", "E103"), ("Allocated", 2, 3, -1, "E106"),
         ("Allocated", 3, 7, None, "E101"), ("Staff", 0, 3, 370, "E106")))


def county() -> Layout:
    """American: one list, new where nobody is named, month first, shares of full time, Y and N."""
    phases = {"intake": "Intake", "investigation": "Investigation", "measures": "Ongoing"}
    levels = {"simple": "Simple", "complex": "Complex", "very_complex": "Very complex"}
    teams = {"intake": "Intake", "investigation": "Investigation", "measures": "Ongoing"}
    rows: list[tuple[Cell, ...]] = []
    for one in _EVERY:
        held = _held(one)
        rows.append((one.id, held.caseworker if held else None, phases[one.phase],
                     levels[one.complexity], one.received, one.due,
                     "Y" if one.two_advisers else "N", held.assigned if held else None, SECRETS[0]))
    return Layout(
        "county", (
            Sheet("Workers", (("Extract of November 23, 2026",),),
                  (("User ID", "Name", "Unit", "FTE", "Hire date"),),
                  tuple((one.id, one.name, teams[one.team], _share(one), one.hired)
                        for one in STAFF)),
            Sheet("Cases", (), (("Case number", "Assigned to", "Case type", "Complexity", "Opened",
                                 "Due date", "Joint", "Date assigned", "SSN"),), tuple(rows)),
        ), _WORKER, _CASE | {"two_advisers"},
        (("Cases", 2, 5, "31/02/2027", "E108"), ("Cases", 6, 6, "maybe", "E109"),
         ("Workers", 5, 2, "Outgoing", "E102"), ("Cases", 7, 1, "Nobody", "E121")))


def jugendamt() -> Layout:
    """German: a status, decimal commas, percent of a post as a number."""
    phases = {"intake": "Eingang", "investigation": "Abklärung", "measures": "Hilfe"}
    levels = {"simple": "niedrig", "complex": "mittel", "very_complex": "hoch"}
    rows: list[tuple[Cell, ...]] = []
    for one in _EVERY:
        held = _held(one)
        rows.append((one.id, phases[one.phase], levels[one.complexity], one.received, one.due,
                     one.children, "laufend" if held else "neu",
                     held.caseworker if held else None, held.assigned if held else None))
    return Layout(
        "jugendamt", (
            Sheet("Personal", (("Stand: 23.11.2026",),),
                  (("Kürzel", "Name", "Abteilung", "Stellenanteil", "Eintritt"),),
                  tuple((one.id, one.name, phases[one.team], _share(one), one.hired)
                        for one in STAFF)),
            Sheet("Fallliste", (), (("Aktenzeichen", "Fallart", "Schweregrad", "Eingangsdatum",
                                     "Frist bis", "Kinder", "Zustand", "Sachbearbeiter",
                                     "Zugeteilt am"),), tuple(rows)),
        ), _WORKER, _CASE | {"children"},
        (("Fallliste", 3, 1, "Hilfen", "E104"), ("Fallliste", 8, 5, "viele", "E105"),
         ("Personal", 4, 3, 1.9, "E106")))


def socialtjanst() -> Layout:
    """Swedish: two lists, dates with the year first, per cent of full time."""
    phases = {"intake": "Mottagning", "investigation": "Utredning", "measures": "Insats"}
    levels = {"simple": "enkel", "complex": "medel", "very_complex": "svår"}
    header = ("Ärendenummer", "Ärendetyp", "Svårighetsgrad", "Inkommen", "Tidsfrist")

    def case(one: Case) -> tuple[Cell, ...]:
        return (one.id, phases[one.phase], levels[one.complexity], one.received, one.due)

    return Layout(
        "socialtjanst", (
            Sheet("Personal", (("Uttag 2026-11-23",),),
                  (("Signatur", "Namn", "Enhet", "Sysselsättningsgrad", "Anställd"),),
                  tuple((one.id, one.name, phases[one.team], round(_share(one) * 100), one.hired)
                        for one in STAFF)),
            Sheet("Nya ärenden", (), (header,), tuple(map(case, NEW))),
            Sheet("Pågående", (), ((*header, "Handläggare", "Tilldelad"),),
                  tuple((*case(one), one.caseworker, one.assigned) for one in OPEN)),
        ), _WORKER, _CASE,
        (("Nya ärenden", 1, 4, "2026-02-31", "E108"), ("Pågående", 2, 2, "svårt", "E103"),
         ("Pågående", 5, 5, "EVX", "E121")))


def to_raekker() -> Layout:
    """Danish workbook: a header of two rows, phase and complexity in one word, a pivot beside."""
    phases = {"intake": "Modtagelse", "investigation": "Undersøgelse", "measures": "Foranstaltning"}
    levels = {"simple": "let", "complex": "middel", "very_complex": "tung"}
    pivot: Sequence[tuple[Cell, Cell]] = (("Team", "Antal"), ("Modtagelse", 4), ("I alt", 11))
    rows: list[tuple[Cell, ...]] = []
    for at, one in enumerate(_EVERY):
        held = _held(one)
        rows.append((
            one.id, f"{phases[one.phase]} - {levels[one.complexity]}", one.received, one.due,
            held.caseworker if held else None, held.assigned if held else None, None,
            *(pivot[at] if at < len(pivot) else (None, None))))
    return Layout(
        "to_raekker", (
            Sheet("Personale", (("Pr. 23-11-2026",),),
                  (("Initialer", "Navn", "Team", "Timer pr. måned", "Ansat"),),
                  tuple((one.id, one.name, phases[one.team], round(_hours(one) * 52 / 12, 2),
                         one.hired) for one in STAFF)),
            Sheet("Sager", (("Sagsoversigt",), ()),
                  (("Sag", "", "Dato", "", "Sagsbehandler", "", "", "", ""),
                   ("Nr.", "Type", "Modtaget", "Frist", "Initialer", "Tildelt", "", "", "")),
                  tuple(rows), merged=((0, 1), (2, 3), (4, 5))),
        ), _WORKER, _CASE,
        (("Sager", 2, 1, "Modtagelse - tungest", "E103"), ("Sager", 8, 4, "OLE", "E121"),
         ("Personale", 0, 2, "Modtagelsens", "E102")))


LAYOUTS: Mapping[str, Layout] = {
    made.name: made for made in (
        kommune(), navne(), council(), county(), jugendamt(), socialtjanst(), to_raekker())
}
