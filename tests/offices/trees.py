"""An office as unlike ours as may be: trees are inspected, by inspectors, for owners of gardens."""

from pathlib import Path

from tests.cli.runner import run

CALLED = """
[person.da]
one = "trækyndig"
many = "trækyndige"
the_one = "den trækyndige"
the_many = "de trækyndige"
"""
PEOPLE = """\
id,name,team,weekly_hours,hired,skills,absent_from,absent_to
OAK,Oda Ask,Field,37,2019-02-01,climbing,,
ELM,Elmar Bom,Field,30,2022-08-01,,,
FIR,Fie Gran,Field,37,2026-10-01,climbing,,
YEW,Yannick Pil,Desk,37,2015-01-01,,2026-11-30,2026-12-04
"""
HEAD = "id,family,phase,complexity,skills,topics,received,due,two_advisers"
NEW = f"""\
{HEAD}
T-11,G-1,survey,hedge,,,2026-11-25,2026-12-09,
T-12,G-1,survey,veteran,climbing,,2026-11-25,2026-12-02,
T-13,,permit,tree,,,2026-11-26,2026-12-10,
T-14,,felling,veteran,climbing,,2026-11-26,2026-12-03,yes
"""
OPEN = f"""\
{HEAD},inspector,co_caseworker,assigned
T-01,G-2,survey,tree,,,2026-10-01,2026-12-20,,OAK,,2026-10-02
T-02,,survey,hedge,,,2026-09-01,,,OAK,,2026-09-03
T-03,,felling,tree,,,2026-09-15,,yes,ELM,OAK,2026-09-16
T-04,,permit,tree,,,2026-10-20,,,YEW,,2026-10-21
T-05,G-1,felling,hedge,,,2026-10-22,,,FIR,,2026-10-23
"""


def begun(folder: Path) -> tuple[Path, Path]:
    """The model, begun as a new user begins it, and a day under it."""
    file, day = folder / "trees.toml", folder / "2026-11-27"
    made = run("model", "new", file, "--title", "Tree inspection", "--phases",
               "survey,permit,felling", "--levels", "hedge,tree,veteran", "--team",
               "Field=survey,felling", "--team", "Desk=permit", "--counts", "tree,trees",
               "--person", "inspector,inspectors", "--ceiling", "12")
    assert made.code == 0, made.err
    text = file.read_text(encoding="utf-8").replace("\n[owners]", f"{CALLED}\n[owners]", 1)
    file.write_text(text.replace('family = "Group"', 'family = "garden"', 1), encoding="utf-8")
    assert run("init", day, "-m", file).code == 0
    for name, rows in (("caseworkers", PEOPLE), ("cases", NEW), ("caseload", OPEN)):
        (day / f"{name}.csv").write_text(rows.replace("family", "garden"), encoding="utf-8")
    return file, day
