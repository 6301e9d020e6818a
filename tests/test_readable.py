"""What a stranger needs to read the engine: short functions, shapes, numbers with a reason."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.source import SOURCE, modules, nodes

LONGEST = 60
ARRAY = re.compile(r"\b(Ints|Floats|Flags|Bools|NDArray|ndarray)\b")
BELOW = re.compile(r'""".*\(.*,.*\)')
IN_TEXT = re.compile(r"\(\w+,( \w+)?\)|\[\w+, \w+\]")
MADE = re.compile(
    r"np\.(zeros|ones|full|array|asarray|arange|cumsum|bincount|argsort|lexsort|flatnonzero"
    r"|searchsorted|concatenate|maximum|minimum|where|zeros_like)\("
)
PLAIN = {"property", "cached_property", "worked_out", "staticmethod", "classmethod", "cache"}
CALLED_ELSEWHERE = {  # by click, by OR-Tools, and by tests of one way of the engine
    "list_commands", "format_commands", "get_command", "on_broken_pipe", "by_patterns",
    "_add_pre_pep8_methods",
}
SHAPE = re.compile(r"#.*\(.*\)")


def documented(body: list[ast.stmt], place: int) -> bool:
    """Whether a string stands under a statement."""
    after = body[place + 1] if place + 1 < len(body) else None
    return isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)


def numbers(node: ast.expr) -> bool:
    """Whether an expression is made of numbers alone."""
    leaves = [leaf for leaf in ast.walk(node) if isinstance(leaf, ast.Constant | ast.Name)]
    return bool(leaves) and all(
        isinstance(leaf, ast.Constant) and isinstance(leaf.value, int | float) for leaf in leaves
    )


def test_no_function_is_longer_than_a_page() -> None:
    long = [
        f"{path.relative_to(SOURCE)}: {node.name}"
        for path, node in nodes(ast.FunctionDef)
        if (node.end_lineno or 0) - node.lineno >= LONGEST
    ]
    assert long == []


def test_no_class_name_twice() -> None:
    places = defaultdict(list)
    for path, node in nodes(ast.ClassDef):
        places[node.name].append(str(path.relative_to(SOURCE)))
    twice = {name: where for name, where in places.items() if len(where) > 1}
    assert twice == {}


def test_every_array_says_its_shape() -> None:
    """A field that is an array has a comment, or a docstring: `# (case, worker), minutes`.

    Or its class tells it: it names the field and shapes, or says "Shape", where all have one.
    """
    bare = []
    lines = {path: text.splitlines() for path, text, _ in modules()}
    for path, kind in nodes(ast.ClassDef):
        told = ast.get_docstring(kind) or ""
        for field, name in arrays(kind):
            end = field.end_lineno or 0
            above, line, below = (lines[path][at] for at in (field.lineno - 2, end - 1, end))
            if not (
                SHAPE.search(line) or SHAPE.match(above.strip()) or BELOW.match(below.strip())
                or "Shape" in told
                or (re.search(rf"`{name}[`\[]", told) and IN_TEXT.search(told))
            ):
                bare.append(f"{path.relative_to(SOURCE)}:{field.lineno} {line.strip()}")
    assert bare == []


def arrays(kind: ast.ClassDef) -> Iterator[tuple[ast.stmt, str]]:
    """The fields of a class that are arrays: declared so, or made so when it is made."""
    made = [
        node for method in kind.body
        if isinstance(method, ast.FunctionDef) and method.name in {"__init__", "__post_init__"}
        for node in ast.walk(method)
        if isinstance(node, ast.Assign | ast.AnnAssign)
    ]
    for node in (*kind.body, *made):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if (
                node in kind.body and ARRAY.search(ast.unparse(annotation))
            ):
                yield node, name
            case ast.AnnAssign(target=ast.Attribute(attr=name), annotation=annotation) if (
                ARRAY.search(ast.unparse(annotation))
            ):
                yield node, name
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if (
                MADE.match(ast.unparse(value))
            ):
                yield node, name


def test_every_number_of_the_engine_has_a_reason() -> None:
    """A constant, of a module or of a class of parameters, has its unit and reason under it."""
    bare = []
    for path, _, tree in modules("solve", "staffing"):
        kinds = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        for body in (tree.body, *(kind.body for kind in kinds if kind.name.endswith("Parameters"))):
            for place, node in enumerate(body):
                value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
                if value is not None and numbers(value) and not documented(body, place):
                    bare.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    assert bare == []


def test_no_name_is_dead() -> None:
    """What is defined is named somewhere else, or registers itself by where it is."""
    shown = [page.read_text(encoding="utf-8") for page in SOURCE.rglob("*.html")]
    text = "\n".join([*(text for _, text, _ in modules()), *shown])
    count = Counter(re.findall(r"\w+", text))
    dead = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path, name in defined()
        if path.relative_to(SOURCE).parts[0] != "api"  # for programs, not for ourselves
        and count[name] < 2 and not name.startswith("__") and name not in CALLED_ELSEWHERE
    ]
    assert dead == []


def defined() -> Iterator[tuple[Path, str]]:
    """The functions, classes, constants and properties that only a name reaches."""
    for path, function in nodes(ast.FunctionDef):
        if {ast.unparse(each) for each in function.decorator_list} <= PLAIN:
            yield path, function.name
    for path, kind in nodes(ast.ClassDef):
        if path.parent.name not in {"rules", "objectives"}:
            yield path, kind.name
    for path, made in nodes(ast.Assign):
        match made.targets:
            case [ast.Name(id=name)] if name.isupper():
                yield path, name
