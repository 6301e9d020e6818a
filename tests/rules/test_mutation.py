"""Whoever breaks a rule is caught: every small fault in it fails a test of that rule.

The tests of a rule (`test_engine_and_checker...` on its days, and the functions of its own
file) run in process on a mutant. Mutants that change nothing are listed in equivalent.py, or
as `EQUIVALENT` in the test file of the rule; so is `STANDING = True` where it is standing.
"""

import ast
import importlib
import inspect
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from assigner import ceiling
from assigner.ceiling import CeilingRule
from assigner.rule import Rule
from assigner.rules import registry
from assigner.statement import state
from tests.draws import covering
from tests.rules import equivalent
from tests.rules.days import days, equal, make, norms_agree
from tests.rules.mutate import mutants
from tests.rules.test_registry import NAMES, NORMS
from tests.rules.wrappers import Said, wrappers

WRAPPED = ("bars ", "ceilings ", "bonds ", "rows ", "breaches: ")
EVERY = [18, pytest.param(1, marks=pytest.mark.long)]
"""One mutant of so many in every run; all of them among the long tests."""
CEILINGS = tuple(name for name, rule in registry().items() if issubclass(rule, CeilingRule))


def expected(kind: str, name: str) -> set[str]:
    """The mutants that may survive: those that are the rule."""
    same: dict[str, dict[str, str]] = getattr(equivalent, kind)
    told: dict[str, str] = getattr(_tests(name), "EQUIVALENT", {}) if name in NAMES else {}
    own = {what for what in told if what.startswith(WRAPPED) == (kind == "WRAPPERS")}
    return {*same.get(name, {}), *own}


def caught(name: str, mutant: type[Rule]) -> bool:
    """Whether a test of the rule fails on the mutant."""
    return bool(fault(name, mutant))


def fault(name: str, mutant: type[Rule]) -> str:
    """What the tests of the rule find wrong with the mutant; "" where they find nothing."""
    declared = getattr(_tests(name), "STANDING", False)
    if mutant.standing != declared:
        return (
            f"standing is {mutant.standing}, and STANDING in tests/rules/test_{name}.py {declared}:"
            " does the rule ask something of a whole caseload, or of how a day is given out?"
        )
    try:
        for day in days(name):
            equal(make(mutant, **day.settings), day)
        for test in own_tests(name):
            test(mutant)
        for day in days(name):
            soft = make(mutant, hard=False, **day.settings)
            equal(soft, day)
            if name in NORMS and not day.problem.starts:
                norms_agree(soft, day.problem)
    except Exception:  # whatever goes wrong is caught
        return traceback.format_exc(limit=-3)
    return ""


def _tests(name: str) -> ModuleType:
    return importlib.import_module(f"tests.rules.test_{name}")


def own_tests(name: str) -> Iterator[FunctionType]:
    for called, item in vars(_tests(name)).items():
        if called.startswith("test_") and inspect.isfunction(item):
            assert [*inspect.signature(item).parameters] == ["rule"], called
            yield item


def said(name: str) -> Said:
    """What the rule says on each of its days."""
    found: Said = []
    for day in days(name):
        made = make(registry()[name], **day.settings)
        statement = state(day.problem, (made, *day.beside))
        items: dict[str, list[Any]] = {
            "bars": [*made.bars(day.problem)],
            "ceilings": [*made.ceilings(day.problem)],
            "bonds": [*made.bonds(day.problem)],
            "rows": [stated.item for stated in statement.rows if stated.rule is made],
        }
        found.append((day.problem, items))
    return found


def compiled(name: str, tree: ast.Module) -> type[Rule]:
    """The rule of a mutated file, outside the registry."""
    contents: dict[str, Any] = {"__name__": f"assigner.rules.{name}"}
    exec(compile(tree, f"{name} mutant", "exec"), contents)  # noqa: S102, RUF100
    (found,) = (
        item for item in contents.values()
        if inspect.isclass(item) and issubclass(item, Rule)
        and item.__module__ == contents["__name__"]
    )
    return found


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_the_tests_pass_on_the_rule_of_the_registry(name: str) -> None:
    """In every run the same is asked of it in test_registry and in its own file."""
    assert fault(name, registry()[name]) == ""


@pytest.mark.parametrize("name", covering(["presence", "siblings", "stock_ceiling"], NAMES))
def test_the_tests_pass_on_the_rule_itself(name: str) -> None:
    path = Path(inspect.getfile(registry()[name]))
    assert fault(name, compiled(name, ast.parse(path.read_text(encoding="utf-8")))) == ""


def test_what_is_wrong_is_told() -> None:
    class Fleeting(registry()["very_complex_ceiling"]):  # type: ignore[misc]
        standing = False

    class Broken(registry()["very_complex_ceiling"]):  # type: ignore[misc]
        def counts(self, *about: object) -> int:
            raise ValueError("no such count")

    assert "STANDING in tests/rules/test_very_complex_ceiling.py True" in fault(
        "very_complex_ceiling", Fleeting
    )
    assert "ValueError: no such count" in fault("very_complex_ceiling", Broken)


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("name", NAMES)
def test_a_spoilt_rule_is_caught(name: str, every: int) -> None:
    spoilt = [*wrappers(registry()[name], said(name))][::every]
    survived = {what for what, mutant in spoilt if not caught(name, mutant)}
    assert survived == expected("WRAPPERS", name) & {what for what, _ in spoilt}
    assert every > 1 or survived == expected("WRAPPERS", name)


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("name", NAMES)
def test_a_fault_in_the_source_is_caught(name: str, every: int) -> None:
    path = Path(inspect.getfile(registry()[name]))
    tried = {what: _source_caught(name, tree) for what, tree in mutants(path, every=every)}
    survived = {what for what, found in tried.items() if not found}
    assert survived == expected("SOURCES", name) & tried.keys()
    assert every > 1 or survived == expected("SOURCES", name)


def _source_caught(name: str, tree: ast.Module) -> bool:
    try:
        mutant = compiled(name, tree)
    except Exception:  # a file that cannot be imported is caught by every test
        return True
    return caught(name, mutant)


@pytest.mark.parametrize("every", EVERY)
def test_a_fault_in_what_ceilings_share_is_caught(
    every: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    survived, tried = set(), set()
    shared = Path(inspect.getfile(ceiling))
    for what, tree in mutants(shared, frozenset({"CeilingRule"}), every):
        tried.add(what)
        contents: dict[str, Any] = {"__name__": "assigner.ceiling"}
        exec(compile(tree, "mutant", "exec"), contents)  # noqa: S102, RUF100
        with monkeypatch.context() as patch:
            for method in ("ceilings", "breaches", "relieves", "norms", "eased"):
                patch.setattr(CeilingRule, method, getattr(contents["CeilingRule"], method))
            if not any(caught(name, registry()[name]) for name in CEILINGS):
                survived.add(what)
    assert survived == expected("SOURCES", "ceiling rules") & tried
    assert every > 1 or survived == expected("SOURCES", "ceiling rules")
