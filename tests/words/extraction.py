"""Everything the program can say: templates in the source, help texts, and names in its data.

`python -m tests.words.extraction` prints what has no Danish yet, ready for a .po file.
"""

import ast
import inspect
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import click
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po

from assigner import objectives, quantity
from assigner.cli import seen_by
from assigner.cli.commands import COMMANDS, cli
from assigner.cli.spoken import OPTION, option
from assigner.files import registrations
from assigner.files.columns import LOG_TABLE, TABLES
from assigner.instance import COMPLEXITIES
from assigner.objective import Measure
from assigner.objectives.balance import Balance
from assigner.policy.keys import model_keys
from assigner.policy.reference import common, meanings
from assigner.quantity import Status
from assigner.rule import Kind
from assigner.rules import registry
from assigner.words.catalogue import sources
from tests.source import SOURCE, nodes

ROOT = Path(__file__).parents[2]
KEYWORDS: dict[str, Any] = {
    "say": (1,), "marked": (1,), "counted": (1, 2), "usage": (1,),
}
IN_POLICY = {"complain": (2,)}
IN_PAGES: dict[str, Any] = {"_": (1,), "counted": (1, 2)}
Message = str | tuple[str, str]


@cache
def templates() -> Mapping[Message, str]:
    """Every template of the source, with where it stands; those of pages by Babel's extractor."""
    found: dict[Message, str] = {}
    for path, call in nodes(ast.Call):
        name = str(getattr(call.func, "id", getattr(call.func, "attr", "")))
        keywords = KEYWORDS | (IN_POLICY if path.is_relative_to(SOURCE / "policy") else {})
        said = [
            str(arg.value) for at in keywords.get(name, ())
            for arg in call.args[at - 1 : at] if literal(arg) and isinstance(arg, ast.Constant)
        ]
        if said:
            found.setdefault(_message(tuple(said)), f"{path.relative_to(SOURCE)}:{call.lineno}")
    pages = extract_from_dir(SOURCE / "web", [("**.html", "jinja2")], keywords=IN_PAGES)
    for file, line, message, _, _ in pages:
        found.setdefault(_message(message), f"{file}:{line}")
    return found


def _message(message: Any) -> Message:
    if isinstance(message, str):
        return message
    given = tuple(part for part in message if part)
    return given[0] if len(given) == 1 else given


@cache
def helps() -> Mapping[Message, str]:
    """Every text that click shows of the commands."""
    found: dict[Message, str] = {}
    commands: list[click.Command] = [cli]
    for name in COMMANDS:
        commands.append(vars(import_module(f"assigner.cli.{name}"))["command"])
        found[COMMANDS[name]] = "cli/main.py"
    for command in commands:
        for text in _texts(command):
            found.setdefault(text, f"{OPTION} of {command.name}")
    return found


def _texts(command: click.Command) -> Iterator[str]:
    if command.help:
        yield inspect.cleandoc(command.help)
    yield from filter(None, (command.short_help, command.options_metavar))
    if isinstance(command, click.Group):
        yield str(command.subcommand_metavar)
        for below in command.commands.values():
            yield from _texts(below)
    for param in (*command.params, option(), seen_by.option()):
        if isinstance(param, click.Option):
            yield from filter(None, (param.help, param.metavar))
            if param.metavar is None and not param.is_flag and not isinstance(
                param.type, click.Choice
            ):
                yield param.type.name.upper()
        elif param.name:
            yield param.metavar or param.name.upper()


@cache
def clicks() -> Mapping[Message, str]:
    """What click itself says about commands, arguments and options."""
    found: dict[Message, str] = {}
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
        path = Path(click.__file__).parent / f"{name}.py"
        with path.open("rb") as file:
            keywords = {"_": None, "ngettext": (1, 2)}
            for _, message, _, _ in extract("python", file, keywords=keywords):
                found.setdefault(_message(message), f"click/{name}.py")
    return {message: place for message, place in found.items() if message not in UNHEARD}


# What click tells whoever writes a command, not whoever calls it.
UNHEARD: frozenset[Message] = frozenset({
    "Value must be an iterable.", "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument "
    "instead? Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Confirm the action without prompting.", "{value!r} is not a valid UUID.",
    "Aborted!", "Do you want to continue?",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
})


@cache
def names() -> Mapping[Message, str]:
    """Words that are data: rules, tiers, kinds, phases, what built-in models are called."""
    found: dict[Message, str] = {}

    def add(place: str, words: Iterable[str]) -> None:
        for word in words:
            if word:
                found.setdefault(word, place)

    rules = registry()
    add("rules", (*rules, *(rule.title for rule in rules.values())))
    tiers = objectives.registry()
    add("objectives", tiers)
    add("objectives", [
        unit for tier in tiers.values() if isinstance(unit := vars(tier).get("unit"), str)
    ])
    add("objectives", [Balance(measure).unit for measure in get_args(Measure)])
    add("kinds", (*get_args(Kind), *get_args(Status)))
    add("units", units())
    add("policy/reference.toml", [meanings().get(common(key), "") for key in model_keys()
                                  if key.holds == "number"])
    add("complexities", [name.replace("_", " ") for name in COMPLEXITIES])
    add("columns", [
        text for schema in (*TABLES, registrations.SCHEMA, LOG_TABLE) for column in schema.columns
        for text in (column.meaning, column.elsewhere) if text])
    add("status", ("optimal", "feasible", "infeasible", "unknown"))
    add("truth", ("yes", "no"))
    add("groups", ("team", "seniority", "hours"))
    for path in sorted((ROOT / "models").glob("*.toml")):
        add(f"models/{path.name}", _of_model(tomllib.loads(path.read_text(encoding="utf-8"))))
    return found


def units() -> Iterator[str]:
    """The units that numbers of a model may have."""
    for kind in vars(quantity).values():
        for check in getattr(kind, "__metadata__", ()):
            yield from getattr(getattr(check, "func", None), "units", ())


def _of_model(tree: Any, key: str = "") -> Iterator[str]:
    if isinstance(tree, dict):
        if key == "phases":
            yield from tree
        if key == "owners":
            yield from tree.values()
        if key == "roles":
            yield from (role.replace("_", " ") for role in tree)
        for name, below in tree.items():
            yield from _of_model(below, name)
    elif isinstance(tree, list):
        for item in tree:
            yield from _of_model(item, key)
    elif isinstance(tree, str) and key in {"title", "owner", "words", "measure", "source"}:
        yield tree


@cache
def danish() -> Mapping[Message, tuple[str, ...]]:
    """What the catalogue holds: message -> its Danish, one text or the two of a plural."""
    found: dict[Message, tuple[str, ...]] = {}
    for source in sources("da"):
        with source.open("rb") as file:
            for message in read_po(file, locale="da"):
                if message.id:
                    said = message.string
                    texts = (said,) if isinstance(said, str) else tuple(said or ())
                    found[_message(message.id)] = texts
    return found


def everything() -> Mapping[Message, str]:
    """All there is to say, with where it comes from."""
    return {**names(), **clicks(), **helps(), **templates()}


def speaks(message: Message) -> bool:
    """Whether there is anything to translate: letters outside the fields."""
    bare = ""
    for part in (message,) if isinstance(message, str) else message:
        try:
            bare += "".join(text for text, *_ in string.Formatter().parse(part))
        except ValueError:
            bare += part
    return any(letter.isalpha() for letter in bare)


def missing() -> list[Message]:
    """What has no Danish."""
    known = danish()
    return [
        message for message in everything()
        if speaks(message) and not all(known.get(message, ("",)))
    ]


def literal(node: ast.expr) -> bool:
    """Whether an expression is text that stands in the source."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", '\\n"\n"')
    return f'""\n"{escaped}"' if "\n" in text else f'"{escaped}"'


if __name__ == "__main__":
    places = everything()
    for wanted in missing():
        print(f"#: {places[wanted]}")
        one, *more = (wanted,) if isinstance(wanted, str) else wanted
        print(f"msgid {_quoted(one)}")
        for several in more:
            print(f"msgid_plural {_quoted(several)}")
        print('msgstr[0] ""\nmsgstr[1] ""\n' if more else 'msgstr ""\n')
