"""A plan as the tables of a workbook: the cases, the loads, what is proven, and of what."""

from collections.abc import Sequence

from assigner.explain.clause import Clauses
from assigner.explain.due_away import due_away
from assigner.explain.planned import Planned
from assigner.explain.unplaced import left_words, reasons
from assigner.files.sheets import Heading, OutputSheet, Value
from assigner.norm import Norm
from assigner.plan import Claims
from assigner.plan.norms import headings, norms_of, under
from assigner.policy import Policy
from assigner.report.lights import light
from assigner.report.norm_words import norm_light, titled
from assigner.words import Words, joined, say, term


def plan_sheets(claims: Claims, planned: Planned, policy: Policy) -> tuple[OutputSheet, ...]:
    """The sheets, in the order they are read."""
    return (
        _cases(claims, planned, policy), _loads(claims, planned, policy),
        _proof(claims, policy), _about(claims),
    )


def plan_title(claims: Claims) -> Words:
    """What the workbook is called inside."""
    return say("Plan for {name}", name=claims.instance.name)


def _cases(claims: Claims, planned: Planned, policy: Policy) -> OutputSheet:
    problem, seats = planned.problem, planned.allocation.seats
    tied = frozenset(row.case for row in claims.assignments if row.tied)
    clauses = Clauses(planned.statement, planned.allocation, tied, proven=planned.proven)
    phases = {key: phase.label for key, phase in policy.phases.items()}
    rows: list[list[Value]] = []
    for case in problem.cases.values():
        placed = seats.get(case.id)
        why: Words | str
        if placed is not None:
            who, co, why, owner = placed.caseworker, placed.co_caseworker, clauses.of(case.id), ""
            away = due_away(problem, planned.allocation, case.id)
            why = joined([why, away], "; ") if away else why
        else:
            found = reasons(planned.statement, planned.allocation, case.id)
            who, co = "", None
            why = joined(left_words(planned.statement, planned.allocation, case.id), "; ")
            owner = policy.owner(found[0].rule if found else "decisions")
        rows.append([
            case.id, who, problem.workers[who].name if who else "", co,
            problem.workers[co].name if co else "", term(phases.get(case.phase, case.phase)),
            term(case.complexity.replace("_", " ")), case.children, case.due,
            round(problem.weight[case.id] / 60, 4), why,
            say("drawn by lot") if case.id in tied else "",
            term(owner) if owner else "", clauses.continuity.words(case.id) or "",
        ])
    return OutputSheet(
        say("Plan"),
        (
            Heading(say("Case")), Heading(say("Caseworker")), Heading(say("Name")),
            Heading(say("Co-worker")), Heading(say("Co-worker's name")), Heading(say("Phase")),
            Heading(say("Complexity")), Heading(say("Children"), "number"),
            Heading(say("Due"), "day"), Heading(say("Weight (h a week)"), "hours"),
            Heading(say("Why")), Heading(say("Tied")), Heading(say("Decides")),
            Heading(say("Passed over")),
        ),
        rows,
    )


def _loads(claims: Claims, planned: Planned, policy: Policy) -> OutputSheet:
    problem = planned.problem
    norms = norms_of(problem, policy.rules, planned.allocation)
    counted = headings(norms)
    return OutputSheet(
        say("Loads"),
        (
            Heading(say("Caseworker")), Heading(say("Name")), Heading(say("Team")),
            Heading(say("Cases before"), "number"), Heading(say("New cases"), "number"),
            Heading(say("Cases after"), "number"), Heading(say("Capacity (h a week)"), "hours"),
            Heading(say("Load before (h a week)"), "hours"),
            Heading(say("Load after (h a week)"), "hours"), Heading(say("Load before"), "share"),
            Heading(say("Load after"), "share"), Heading(say("Light")),
            *(Heading(words, "number") for heading in counted for words in (
                titled(heading), say("{what}: ceiling", what=titled(heading)),
            )),
            Heading(say("Norm")),
        ),
        [
            [
                row["id"], problem.workers[row["id"]].name, problem.team_label(row["team"]),
                row["cases_before"], row["new_cases"], row["cases_after"], row["capacity_hours"],
                row["load_before_hours"], row["load_after_hours"], row["utilisation_before"],
                row["utilisation_after"], term(light(row["utilisation_after"]).word),
                *(number for heading in counted
                  for number in _against(under(norms[row["id"]], heading))),
                _norm(norms[row["id"]]),
            ]
            for row in claims.written["caseworkers"]
        ],
    )


def _against(norm: Norm | None) -> tuple[int | None, int | None]:
    """The count and its ceiling, each a number that can be sorted and added."""
    return (None, None) if norm is None else (norm.count, norm.ceiling)


def _norm(norms: Sequence[Norm]) -> Words | str:
    found = norm_light(norms)
    return "" if found is None else term(found.word)


def _proof(claims: Claims, policy: Policy) -> OutputSheet:
    units = {tier.name: tier.unit for tier in policy.tiers}
    return OutputSheet(
        say("Proof"),
        (
            Heading(say("Tier")), Heading(say("Reached"), "hours"),
            Heading(say("Cannot be below"), "hours"), Heading(say("Unit")),
            Heading(say("Proof")),
        ),
        [
            [term(tier.name), tier.value, tier.bound, term(units[tier.name]),
             say("proven") if tier.proven else say("not proven")]
            for tier in claims.tiers
        ],
    )


def _about(claims: Claims) -> OutputSheet:
    rows: list[list[Value]] = [
        [say("Day"), claims.instance.name], [say("Fingerprint of the day"), claims.instance.sha256],
        [say("Model"), claims.model.name], [say("Fingerprint of the model"), claims.model.sha256],
    ]
    rows += [[say("Changed for this run"), f"{key} = {value}"]
             for key, value in claims.model.overrides.items()]
    rows += [[name, version] for name, version in sorted(claims.solver.versions.said.items())]
    return OutputSheet(say("About"), (Heading(say("What")), Heading(say("Value"))), rows)
