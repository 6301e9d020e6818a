"""A rule and a tier are whole: no other file asks which one it has before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import assigner
from assigner import objectives, rules

SOURCE = Path(assigner.__file__).parent
ROOMS = (Path(rules.__file__).parent, Path(objectives.__file__).parent)
OF_A_RULE = ("assigner.rules.", "assigner.objectives.")


def asked(text: str) -> Iterator[str]:
    """Where a file asks for the class of a rule or tier: `isinstance`, `case`, `type(...) is`."""
    tree = ast.parse(text)
    known = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OF_A_RULE)
        for alias in node.names
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, kinds]):
                found = ast.walk(kinds)
            case ast.MatchClass(cls=kind):
                found = ast.walk(kind)
            case ast.Compare(ops=[ast.Is() | ast.IsNot()], comparators=[kinds]):
                found = ast.walk(kinds)
            case _:
                continue
        names = {part.id for part in found if isinstance(part, ast.Name)} & known
        yield from (f"line {node.lineno}: {name}" for name in sorted(names))


def test_nobody_asks_which_rule_or_tier_it_is() -> None:
    files = [
        path for path in SOURCE.rglob("*.py")
        if not any(path.is_relative_to(room) for room in ROOMS)
    ]
    assert len(files) > 300
    texts = {str(path): path.read_text(encoding="utf-8") for path in files}
    found = {
        path: [*asked(text)] for path, text in texts.items()
        if any(name in text for name in OF_A_RULE)
    }
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_such_a_question_is_seen() -> None:
    assert [*asked(
        "from assigner.objectives.fit import Fit as Wish\n"
        "from assigner.rules.team import Team\n"
        "def ask(it):\n"
        "    match it:\n"
        "        case Wish():\n"
        "            return isinstance(it, int | Team) or type(it) is Team\n"
    )] == ["line 5: Wish", "line 6: Team", "line 6: Team"]
