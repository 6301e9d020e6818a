"""The command: `uv run --group bench python -m benchmarks --csplib FOLDER --timefold SCRIPT`."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.ask import Asked, Row, ask, contradictions
from benchmarks.families import FAMILIES
from benchmarks.machine import machine
from benchmarks.methods import METHODS
from benchmarks.page import draw_page
from benchmarks.question import Places, Question
from benchmarks.result import Result, last
from benchmarks.spread import spread
from benchmarks.steady import STEADY, steady
from benchmarks.timed import TIMED
from benchmarks.words import COLUMNS, cells
from benchmarks.yardstick import in_words, yardstick

COMMAND = "uv run --group bench python -m benchmarks"
FILTERS = ("family", "size", "strength", "method")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; a full run keeps its result and redraws the page."""
    wanted = _parser().parse_args(arguments)
    if wanted.redraw:
        source = last()
        draw_page(Result.read(source), source)
        return 0
    result = _begun(wanted)
    _measure_machine(result)
    path = wanted.output or (None if _filtered(wanted) else result.path)
    for row in _rows(wanted, result.answered):
        result.rows.append(row)
        _tell(row)
        if path is not None:
            result.write(path)
    apart = "steady" in (wanted.family or ()) or not _filtered(wanted)
    for name, question in STEADY if apart else ():
        result.steady.append(steady(name, question))
        print(f"{result.steady[-1]}", file=sys.stderr, flush=True)
    _measure_machine(result)
    _table(result.rows)
    if path is not None:
        result.write(path)
    if path == result.path:
        draw_page(result, path)
    wrong = contradictions(result.rows)
    for words in wrong:
        print(f"contradiction: {words}", file=sys.stderr)
    return 1 if wrong else 0


def _measure_machine(result: Result) -> None:
    result.yardstick.append(yardstick())
    print(f"yardstick: {in_words(result.yardstick[-1])}", file=sys.stderr, flush=True)


def _begun(wanted: argparse.Namespace) -> Result:
    """A new result, or the one a run was stopped in."""
    fresh = Result(_command(wanted), machine())
    if not wanted.resume:
        return fresh
    found = Result.read(wanted.output or last())
    found.rows = found.whole_rows
    if (found.command, found.machine) != (fresh.command, fresh.machine):
        raise SystemExit("--resume: that run had another command, machine or version")
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--csplib", type=Path, metavar="FOLDER", help="the CSPLib 069 instances")
    parser.add_argument("--timefold", type=Path, metavar="SCRIPT", help="the Timefold peer")
    parser.add_argument("--family", action="append", choices=[*FAMILIES, *TIMED, "steady"])
    parser.add_argument("--size", action="append", metavar="50x163")
    parser.add_argument("--strength", action="append", metavar="tight")
    parser.add_argument("--method", action="append", choices=METHODS)
    parser.add_argument("--seconds", type=float, help="the same limit for every question")
    parser.add_argument("--seed", type=int, default=1, help="draw other questions")
    parser.add_argument(
        "--cores", type=_cores, default=(), metavar="0,1",
        help="ask a question on each of these cores at a time; all methods of a question on one",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="RESULT.json",
        help="write the result here; without it only a full run is kept, under its date",
    )
    parser.add_argument(
        "--resume", action="store_true",
        help="go on where the last run was stopped: the same command, at its next question",
    )
    parser.add_argument("--redraw", action="store_true", help="draw the page again")
    return parser


def _cores(given: str) -> tuple[int, ...]:
    return tuple(int(core) for core in given.split(","))


def _filtered(wanted: argparse.Namespace) -> bool:
    given = any(getattr(wanted, name) for name in FILTERS)
    return given or wanted.seconds is not None or wanted.seed != 1


def _command(wanted: argparse.Namespace) -> str:
    """The command as given, without anybody's paths."""
    words = [COMMAND]
    words += ["--csplib FOLDER"] if wanted.csplib else []
    words += ["--timefold SCRIPT"] if wanted.timefold else []
    for name in FILTERS:
        words += [f"--{name} {value}" for value in getattr(wanted, name) or ()]
    words += [f"--seconds {wanted.seconds:g}"] if wanted.seconds is not None else []
    words += [f"--seed {wanted.seed}"] if wanted.seed != 1 else []
    words += [f"--cores {','.join(map(str, wanted.cores))}"] if wanted.cores else []
    return " ".join(words)


def _rows(wanted: argparse.Namespace, answered: frozenset[Asked]) -> Iterator[Row]:
    with TemporaryDirectory() as scratch:
        places = Places(
            None if wanted.csplib is None else wanted.csplib.resolve(),
            None if wanted.timefold is None else wanted.timefold.resolve(),
            Path(scratch),
        )
        if places.csplib is None and _asked(wanted.family, "nursing"):
            print("nursing: skipped, no folder (--csplib)", file=sys.stderr)
        left = [rows for asked, rows in _tasks(wanted, places) if asked not in answered]
        yield from spread(left, wanted.cores)


def _tasks(
    wanted: argparse.Namespace, places: Places
) -> Iterator[tuple[Asked, Iterable[Row]]]:
    """What is asked for, a question at a time, not yet begun."""
    for family, made in FAMILIES.items():
        if not _asked(wanted.family, family):
            continue
        for question in made.questions(places):
            if _asked(wanted.size, question.size) and _asked(wanted.strength, question.strength):
                rows = ask(_changed(question, wanted), _methods(question, wanted), places)
                yield (family, question.size, question.strength), rows
    for family, (asked, timed) in TIMED.items():
        if _asked(wanted.family, family) and _asked(wanted.method, "ours"):
            for one in asked:
                if _asked(wanted.size, one.size) and _asked(wanted.strength, one.strength):
                    yield (family, one.size, one.strength), timed(one)


def _changed(question: Question, wanted: argparse.Namespace) -> Question:
    return replace(
        question, seed=wanted.seed,
        seconds=question.seconds if wanted.seconds is None else wanted.seconds,
    )


def _methods(question: Question, wanted: argparse.Namespace) -> tuple[str, ...]:
    """Those asked for by name, even if the question does not ask them itself."""
    if not wanted.method:
        return question.methods
    able = {*question.methods, "patterns", "office"}
    able |= {"scip"} if "highs" in able else set()
    return tuple(name for name in METHODS if name in wanted.method and name in able)


def _asked(wanted: list[str] | None, name: str) -> bool:
    return not wanted or name in wanted


def _tell(row: Row) -> None:
    print(f"{row.family}: " + "  ".join(filter(None, cells(row))), file=sys.stderr, flush=True)


def _table(rows: Sequence[Row]) -> None:
    table = Table(*("family", *COLUMNS))
    for row in rows:
        table.add_row(row.family, *cells(row))
    wide = Console()
    Console(width=max(wide.width, 150)).print(table)


if __name__ == "__main__":
    sys.exit(main())
