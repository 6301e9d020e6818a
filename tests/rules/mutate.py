"""Mutants of a source file: one small fault each, made on its syntax tree.

Words, titles and docstrings are left alone: what is mutated is what a rule rules.
"""

import ast
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

SILENT = {"words", "above", "no_room"}
SKIPPED = {"annotation", "returns", "decorator_list"}
NEXT_TO: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
STRINGS = {"takes": "assists", "assists": "takes", "very_complex": "complex", "person": "people"}


class Mutant(NamedTuple):
    """A fault by name, and the source that has it."""

    name: str
    tree: ast.Module


def mutants(
    path: Path, inside: frozenset[str] = frozenset(), every: int = 1
) -> Iterator[Mutant]:
    """Every mutant of a file, or of the functions and classes named in `inside`.

    One of so many alone, where `every` is more than one.
    """
    source = path.read_text(encoding="utf-8")
    names = [what for what, _ in _sites(ast.parse(source), inside)]
    for place in range(0, len(names), every):
        tree = ast.parse(source)
        what, change = next(islice(_sites(tree, inside), place, None))
        change()
        ast.fix_missing_locations(tree)
        before = names[:place].count(what)
        yield Mutant(f"{what} #{before + 1}" if before else what, tree)


Site = tuple[str, Callable[[], object]]


def _sites(tree: ast.Module, inside: frozenset[str]) -> Iterator[Site]:
    for top in tree.body:
        if isinstance(top, ast.ClassDef | ast.FunctionDef) and (not inside or top.name in inside):
            yield from _within(top, top.name)


def _within(node: ast.AST, scope: str) -> Iterator[Site]:
    if isinstance(node, ast.FunctionDef):
        if node.name in SILENT:
            return
        scope = f"{scope.split('.', 1)[0]}.{node.name}" if scope != node.name else scope
    if isinstance(node, ast.Call) and _called(node) == "say":
        return
    yield from ((f"{scope}: {what}", change) for what, change in _faults(node))
    for name, value in ast.iter_fields(node):
        if name in SKIPPED or (name == "args" and isinstance(node, ast.FunctionDef)):
            continue
        children = value if isinstance(value, list) else [value]
        for place, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_docstring(child):
                continue
            if isinstance(child, ast.stmt) and isinstance(node, ast.FunctionDef | ast.For | ast.If):
                yield from _dropped(children, place, scope)
            yield from _within(child, scope)


def _dropped(body: list[ast.AST], place: int, scope: str) -> Iterator[Site]:
    statement = body[place]
    if isinstance(statement, ast.Expr | ast.AugAssign | ast.Continue):
        text = ast.unparse(statement)[:60]
        yield f"{scope}: drop {text}", lambda: body.__setitem__(place, ast.Pass())


def _faults(node: ast.AST) -> Iterator[Site]:
    if isinstance(node, ast.Compare):
        yield from _comparisons(node)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        text = ast.unparse(node)
        yield f"{type(other).__name__} in {text}", lambda: setattr(node, "op", other)
        for place, value in enumerate(node.values):
            nothing = ast.Constant(isinstance(node.op, ast.And))
            yield f"drop {ast.unparse(value)} of {text}", _placer(node.values, place, nothing)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        again = ast.UnaryOp(type(node.op)(), node.operand)
        yield f"drop sign of {ast.unparse(node)}", _setter(node, "operand", again)
    elif isinstance(node, ast.If | ast.IfExp):
        yield f"negate {ast.unparse(node.test)}", _setter(node, "test", _negated(node.test))
    elif isinstance(node, ast.comprehension):
        for place, test in enumerate(node.ifs):
            yield f"negate {ast.unparse(test)}", _placer(node.ifs, place, _negated(test))
            yield f"drop {ast.unparse(test)}", _placer(node.ifs, place, ast.Constant(True))
    elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        other_op = ARITHMETIC[type(node.op)]()
        text = ast.unparse(node)
        yield f"{type(other_op).__name__} in {text}", _setter(node, "op", other_op)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield f"{CALLS[node.func.id]} in {ast.unparse(node)[:60]}", _setter(
            node.func, "id", CALLS[node.func.id]
        )
    elif isinstance(node, ast.Constant):
        yield from _constants(node)


def _comparisons(node: ast.Compare) -> Iterator[Site]:
    text = ast.unparse(node)
    for place, op in enumerate(node.ops):
        for other in NEXT_TO[type(op)]:
            yield f"{other.__name__} in {text}", _placer(node.ops, place, other())


def _constants(node: ast.Constant) -> Iterator[Site]:
    value = node.value
    if isinstance(value, bool):
        yield f"{not value} for {value}", _setter(node, "value", not value)
    elif isinstance(value, int):
        for other in (value + 1, value - 1):
            yield f"{other} for {value}", _setter(node, "value", other)
    elif isinstance(value, str) and value in STRINGS:
        yield f"{STRINGS[value]} for {value}", _setter(node, "value", STRINGS[value])


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _setter(node: ast.AST, name: str, value: object) -> Callable[[], object]:
    return lambda: setattr(node, name, value)


def _placer(items: list[ast.expr] | list[ast.cmpop], place: int, value: ast.AST) -> Callable[
    [], object
]:
    return lambda: items.__setitem__(place, value)  # type: ignore[call-overload]


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
