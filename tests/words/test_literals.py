"""No sentence goes past the words: templates are literal, and what is shown is not."""

import ast
import re
from pathlib import Path

from tests.source import SOURCE, nodes
from tests.words.extraction import KEYWORDS

SHOWN = ("cli", "render")
SHOWING = {
    "echo", "Text", "print", "add_column", "add_row", "section", "UsageError", "BadParameter",
    "AssignerError", "InputError", "ModelError", "PlanError", "Infeasible", "NotTheirs",
    "NothingFound", "NotProven", "VerificationFailed", "ClickException", "fail",
}
# A template that is not literal where it is said, but marked where it is written.
MARKED_ELSEWHERE = {
    "cli/patience.py": {"self.template"},
    "cli/talk.py": {"after"},
    "files/blank.py": {"_HEAD", "_HOW"},
    "files/cells.py": {"template"},
    "files/wanted.py": {"template"},
    "policy/complaints.py": {"template"},
    "cli/spoken.py": {"template"},
    "views/model.py": {"heading"},
    "baselines/habits.py": {"_SAID[name]"},
    "plan/staff_changes.py": {"CHANGES[row['kind']]", "template"},
    "scenarios/rebalance.py": {"REASONS[self.origin.reason]"},
    "views/agreed.py": {"template"},
    "toml_slip.py": {"_SAID[known]"},
    "views/amounts.py": {"one if number.value == 1 else several"},
    "views/measures.py": {"words"},
}
_WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def _of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return str(getattr(node.func, "id", getattr(node.func, "attr", "")))


def test_templates_are_literal() -> None:
    loose = [
        f"{_of(path)}:{node.lineno} {ast.unparse(node.args[0])}"
        for path, node in nodes(ast.Call)
        if _called(node) in KEYWORDS and node.args
        and not _literal(node.args[0])
        and ast.unparse(node.args[0]) not in MARKED_ELSEWHERE.get(_of(path), set())
    ]
    assert loose == []


def test_no_sentence_hides_in_an_f_string() -> None:
    hidden = [
        f"{_of(path)}:{node.lineno}"
        for path, joined in nodes(ast.JoinedStr)
        for node in ast.walk(joined)
        if _called(node) in KEYWORDS and isinstance(node, ast.Call)
    ]
    assert hidden == []


def test_nothing_is_shown_that_is_not_words() -> None:
    shown = [
        f"{_of(path)}:{node.lineno} {ast.unparse(arg)}"
        for path, node in nodes(ast.Call)
        if _called(node) in SHOWING
        for arg in node.args[:1] if _bare(arg)
    ]
    assert shown == []


def test_what_is_printed_is_not_put_together_of_words() -> None:
    together = [
        f"{_of(path)}:{node.lineno} {ast.unparse(node)}"
        for path, node in nodes(ast.JoinedStr, *SHOWN)
        if _bare(node) and ast.unparse(node) not in ALLOWED
    ]
    assert together == []


# Paths of keys and of modules, which are no words of any language.
ALLOWED = {
    "f'assigner.cli.{cmd_name}'",
    "f'rules.{rule.name()}.'", "f'municipality-{place:02}'",
    "f'{source.stem}-override.json'", "f'--pin {quoted}'", "f\"--pin '{quoted}'\"",
}


def _literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _bare(node: ast.expr) -> bool:
    """Whether an expression is text with words in it, by itself."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and _WORD.search(node.value) is not None
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and _bare(part) for part in node.values)
    return isinstance(node, ast.BinOp) and (_bare(node.left) or _bare(node.right))


def test_the_source_is_where_it_is_looked_for() -> None:
    assert Path(SOURCE / "cli" / "main.py").is_file()


def test_numbers_are_put_into_words_as_data() -> None:
    """`f"{hours:.1f}"` would write a point where the language has a comma."""
    written = [
        f"{_of(path)}:{node.lineno} {ast.unparse(node)}"
        for path, node in nodes(ast.FormattedValue, "cli", "view", "views", "render", "explain")
        if _of(path) != "render/workbook.py" and node.format_spec is not None
        and re.search(r"\.\d*[f%eg]", ast.unparse(node.format_spec))
    ]
    assert written == []
