"""What a stranger needs to read the engine: short functions, shapes, numbers with a reason."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "assigner"
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


@cache
def read() -> list[tuple[Path, str, ast.Module]]:
    """Every module, its text and its tree; read once."""
    paths = sorted(SOURCE.rglob("*.py"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return list(zip(paths, texts, map(ast.parse, texts), strict=True))


def modules(*rooms: str) -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module of these rooms (none: of all), its text and its tree."""
    for path, text, tree in read():
        if not rooms or path.relative_to(SOURCE).parts[0] in rooms:
            yield path, text, tree


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
        for path, _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST
    ]
    assert long == []


def test_no_class_name_twice() -> None:
    places = defaultdict(list)
    for path, _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(SOURCE)))
    twice = {name: where for name, where in places.items() if len(where) > 1}
    assert twice == {}


def test_every_array_says_its_shape() -> None:
    """A field that is an array has a comment, or a docstring: `# (case, worker), minutes`.

    Or its class tells it: it names the field and shapes, or says "Shape", where all have one.
    """
    bare = []
    for path, text, tree in modules():
        lines = text.splitlines()
        for kind in ast.walk(tree):
            if not isinstance(kind, ast.ClassDef):
                continue
            told = ast.get_docstring(kind) or ""
            for field, name in arrays(kind):
                end = field.end_lineno or 0
                above, line, below = lines[field.lineno - 2], lines[end - 1], lines[end]
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
        for path, _, tree in modules()
        if path.relative_to(SOURCE).parts[0] != "api"  # for programs, not for ourselves
        for name in defined(path, tree)
        if count[name] < 2 and not name.startswith("__") and name not in CALLED_ELSEWHERE
    ]
    assert dead == []


def defined(path: Path, tree: ast.Module) -> Iterator[str]:
    """The functions, classes, constants and properties of a module that only a name reaches."""
    registry = path.parent.name in {"rules", "objectives"}
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, decorator_list=decorators):
                if {ast.unparse(each) for each in decorators} <= PLAIN:
                    yield name
            case ast.ClassDef(name=name) if not registry:
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) if name.isupper():
                yield name
