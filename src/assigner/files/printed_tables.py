"""The tables that commands write as CSV, in English: their columns, for programs that read them.

Held by the tests against what the commands print; `files.table_schema` publishes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["string", "integer", "number", "boolean", "date", "any"]


@dataclass(frozen=True)
class PrintedColumn:
    """A column. `required`: no cell of it is blank. `optional`: offices without it lack it."""

    key: str
    kind: Kind
    meaning: str
    required: bool = False
    optional: bool = False


@dataclass(frozen=True)
class PrintedTable:
    """One table. `command`: what writes it. `version` rises as that of a document does.

    `more`: columns with a name of the model behind theirs may follow, as of teams.
    """

    name: str
    command: str
    columns: Sequence[PrintedColumn]
    version: str = "1.0"
    more: bool = False


def _must(key: str, kind: Kind, meaning: str) -> PrintedColumn:
    return PrintedColumn(key, kind, meaning, required=True)


_May = PrintedColumn

_SOLVE = (
    _must("case", "string", "the new case"),
    _May("caseworker", "string", "who gets it; blank: nobody"),
    _May("co_caseworker", "string", "the co-worker, where two are needed"),
    _May("tied", "boolean", "whether others would be equally good; blank where nobody has it"),
    _must("could_take_it", "integer", "how many caseworkers may take it"),
    _must("weight_hours", "number", "hours a week it weighs"),
    _May("why", "string", "for people"),
    _May("kept", "integer", "with --stability: draws in which the line is kept; blank where nobody "
         "has the case", optional=True),
    _May("draws", "integer", "draws of the weights", optional=True),
    _May("others", "string", "who has it in the others, most often first, with |", optional=True),
    _May("owner", "string", "who decides about a case that nobody takes, for people"),
    _May("passed_over", "string", "whom it passes over, for people"),
)
_REBALANCE = (
    _must("from", "string", "who has the case"),
    _must("case", "string", "the case"),
    _May("to", "string", "who gets it; blank: it stays, or somebody must decide"),
    _May("date", "date", "the day it changes hands"),
    _May("cover_until", "date", "last day of a cover"),
    _May("due", "date", "its deadline"),
    _May("co_worker", "string", "who assists"),
    _May("held_since", "date", "since when who has it had it"),
    _May("held_months", "integer", "completed months of that"),
    _must("reason", "string", "a code: why it moves or stays"),
    _May("why", "string", "for people"),
)
_COMPARE = (
    _must("run", "string", "the policy, or the baseline"),
    _May("kind", "string", "model or baseline; blank for a case"),
    _must("what", "string",
          "tier (as the policy counts), judged (as the first policy counts), or case"),
    _must("name", "string", "of the tier, of the number, or the case"),
    _May("unit", "string", "of the value"),
    _May("value", "any", "a number; of a case who gets it"),
)
_SIMULATE = (
    _must("policy", "string", "the policy, or the baseline"),
    _must("kind", "string", "model or baseline"),
    _must("measure", "string", "what is measured"),
    _must("unit", "string", "of the values"),
    _May("value", "number", "mean of the runs; blank where nothing was seen"),
    _May("half_width", "number", "half of its 95 % interval; blank with one run"),
    _May("difference", "number", "to the first policy, on the same days"),
    _May("difference_half_width", "number", "half of its 95 % interval"),
)
_STAFFING = (
    _must("model", "string", "the policy"),
    _must("team", "string", "the team"),
    _must("cases", "integer", "its cases"),
    _must("load_hours", "number", "hours a week that they weigh"),
    _must("there_full_time", "number", "full-time positions there are"),
    _must("hours", "number", "hours a week of a post"),
    _May("posts", "integer", "posts that are needed; blank: no number of posts carries the cases"),
    _May("bound", "integer", "at least so many are needed"),
    _must("proven", "boolean", "whether fewer cannot do"),
    _May("full_time", "number", "the posts as full-time positions"),
    _May("decided_by", "string", "list with |: what asks for so many"),
    _May("by_hours", "number", "posts that the hours alone ask for"),
    _May("by_norms", "integer", "posts that the norms alone ask for"),
    _May("norm", "string", "the norm that asks for most"),
    _May("filled", "number", "how full a post is when all are shared out"),
)
_WHY_NOT = (
    _must("case", "string", "the new case"),
    _must("caseworker", "string", "the caseworker"),
    _May("verdict", "string", "chosen, not_allowed, possible_but_worse or equally_good; blank: "
                              "not answered in the time given"),
    _May("decided_by", "string", "the tier in which it is worse"),
    _May("rule", "string", "the rule that does not allow it"),
    _May("kind", "string", "law, agreement, policy or preference"),
    _May("words", "string", "for people"),
    _must("proven", "boolean", "whether the answer is proven"),
)
_LIST = (
    _must("case", "string", "the case"),
    _must("day", "date", "when it changes hands"),
    _must("what", "string", "what the reader does, for people"),
    _must("from_to", "string", "from or to whom, for people"),
    _May("with", "string", "who is on it with her"),
    _May("phase", "string", "as the office calls it"),
    _May("complexity", "string", "as the office calls it"),
    _May("children", "integer", "children in the case", optional=True),
    _May("due", "date", "its deadline"),
    _May("district", "string", "where the family lives", optional=True),
    _May("family", "string", "siblings share it", optional=True),
    _May("cover_until", "date", "last day of a cover"),
)
_SWEEP = (
    _must("policy", "string", "the policy as the grid names it"),
    _must("kind", "string", "model or baseline"),
    _must("office", "string", "where the office lies, from the grid"),
    _must("date", "date", "the first day"),
    _must("working_days", "integer", "how many were simulated"),
    _must("seed", "integer", "what the days are drawn from"),
    _must("status", "string", "done or failed"),
    _May("failure", "string", "why it failed"),
)
_SWEPT: Final[Mapping[str, Kind]] = {
    **dict.fromkeys((
        "first_contact_working_days", "contacts_that_fit_share", "follow_ups_in_time_share",
        "network_meetings_held_share", "network_meetings_held",
        "caseworker_changes_per_case_year", "team_changes_per_case_year", "waiting_cases",
        "over_norm_share", "over_norm_caseworker_weeks", "phases_closed_in_time_share",
        "utilisation_mean_share", "utilisation_spread_share",
        "utilisation_over_time_spread_share", "utilisation_over_time_highest_share",
        "open_cases", "arrived_cases", "closed_cases", "allocation_rounds",
        "unproven_allocation_rounds", "hard_rules_broken", "three_or_more_caseworkers_share",
    ), "number"),
    "milestones_met": "integer", "milestones_measured": "integer",
    "needed_full_time": "number", "there_full_time": "number", "people": "number",
}

_AHEAD = (
    _must("caseworker", "string", "whose week"),
    _must("team", "string", "their team, a key of the model"),
    _must("first", "date", "the Monday"),
    _must("capacity_hours", "number", "hours a week for cases"),
    _must("known_hours", "number", "of the cases held today that are expected to be open"),
    _must("expected_hours", "number", "with new cases"),
    _must("low_hours", "number", "about eight weeks of ten lie between this"),
    _must("high_hours", "number", "and this"),
    _May("utilisation", "number", "expected hours over capacity; blank without capacity"),
    _must("away_days", "integer", "days known to be away"),
    _must("due", "integer", "open cases with a deadline in the week"),
)

_CALIBRATE = (
    _must("key", "string", "a number of the model"),
    _must("label", "string", "what it is, for people"),
    _must("unit", "string", "hours a week, share or factor"),
    _must("before", "number", "as the model has it; a weight of a case of one child"),
    _May("after", "number", "as it was measured; blank: kept"),
    _May("low", "number", "where its 95 % interval begins"),
    _May("high", "number", "where it ends"),
    _must("status", "string", "measured or kept"),
    _May("why", "string", "nothing, few_persons, one_person or unsure: why it is kept"),
    _May("persons", "integer", "how many stand behind it; blank: too few to tell"),
    _May("amount", "number", "case-weeks it rests on; of fixed time, weeks of persons"),
    _May("say", "number", "share of the say that the study has, 0 to 1"),
)
_EFFECT = (
    _must("key", "string", "the number of the model, as -S writes it"),
    _must("unit", "string", "its unit"),
    _must("status", "string", "what it rests on"),
    _must("value", "number", "as the model has it"),
    _must("direction", "string", "down or up"),
    _must("moved_to", "number", "what it was moved to"),
    _must("changed", "integer", "new cases that go to somebody else"),
    _must("by_lot", "integer", "of them, tied in one of the two plans"),
    _May("spread", "number", "difference of the spread, percentage points"),
    _must("proven", "boolean", "whether the plan with it is proven"),
)

_BACKTEST = (
    _must("first", "date", "the Monday"),
    _must("cases", "number", "open, in the mean of its working days"),
    _must("caseworkers", "number", "who may be given cases or could have one"),
    _must("spread_log", "number", "spread of loads as the log has it, percentage points"),
    _must("spread_again", "number", "placed again, day by day without foresight"),
    _must("spread_least", "number", "a proven bound with everything known"),
    _must("highest_log", "number", "highest load over capacity as the log has it"),
    _must("highest_again", "number", "placed again"),
)

_HISTORY = (
    _must("caseworker", "string", "whose week"),
    _must("team", "string", "their team, a key of the model"),
    _must("first", "date", "the Monday"),
    _must("load_hours", "number", "hours a week carried, on the last morning there is"),
    _must("capacity_hours", "number", "hours a week for cases"),
    _May("utilisation", "number", "load over capacity; blank without capacity"),
    _must("cases", "integer", "cases held"),
)

PRINTED: Final = (
    PrintedTable("solve", "solve --format csv", _SOLVE, version="1.1"),
    PrintedTable("why-not", "explain --format csv, solve --why-not-table", _WHY_NOT),
    PrintedTable("rebalance", "rebalance --format csv", _REBALANCE),
    PrintedTable("compare", "compare --format csv", _COMPARE),
    PrintedTable("simulate", "simulate --format csv", _SIMULATE),
    PrintedTable("staffing", "staffing --format csv", _STAFFING),
    PrintedTable("ahead", "ahead --format csv", _AHEAD),
    PrintedTable("calibrate", "calibrate --format csv", _CALIBRATE),
    PrintedTable("effect", "effect --format csv", _EFFECT),
    PrintedTable("history", "history --format csv", _HISTORY),
    PrintedTable("backtest", "backtest --format csv", _BACKTEST),
    PrintedTable("list", "export --lists", _LIST),
    PrintedTable("sweep", "sweep: table.csv", (
        *_SWEEP, *(_May(key, kind, "docs/sweep.md explains it") for key, kind in _SWEPT.items()),
    ), more=True),
)
