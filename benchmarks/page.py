"""docs/benchmarks.md and its picture, made of a result: no number there is typed by hand."""

from pathlib import Path

from assigner.files.atomic import write_atomically
from benchmarks.ask import contradictions
from benchmarks.methods import METHODS
from benchmarks.picture import picture
from benchmarks.process import ROOT
from benchmarks.result import Result
from benchmarks.words import FAMILIES, markdown
from benchmarks.yardstick import in_words

PAGE, PICTURE = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "benchmarks.svg"

OPENING = """\
# Benchmarks

<!-- Made by `python -m benchmarks` from {source}. Do not edit. -->

Measured on {date}, on {processor}, {cores} cores, {memory_gb} GB, {system}, Python {python},
{versions}. Every method has one thread and a process of its own; the methods of a
question run one after the other, with `--cores` on one core while another question has the other.
The command:

```
{command}
```

It draws every question from its seed, puts it to every method, lets the program's own checker
(which knows no solver) recount each answer, and writes this page. A value is the checker's; a
bound and a proof are the method's own claim. `gap` is (value - bound) / value, `time / ours` and
`value over ours` compare with the first row of the same question. Seconds are the method's alone,
without Python's start and the drawing of the question; peak memory is that of its whole process.

{methods}

Eligibility: *loose*, nine in ten may take a case; *realistic*, one of three teams, and a skill for
a quarter of the cases; *tight*, two to five people each (three to twelve for 7500x163), drawn from
a third as many people as cases. Loose questions separate nobody: look at the tight ones.

![Seconds of every method, and how far its value is above ours](benchmarks.svg)
"""


def draw_page(result: Result, source: Path, page: Path = PAGE, drawn: Path = PICTURE) -> None:
    """Write the page and its picture."""
    write_atomically(drawn, picture(result.rows))
    write_atomically(page, "\n".join(_lines(result, source)) + "\n")


def _lines(result: Result, source: Path) -> list[str]:
    machine = result.machine
    versions = machine["versions"]
    known = versions.items() if isinstance(versions, dict) else ()
    lines = OPENING.format(
        **{key: value for key, value in machine.items() if key != "versions"},
        versions=", ".join(f"{name} {number}" for name, number in known),
        date=result.date,
        source=f"benchmarks/results/{source.name}",
        command=result.command,
        methods="\n".join(
            f"- **{name}**: {words}."
            for name, words in METHODS.items()
            if any(row.method == name for row in result.rows)
        ),
    ).splitlines()
    if result.yardstick:
        lines += ["", "The yardstick (`benchmarks/yardstick.py`: the same work each time), in"]
        lines += ["processor seconds before the run and after it:", ""]
        lines += [f"- {in_words(taken)}" for taken in result.yardstick]
    for family, (title, words) in FAMILIES.items():
        rows = [row for row in result.rows if row.family == family]
        if rows:
            lines += ["", f"## {title}", "", words, "", *markdown(rows)]
    if result.steady:
        lines += ["", "## The same plan every time", ""]
        lines += ["Rows of every file shuffled, another hash seed each time, compared byte by"]
        lines += ["byte but for `wall_seconds`.", "", "| day | runs | different plans |"]
        lines += ["| --- | ---: | ---: |"]
        lines += [f"| {one.instance} | {one.runs} | {one.plans} |" for one in result.steady]
    wrong = contradictions(result.rows)
    if wrong:
        lines += ["", "## Claims that contradict each other", ""]
        lines += [f"- {words}" for words in wrong]
    return lines
