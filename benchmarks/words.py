"""Rows in words and numbers, for the screen and the page."""

from collections.abc import Iterable

from benchmarks.ask import Row

COLUMNS = (
    "size", "eligibility", "method", "value", "bound", "gap", "proven", "seconds", "peak MB",
    "time / ours", "value over ours", "note",
)
FAMILIES = {
    "day": (
        "A day, bare",
        "Few new cases, caseworkers 60 to 100 % full. Who may take what, weights and capacity: "
        "every peer can be given that. Value: what the day adds to Σ load² / capacity, "
        "in hours a week.",
    ),
    "afresh": (
        "A whole office afresh, bare",
        "Every case is shared out from nothing. Value: Σ load² / capacity, in hours a week.",
    ),
    "municipality": (
        "A day under the whole Danish model",
        "Two advisers, siblings, newcomers, absences, soft ceilings, interests; proven means "
        "every tier, the lot included. Value: as for a day, on the tier of balance.",
    ),
    "alike": (
        "Alike people, bare",
        "Identical capacity, nobody holds anything, everybody may take everything: identical "
        "machines, weights uniform, normal, or cut from equal shares. Value: Σ load² / capacity, "
        "in hours a week.",
    ),
    "one_team": (
        "One large team under the whole Danish model",
        "As the municipality, with one team in which everybody may take everything.",
    ),
    "nursing": (
        "CSPLib 069, balanced nursing workload, staffing given",
        "Value: sum of squared workloads. The fewest patients of a nurse are rows of a rule that "
        "only the benchmark has.",
    ),
    "staff": (
        "Staff changes of Nordby",
        "Any one person leaves, is away for sixty days, returns or halves their hours: with as "
        "many moves by choice as the model allows, and with none; and the price of stability, "
        "twenty points, for the five who hold most cases. Seconds: of the processor, the median "
        "over everybody.",
    ),
    "one_more": (
        "One more case at two in the afternoon",
        "A day with its last new case, from the plan of the morning without it (since) and from "
        "nothing (afresh). Seconds: the engine's. Value: as for the whole program.",
    ),
    "why": (
        "Explanations",
        "The why-not table of one team, every case against everybody; and one case with all "
        "alternatives. Seconds: of the processor, the whole command; proven means every trial.",
    ),
    "whole": (
        "The whole program",
        "From CSV to the printed plan, start of Python included; 200x4000 carries 80,000 open "
        "cases. Value: Σ load² / capacity after the day, in hours a week.",
    ),
}


def cells(row: Row) -> tuple[str, ...]:
    """A row as the table prints it."""
    return (
        row.size, row.strength, row.method, _number(row.value), _number(row.bound),
        "" if row.gap is None else _small(max(0.0, row.gap)),
        "yes" if row.proven else "no",
        "" if row.seconds is None else f"{row.seconds:.2f}",
        "" if row.peak_mb is None else f"{row.peak_mb:.0f}",
        "" if row.time_ratio is None or row.method == "ours" else f"× {row.time_ratio:.3g}",
        "" if row.excess is None or row.method == "ours" else _excess(row.excess),
        _note(row),
    )


def markdown(rows: Iterable[Row]) -> list[str]:
    """A family as a table of the page."""
    lines = ["| " + " | ".join(COLUMNS) + " |"]
    lines.append("| " + " | ".join("---:" if c in _RIGHT else "---" for c in COLUMNS) + " |")
    for row in rows:
        marked = [f"**{c}**" if c and row.method == "ours" else c for c in cells(row)[:-1]]
        lines.append("| " + " | ".join([*marked, cells(row)[-1].replace("|", "/")]) + " |")
    return lines


_RIGHT = {"value", "bound", "gap", "seconds", "peak MB", "time / ours", "value over ours"}


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) and value >= 1000 else f"{value:.7g}"


def _small(share: float) -> str:
    return "0" if share == 0 else f"{share:.1e}"


def _excess(share: float) -> str:
    return "0" if abs(share) <= 1e-12 else f"{share:+.1e}"


def _note(row: Row) -> str:
    notes = [row.note] if row.note else []
    if row.status not in ("proven", "found"):
        notes.insert(0, row.status)
    if row.known is not None and row.value is not None:
        notes.append("the known optimum" if row.value == row.known else f"known {row.known:g}")
    return ", ".join(notes)
