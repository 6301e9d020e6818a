"""Secrets of every kind, planted in a day, an override, a decision and staff changes.

The reader, V, has none of their own: whatever V can have printed tells none of them, in
either language. What a page says of the model's rules is the same for everybody.
"""

import html
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.cli import offices
from tests.cli.runner import run
from tests.draws import covering, looped

PEOPLE = {
    "X": {"absent_from": "2026-11-17", "absent_to": "2027-03-19", "interests": "seglsag:2"},
    "Y": {
        "capacity_percent": "43", "capacity_until": "2027-03-18", "reserved_hours": "2.75",
        "roles": "mentor|shop_steward", "interests": "seglsag:-2|unge:-2",
        "hired": "2018-05-07", "experience_months": "61",
    },
    "Z": {"max_new_cases": "0", "max_cases": "7", "hired": "2026-10-05"},
    "N": {"hired": "2026-11-02", "weekly_hours": "31.5"},
}
CASES = {
    "C-1": {"disqualified": "Z", "topics": "unge|seglsag", "previous_caseworker": "Y"},
    "C-2": {"disqualified": "Y", "previous_caseworker": "X"},
    "C-3": {"two_advisers": "ja", "disqualified": "N"},
    "C-4": {"involved": "Y|X", "reassessment": "ja"},
}
CASELOAD = """id,phase,complexity,caseworker,co_caseworker,children,assigned,cover_until,frozen
H-1,modtagelse,enkel,Y,,1,2026-01-05,,
H-2,modtagelse,kompleks,Z,Y,2,2026-02-05,,
H-3,modtagelse,kompleks,N,,2,2025-02-05,2027-03-19,
H-4,modtagelse,kompleks,X,Y,2,2025-02-05,,
H-5,modtagelse,enkel,Y,V,2,2025-02-05,,ja
"""
CHANGES = """[[absent]]
caseworker = "Y"
from = 2026-12-07
to = 2027-04-21

[[capacity]]
caseworker = "N"
percent = 37
until = 2027-05-13
"""
DAYS = ("17-11-2026", "19-03-2027", "18-03-2027", "07-05-2018", "05-10-2026", "02-11-2026",
        "21-04-2027", "13-05-2027")
DECIDERS = """
[roles_of_deciders]
policy = "seglejer"
agreement = "seglejer"
preference = "seglejer"

[deciders]
Ulla = "seglejer"
"""
PLANTED = (
    *DAYS, *("-".join(reversed(day.split("-"))) for day in DAYS),
    "43 %", "43%", "0.43", "0,43", "37 %", "37%", "2.75", "2,75", "31.5", "31,5", " 61 ",
    "seglsag", "shop_steward", "tillidsrep", "mentor", "segl-grund", "segl-note", "seglejer",
    "ulla",
)
GROUNDS = (
    "had it before", "havde den før", "previous", "tidligere sagsbehandler", "disqualif",
    "inhabil", "no part", "deltage", "not at work", "ikke på arbejde", "absent", "fravær",
    "leave", "orlov", "newcomer", "nyansat", "two_advisers", "two advisers", "to rådgivere",
    "assess", "genvurdering", "medvirket", "ceiling", "loft", "interest", "interesse",
    "easing", "pinned", "lifted", "fravig", "capacity_percent", "situation",
)
QUESTIONS = (
    *(("--case", case) for case in CASES),
    *(("--case", case, "--why-not", who) for case in CASES for who in PEOPLE),
    ("--worker", "V"), ("--fairness",), ("--alternatives", "4"), (),
)
MOVED = (("--case", "H-1"), *(("--case", "H-1", "--why-not", who) for who in "XZ"))
REFUSED = (
    ("--worker", "Y"), ("--case", "C-9"), ("--case", "C-1", "--why-not", "Q"),
    ("--case", "C-1", "--what-would-it-take", "Y"),
)
PLANS = ("plan.json", "plan-override.json", "moved.json")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("planted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSIGNER_LEDGER", str(root / "ledger.db"))
        patch.setitem(
            offices.PEOPLE, "N", {"name": "Nina Ny", "team": "Modtagelse", "weekly_hours": "37"}
        )
        folder = offices.write(root / "day", PEOPLE, CASES)
        (folder / "caseload.csv").write_text(CASELOAD, encoding="utf-8")
        with (folder / "instance.toml").open("a", encoding="utf-8") as head:
            head.write(DECIDERS)
        (root / "changes.toml").write_text(CHANGES, encoding="utf-8")
        for command in (
            ("solve", folder, "-o", root / PLANS[0]),
            ("override", root / PLANS[0], "--pin", "C-1=N", "--reason", "segl-grund", "--by",
             "Ulla", "--owner", "seglejer", "--yes"),
            ("commit", root / PLANS[1], "--by", "Ulla", "--note", "segl-note"),
            ("rebalance", folder, "--change", root / "changes.toml", "-o", root / PLANS[2]),
        ):
            assert run(*command).code == 0
        yield root


def told(text: str, secrets: tuple[str, ...]) -> set[str]:
    # An error names the reader's own file, which lies in a numbered folder of pytest's.
    text = re.sub(r"\S*pytest-\S*", "", text)
    return {secret for secret in secrets if secret in text.casefold()}


EVERYDAY = {(PLANS[0], "en", "text"), (PLANS[2], "da", "json")}
"""Both languages and forms in every run; each plan with each among the long tests."""


@pytest.mark.landing
@pytest.mark.parametrize(("plan", "language", "form"), [
    pytest.param(*way, marks=() if way in EVERYDAY else pytest.mark.long)
    for way in product(PLANS, ("en", "da"), ("text", "json"))
])
def test_no_explanation_tells_a_secret(office: Path, plan: str, language: str, form: str) -> None:
    asked = QUESTIONS + (MOVED if plan == "moved.json" else ())
    for question in (*asked, *REFUSED):
        ran = run("--lang", language, "explain", office / plan, "--instance", office / "day",
                  *question, "--audience", "worker", "--as", "V", "--format", form)
        assert ran.code == (2 if question in REFUSED else 0), ran.err
        grounds = () if question in REFUSED else GROUNDS
        assert told(ran.out + ran.err, PLANTED + grounds) == set(), question


@pytest.mark.parametrize(("plan", "language"), looped(3, covering(
    [(PLANS[0], "en"), (PLANS[1], "da"), (PLANS[2], "en")], product(PLANS, ("en", "da")))))
def test_no_page_tells_a_secret(
    office: Path, tmp_path: Path, plan: str, language: str
) -> None:
    page = tmp_path / "V.html"
    ran = run("--lang", language, "report", office / plan, "--instance", office / "day",
              "--audience", "worker", "--as", "V", "-o", page)
    assert ran.code == 0, ran.err
    text = page.read_text(encoding="utf-8")
    bare = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style.*?</style>", "", text)))
    # Every page ends with whom to ask, a shop steward among them.
    assert told(bare + ran.err, PLANTED) <= {"tillidsrep"}
    assert told(text, tuple(day for day in PLANTED if day[0].isdigit() and "-" in day)) == set()


@pytest.mark.landing
@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("plan", PLANS)
def test_nothing_that_goes_out_tells_a_secret(
    office: Path, tmp_path: Path, plan: str, language: str
) -> None:
    ran = run("--lang", language, "export", office / plan, "--instance", office / "day",
              "--uncommitted", *(part for name in ("letters", "lists", "ics", "handover")
                                 for part in (f"--{name}", tmp_path / name)))
    assert ran.code == 0, ran.err
    own = [file for file in tmp_path.rglob("*") if file.stem == "V"]
    assert len(own) >= 2
    # Until when V covers a case is V's own to know.
    cover = {"21-04-2027", "2027-04-21", "21. apr. 2027"} if plan == "moved.json" else set()
    for file in own:
        assert told(file.read_text(encoding="utf-8"), PLANTED + GROUNDS) <= cover, file
    assert told(ran.err, PLANTED) == set()


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_ledger_tells_a_secret(
    office: Path, language: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(office / "ledger.db"))
    ran = run("--lang", language, "log", "--worker", "V", "--audience", "worker",
              "--format", form)
    assert ran.code == 0, ran.err
    assert told(ran.out + ran.err, PLANTED + GROUNDS) == set()


@pytest.mark.landing
def test_the_secrets_are_there_to_be_told(office: Path) -> None:
    wanted, seen = {"no part", "not at work", "ceiling", "pinned"}, set()
    for plan, question in product(PLANS, QUESTIONS):
        ran = run("explain", office / plan, "--instance", office / "day", *question)
        seen |= told(ran.out, GROUNDS)
        if wanted <= seen:
            break
    assert wanted <= seen
