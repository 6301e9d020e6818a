"""A building-permit office whose keys and words are other offices' too, and mean other things."""

from pathlib import Path

from tests.cli.runner import run

WORDS = {
    'phases.intake]\nlabel = "intake"': 'phases.intake]\nlabel = "Permit check"',
    'label = "simple"': 'label = "shed"', 'label = "complex"': 'label = "house"',
    'label = "very complex"': 'label = "tower"', 'family = "Group"': 'family = "plot"',
    'preference = "who gives out the cases"': 'preference = "intake coordinator"',
}
"""What is written anew in the file that `model new` makes. `review`, `claim` and `court` stay."""
RULES = """
[capacity.roles.counter]
names = ["desk"]
hours = { value = 3, unit = "hours a week", status = "local", source = "contract" }
words = "answers at the counter"

[rules.newcomer]
kind = "policy"
status = "local"
source = "contract"
months = { value = 12, unit = "months", status = "local", source = "contract" }

[rules.very_complex_ceiling]
kind = "policy"
hard = false
status = "local"
source = "contract"
at = { value = 1, unit = "cases", status = "local", source = "contract" }

[rules.phase_ceiling]
kind = "policy"
hard = false
status = "local"
source = "contract"
[rules.phase_ceiling.at]
intake = { value = 2, unit = "cases", status = "local", source = "contract" }
review = { value = 1, unit = "cases", status = "local", source = "contract" }

[rules.siblings]
kind = "preference"
hard = false
points = { value = 2, unit = "points", status = "local", source = "contract" }
status = "local"
source = "contract"

[rules.family_caseworker]
kind = "preference"
hard = false
points = { value = 2, unit = "points", status = "local", source = "contract" }
status = "local"
source = "contract"

[[milestones]]
name = "early"
words = "contract"
indicator = "waiting"
target = { value = 1, unit = "cases", status = "local", source = "contract" }
"""
CALLED = """
[person.da]
one = "byggekyndig"
many = "byggekyndige"
the_one = "den byggekyndige"
the_many = "de byggekyndige"
"""
PEOPLE = """\
id,name,team,weekly_hours,hired,roles,skills,interests
ASP,Anna Sten,Counter,37,2018-03-01,desk,youth,
BIR,Bent Ler,Counter,30,2026-09-01,,,garden:+1
CED,Carl Kalk,Intake,37,2020-05-01,,,
DOR,Dora Tegl,Intake,37,2019-05-01,,youth,court:-1
"""
HEAD = "id,plot,phase,complexity,skills,topics,received,due,two_advisers"
NEW = f"""\
{HEAD}
B-11,P-1,Permit check,shed,,youth,2026-11-25,2026-12-09,
B-12,P-1,Permit check,tower,youth,,2026-11-25,2026-12-02,
B-13,,review,house,,court,2026-11-26,2026-12-10,
B-14,P-3,court,tower,,,2026-11-26,2026-12-03,yes
B-15,,claim,house,,,2026-11-26,2026-12-03,
"""
OPEN = f"""\
{HEAD},examiner,co_examiner,assigned
B-01,P-2,Permit check,house,,,2026-10-01,2026-12-20,,ASP,,2026-10-02
B-02,,claim,shed,,,2026-09-01,,,ASP,,2026-09-03
B-03,P-3,review,house,,,2026-09-15,,yes,CED,DOR,2026-09-16
B-04,,review,shed,,,2026-10-20,,,CED,,2026-10-21
B-05,P-1,claim,tower,,,2026-10-22,,,BIR,,2026-10-23
B-06,,Permit check,house,,,2026-10-01,,,BIR,,2026-10-02
B-07,,Permit check,house,,,2026-10-01,,,BIR,,2026-10-02
B-08,,Permit check,house,,,2026-10-01,,,ASP,,2026-10-02
B-09,,court,tower,,,2026-10-01,,,DOR,,2026-10-02
"""


def begun(folder: Path) -> tuple[Path, Path]:
    """The model, begun and written on as the page of every key has it, and a day under it."""
    file, day = folder / "permits.toml", folder / "2026-11-27"
    made = run("model", "new", file, "--title", "Building permits", "--phases",
               "intake,review,claim,court", "--levels", "simple,complex,very complex", "--team",
               "Counter=intake,claim", "--team", "Intake=review,court", "--counts", "file,files",
               "--person", "examiner,examiners", "--ceiling", "20")
    assert made.code == 0, made.err
    text = file.read_text(encoding="utf-8").replace("milestones = []\n", "")
    for before, after in WORDS.items():
        assert before in text, before
        text = text.replace(before, after)
    file.write_text(text.replace("\n[owners]", f"{CALLED}\n[owners]", 1) + RULES, encoding="utf-8")
    init = run("init", day, "-m", file)
    assert init.code == 0, init.err
    for name, rows in (("caseworkers", PEOPLE), ("cases", NEW), ("caseload", OPEN)):
        (day / f"{name}.csv").write_text(rows, encoding="utf-8")
    return file, day
