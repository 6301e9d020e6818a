"""Changes from TOML files and from the command line, as they are written.

    [[leaves]]       [[absent]]       [[joins]]            [[hand_over]]
    caseworker = "X" caseworker = "X" id = "X"             case = "S-1"
    date = 2026-12-1 from = ...       team = "measures"    to = "Y"
                     to = ...         weekly_hours = 37

and `returns`, `hours`, `team`, `capacity`; beside who leaves or is away `keep` (a case) and `give`
(a case, to). Dates and several keys may be left out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assigner.bounded import MOST_TOML, read_text, toml
from assigner.errors import InputError
from assigner.policy.lines import key_lines
from assigner.scenarios.change import Written
from assigner.toml_slip import toml_slip
from assigner.words import Words, refusal, say

SHORT = {
    "leaves": ("caseworker", ":", "date"),
    "absent": ("caseworker", ":", "from", "..", "to"),
    "returns": ("caseworker", ":", "date"),
    "joins": ("id", ":", "team", ":", "weekly_hours", ":", "date"),
    "hours": ("caseworker", "=", "weekly_hours", ":", "date"),
    "team": ("caseworker", "=", "team", ":", "date"),
    "capacity": ("caseworker", "=", "percent", ":", "until"),
    "hand_over": ("case", "=", "to"),
    "keep": ("case",), "give": ("case", "=", "to"),
}
"""How each change is written in one option: keys, and the signs between them."""


def read_changes(path: Path) -> list[Written]:
    """Every change of a file. Raises InputError where it is no TOML, or no list of changes."""
    name = path.as_posix()
    try:
        text = read_text(path, MOST_TOML)
        tree = toml(text)
    except OSError as error:
        raise InputError([_said(say("{file}: cannot be read ({why}).", file=name,
                                    why=refusal(error)))]) from error
    except UnicodeDecodeError as error:
        raise InputError([_said(say("{file}: is not UTF-8; save the file as UTF-8.",
                                    file=name))]) from error
    except ValueError as error:
        slip = toml_slip(text, error)
        raise InputError([_said(
            say('{file}:{line}: is not TOML: {reason}. Write blocks such as [[leaves]] with '
                'caseworker = "X" and date = 2026-12-01.', file=name, line=slip.line,
                reason=slip.reason)
        )]) from error
    lines = key_lines(text)
    found_changes, faults = [], []
    for kind, block in tree.items():
        place = f"{name}:{lines.get((kind,), 1)}"
        rows = [block] if isinstance(block, dict) else block
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            faults.append(f"{place} {kind}: " + _said(say(
                "is not a change. Write a block such as [[leaves]].")))
            continue
        for number, row in enumerate(rows):
            at = (kind,) if isinstance(block, dict) else (kind, number)
            places = {key: f"{name}:{lines.get((*at, key), 1)} {key}" for key in row}
            here = f"{name}:{lines.get(at, lines.get((kind,), 1))} {kind}"
            found_changes.append(Written(kind, row, places, here))
    if faults:
        raise InputError(faults)
    return found_changes


def shortcut(kind: str, text: str) -> Written:
    """One option, such as `--leaves X:2026-12-01`; what is wrong in it is told later."""
    option = f"--{kind.replace('_', '-')} {text}"
    cells = dict(_taken_apart(text, SHORT[kind]))
    return Written(kind, cells, dict.fromkeys(cells, option), option)


def from_rows(rows: Sequence[dict[str, str]], plan: str) -> list[Written]:
    """Changes as a plan keeps them."""
    return [
        Written(row.get("kind", ""), {key: row[key] for key in row if key != "kind"}, {}, plan)
        for row in rows
    ]


def _taken_apart(text: str, shape: Sequence[str]) -> Iterator[tuple[str, str]]:
    key, *rest = shape
    while rest:
        sign, following, *rest = rest
        head, found, tail = text.partition(sign)
        yield key, head.strip()
        if not found:
            return
        key, text = following, tail
    yield key, text.strip()


def _said(words: Words) -> str:
    return str(words)
