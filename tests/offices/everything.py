"""All that an office is told: every command, every file they write, every page of the workspace."""

import csv
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from tests.cli.runner import run
from tests.web.house import Browser, house

HOLDERS = ("caseworker", "inspector", "examiner")
"""What those offices call the column of who holds a case."""


@dataclass(frozen=True)
class Told:
    """An office's model and a day of it, with a plan, staff changes and what it registered."""

    model: str
    day: Path
    plan: Path
    moved: Path
    folder: Path

    def ids(self, name: str) -> list[str]:
        with (self.day / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [row["id"] for row in csv.DictReader(file)]


def solved(model: str, day: Path, folder: Path) -> Told:
    """Its plan, and the plan of somebody leaving."""
    office = Told(model, day, folder / "plan.json", folder / "moved.json", folder)
    for ran in (run("solve", day, "-o", office.plan),
                run("rebalance", day, "--leaves", office.ids("caseworkers")[0], "--max-moves", 0,
                    "-o", office.moved)):
        assert ran.code == 0, ran.err
    return office


def commands(office: Told, folder: Path) -> Iterator[tuple[object, ...]]:
    """What a day asks for and takes no time."""
    day, plan, moved = office.day, office.plan, office.moved
    people, case = office.ids("caseworkers"), office.ids("cases")[-1]
    ledger = ("--ledger", folder / "ledger.db")
    rebalanced = ("rebalance", day, "--leaves", people[0], "--max-moves", 0)
    yield from (
        ("rules", office.model), ("check", day), ("model", "show", office.model),
        ("explain", plan), ("verify", plan), ("diff", plan, moved),
        ("explain", plan, "--case", case, "--why-not", people[0]),
        ("explain", plan, "--case", case, "--what-would-it-take", people[-1]),
        ("explain", plan, "--worker", people[0]), ("explain", plan, "--fairness"),
        rebalanced, ("solve", day), ("diagnose", day),
        ("init", folder / "day", "-m", office.model),
        ("init", folder / "new.xlsx", "-m", office.model),
        ("report", plan, "-o", folder / "page.html"),
        ("report", moved, "-o", folder / "moved.html"),
        ("solve", day, "--format", "xlsx", "-o", folder / "plan.xlsx"),
        ("export", plan, "--uncommitted", "--letters", folder / "letters",
         "--lists", folder / "lists", "--ics", folder / "days"),
        ("export", moved, "--uncommitted", "--handover", folder / "packs"),
        ("commit", moved, "--by", "Ulla Hansen", *ledger), ("log", *ledger),
        ("handover", *ledger), ("history", day.parent),
        ("calibrate", "--form", folder / "study.xlsx", day),
        ("backtest", logged(office, folder), "-m", office.model),
        ("model", "flow", office.model, folder / "begun.toml", "--from", day),
    )


def months(office: Told, folder: Path) -> Iterator[tuple[object, ...]]:
    """What looks beyond the day, or takes the most time."""
    day, people = office.day, office.ids("caseworkers")
    yield from (
        ("explain", office.moved, "--case", office.ids("caseload")[0]),
        ("report", office.plan, "-o", folder / "own.html", "--audience", "worker", "--as",
         people[0]),
        ("calibrate", registered(office, folder), day, "-o", folder / "measured.toml",
         "--keep", folder / "measured.json", "--least-persons", 3),
        ("report", folder / "measured.json", "-o", folder / "measured.html"),
    )
    grid = folder / "grid.toml"
    grid.write_text(f'offices = ["{day.as_posix()}"]\nseeds = 1\ndays = 2\n', encoding="utf-8")
    yield from (
        ("ahead", day, "--weeks", 2), ("simulate", day, "--days", 2, "--runs", 1),
        ("compare", day, "-m", office.model, "--baseline", "equal-number"),
        ("staffing", day, "--time-limit", 0.1), ("effect", day, "capacity.share_on_cases"),
        ("receivers", day, "--leaves", people[0], "--among", people[1]),
        ("sweep", grid, "--jobs", 1, "-o", folder / "runs"),
    )
    for name, asked in (("ahead", ("ahead", day, "--weeks", 2)),
                        ("months", ("simulate", day, "--days", 2, "--runs", 1))):
        yield *asked, "--format", "json", "-o", folder / f"{name}.json"
        yield "report", folder / f"{name}.json", "-o", folder / f"{name}.html"


def registered(office: Told, folder: Path) -> Path:
    """Eight weeks of everybody's cases: enough to weigh some kinds, not all."""
    file, rows = folder / "registrations.csv", ["caseworker,week,case,minutes"]
    with (office.day / "caseload.csv").open(encoding="utf-8", newline="") as cases:
        held = [(row["id"], next(row[one] for one in HOLDERS if one in row))
                for row in csv.DictReader(cases)]
    rows += [f"{who},2026-W{week},{case},{60 + 7 * (week % 3)}"
             for week in range(38, 46) for case, who in held]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def logged(office: Told, folder: Path) -> Path:
    """A log of what came in a fortnight."""
    file, first = folder / "log.csv", date(2026, 9, 7)
    people = office.ids("caseworkers")
    with (office.day / "cases.csv").open(encoding="utf-8", newline="") as cases:
        kinds = [(row["phase"], row["complexity"]) for row in csv.DictReader(cases)]
    rows = ["id,received,caseworker,phase,complexity,two_advisers"]
    rows += [f"L{n},{first + timedelta(days=n)},{people[n % len(people)]},{phase},{level},yes"
             for n, (phase, level) in enumerate(kinds)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def told(
    office: Told, language: str, asked: Sequence[tuple[object, ...]], folder: Path
) -> Iterator[tuple[str, str]]:
    """What the commands print, and every file they write, by name."""
    for words in asked:
        ran = run("--lang", language, *words)
        assert ran.code in {0, 5}, (words, ran.err)
        assert "Traceback" not in ran.err
        yield " ".join(map(str, words)), ran.out + ran.err
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".xlsx":
            yield file.name, "\n".join(cells(file))
        elif file.suffix == ".csv" and file.parent.name == "lists":
            # Its header is the program's keys, for other programs.
            yield file.name, file.read_text(encoding="utf-8-sig").partition("\n")[2]
        elif file.suffix == ".html":
            yield file.name, visible(file.read_text(encoding="utf-8"))
        elif file.suffix in {".toml", ".ics"} and file.name != "grid.toml":
            yield file.name, file.read_text(encoding="utf-8-sig")


def cells(file: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(file):
        yield sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                yield from (str(text) for text in (
                    cell.value, cell.comment.text if cell.comment else None) if text)


def pages(office: Told, language: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Every page of the workspace with the day and its plan, and the one of a staff change."""
    root = folder / "office"
    shutil.copytree(office.day.parent, root, ignore=shutil.ignore_patterns("*.json", "ledger*"))
    shutil.copy(office.plan, root / office.day.name / "plan.json")
    if office.model.endswith(".toml"):
        shutil.copy(office.model, root)
    browser = Browser(house(root, folder / "served.db"), language=language)
    for page in browser.served.pages:
        if "{" not in page.path and page.path not in {"/enter", "/name"}:
            browser.get(page.path)
            yield page.path, visible(browser.page.text)
    for case in office.ids("cases")[-1:]:
        yield "/case", visible(browser.get(f"/case/{case}").text)
    for who in office.ids("caseworkers")[:1]:
        yield "/person", visible(browser.get(f"/person/{who}").text)


def visible(page: str) -> str:
    """The words of a page and of its attributes that are read, without its style and addresses."""
    bare = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", page)
    read = re.findall(r'(?:title|aria-label|placeholder|alt)="([^"]*)"', bare)
    return "\n".join([re.sub(r"<[^>]*>", " ", bare), *read])
