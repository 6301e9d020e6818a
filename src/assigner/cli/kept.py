"""A plan that was kept: its claims, and the day it was made for, found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assigner.cli.day import Day, open_day, state_folder
from assigner.errors import PlanError
from assigner.explain.planned import Planned
from assigner.files.columns import SCHEMAS, is_header
from assigner.files.complaints import letter
from assigner.files.encoding import read_text
from assigner.files.grid import read_csv
from assigner.files.whereabouts import Whereabouts, recall
from assigner.plan import Claims, read_claims
from assigner.policy import Policy
from assigner.problem import Problem


@dataclass(frozen=True)
class Kept:
    """A plan's claims, the model and the problem they are about, and where it lies."""

    claims: Claims
    folder: Path
    policy: Policy
    problem: Problem

    @cached_property
    def planned(self) -> Planned:
        """The plan as the explanations take it."""
        return Planned(
            self.problem, self.policy.rules, self.policy.tiers, self.claims.allocation,
            self.claims.status == "optimal",
        )

    @cached_property
    def letters(self) -> Mapping[tuple[str, str], str]:
        """The column letters of the user's files."""
        return letters(self.folder)


def open_kept(
    plan: Path, instance: Path | None, model: str | None, *, discreet: bool = False
) -> Kept:
    """Read a plan and find its day. Raises PlanError where either is not what it was.

    `discreet`: faults of the instance are not quoted.
    """
    claims = read_claims(plan)
    if claims.status in ("infeasible", "unknown"):
        raise PlanError(f"{plan}: holds no allocation ({claims.status}).")
    where = _where(claims, plan, instance, model)
    day = open_day(where.folder, where.model or claims.model.name, dict(claims.model.overrides))
    if discreet and _faulty(day):
        raise PlanError(f"{plan}: its instance has errors; ask a coordinator to check it.")
    facts, policy = day.require()
    if facts.sha256 != claims.instance.sha256:
        raise PlanError(f"{plan}: the instance in {where.folder} has changed since; solve again.")
    if policy.sha256 != claims.model.sha256:
        raise PlanError(f"{plan}: the model {policy.name} has changed since; solve again.")
    problem = policy.pose(
        facts,
        pins=frozenset(claims.decisions.pins),
        forbids=frozenset(claims.decisions.forbids),
        seed=claims.solver.seed,
    )
    return Kept(claims, where.folder, policy, problem)


def letters(folder: Path) -> Mapping[tuple[str, str], str]:
    """(file, column) -> the letter the column has in that file."""
    found = {}
    for schema in SCHEMAS:
        text = read_text(folder / schema.file)
        if isinstance(text, str):
            for place, header in enumerate(read_csv(schema.file, text, is_header).header):
                column = schema.column(header)
                if column is not None:
                    found[schema.file, column.key] = letter(place)
    return found


def _faulty(day: Day) -> bool:
    return day.policy is None or day.reading.instance is None


def _where(claims: Claims, plan: Path, instance: Path | None, model: str | None) -> Whereabouts:
    known = recall(state_folder(), claims.instance.sha256)
    if instance is None and known is None:
        folder = _search(claims, plan)
        if folder is None:
            raise PlanError(
                f"{plan}: its instance, {claims.instance.name}, is not where it was solved. "
                "Name its folder with --instance."
            )
        known = Whereabouts(folder, "")
    folder = instance if instance is not None else known.folder if known is not None else plan
    return Whereabouts(folder, model or (known.model if known is not None else ""))


def _search(claims: Claims, plan: Path) -> Path | None:
    """The instance beside the plan, or among the instances here."""
    for root in (plan.resolve().parent, Path.cwd()):
        heads = [root / "instance.toml", *sorted(root.glob("*/instance.toml"))]
        heads += sorted(root.glob("instances/*/*/instance.toml"))
        for head in heads:
            if not head.is_file():
                continue
            day = open_day(head.parent, claims.model.name, dict(claims.model.overrides))
            found = day.reading.instance
            if found is not None and found.sha256 == claims.instance.sha256:
                return head.parent
    return None
