"""Where models lie and what their files say: found by name or path, read, `extends` followed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path as File

from assigner.bounded import MOST_TOML, TooDeep, read_text, toml
from assigner.errors import ModelError
from assigner.policy.complaints import instead
from assigner.policy.lines import Path, key_lines
from assigner.toml_slip import toml_slip
from assigner.words import refusal, say

SUFFIX = ".toml"


@dataclass(frozen=True)
class Source:
    """One file of a model: what it says, and on which line it says it."""

    label: str
    text: str
    tree: Mapping[str, object] = field(compare=False)
    lines: Mapping[Path, int] = field(compare=False)
    built_in: bool = False

    def place(self, path: Path) -> str:
        """`file:line` of a path of keys, or of the nearest table around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.label}:{self.lines.get(path, 1)}"


def builtin() -> tuple[str, ...]:
    """Names of the built-in models."""
    return tuple(sorted(path.stem for path in _home().glob(f"*{SUFFIX}")))


def as_found_from(folder: File, name_or_path: str) -> str:
    """A model as a file in `folder` names it, so that it is found wherever one stands.

    A whole path stays one; so does what lies on another drive, to which no other leads.
    """
    if name_or_path in builtin() or File(name_or_path).is_absolute():
        return name_or_path
    there = File(name_or_path).resolve()
    if there.anchor != folder.resolve().anchor:
        return there.as_posix()
    return File(os.path.relpath(there, folder.resolve())).as_posix()


def chain(name_or_path: str, beside: File | None) -> tuple[Source, ...]:
    """The files of a model, the furthest base first. Raises ModelError."""
    found: list[Source] = []
    trail: dict[File, str] = {}
    wanted, folder, asked = name_or_path, beside, ""
    while True:
        file = _find(wanted, folder, asked)
        label = _label(file, wanted, folder if asked else None)
        if file.resolve() in trail:
            circle = " -> ".join([*trail.values(), label])
            raise ModelError(say(
                "{place}: the models extend one another in a circle ({circle}); "
                "take one extends out", place=asked, circle=circle,
            ))
        trail[file.resolve()] = label
        source = replace(read_source(file, label), built_in=file.parent == _home())
        found.append(source)
        base = source.tree.get("extends")
        if base is None:
            return tuple(reversed(found))
        asked = f"{source.place(('extends',))} extends"
        if not isinstance(base, str) or not base:
            raise ModelError(
                say("{place}: is not a name or a path; write it in quotes", place=asked)
            )
        wanted, folder = base, file.parent


@cache
def _home() -> File:
    installed = File(str(files("assigner"))) / "models"
    return installed if installed.is_dir() else File(__file__).parents[3] / "models"


def _find(wanted: str, folder: File | None, asked: str) -> File:
    if wanted in builtin():
        return _home() / f"{wanted}{SUFFIX}"
    if wanted.endswith(SUFFIX) and "\0" not in wanted:
        # A base is meant from the file that names it, and from nowhere else.
        for place in (folder,) if asked and folder else (folder or File(), File()):
            if (place / wanted).is_file():
                return place / wanted
        raise ModelError(
            say("{place}: there is no file {file}", place=asked or "model", file=wanted)
        )
    raise ModelError(say(
        '{place}: "{wanted}" is not a model; {hint}, or the path of a {suffix} file',
        place=asked or "model", wanted=wanted, hint=instead(wanted, builtin()), suffix=SUFFIX,
    ))


def _label(file: File, wanted: str, folder: File | None) -> str:
    if file.parent == _home():
        return f"models/{file.name}"
    return wanted if folder is None or file != folder / wanted else file.as_posix()


@lru_cache(maxsize=32)  # models compared, and runs of a sweep, extend the same few files
def _parsed(text: str) -> tuple[Mapping[str, object], Mapping[Path, int]]:
    """What a text says, and on which lines: nobody may change it, as it is given again."""
    return toml(text, Decimal), key_lines(text)


def read_source(file: File, label: str) -> Source:
    """A TOML file with the lines of its keys. Raises ModelError where it is none."""
    try:
        text = read_text(file, MOST_TOML)
    except OSError as problem:
        raise ModelError(
            say("{path}: cannot be read ({reason})", path=label, reason=refusal(problem))
        ) from problem
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise ModelError(say("{path}:{line}: is not UTF-8; save the file as UTF-8", path=label,
                             line=line)) from problem
    try:
        return Source(label, text, *_parsed(text))
    except (RecursionError, TooDeep) as problem:
        raise ModelError(
            say("{path}: is nested too deeply", path=label)
        ) from problem
    except (ValueError, ArithmeticError) as problem:
        slip = toml_slip(text, problem)
        raise ModelError(say("{path}:{line}: is not TOML: {reason}", path=label, line=slip.line,
                             reason=slip.reason)) from problem
