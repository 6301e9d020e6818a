"""Arrivals against closures in words: what does not balance, and each phase in numbers."""

from typing import Any

from assigner.scenarios.in_balance import Warned
from assigner.words import Words, counted, figure, joined, say, term

Row = dict[str, Any]
HOURS_ALONE = say(
    "Needed: the hours of the cases held, in full-time loads, and no ceiling. Norms may ask for "
    "more: `assigner staffing` says how many posts, by hours and by norms."
)


def warning_row(one: Warned, label: str) -> Row:
    """A warning as data, with its words. `label`: how the office calls the phase or team."""
    row: Row = {
        "kind": one.kind, "where": one.where, "label": label, "policy": one.policy or None,
        "before": round(one.before, 3), "after": round(one.after, 3), "half": round(one.half, 3),
    }
    return {**row, "words": str(warning(row))}


def warning(row: Row) -> Words:
    """What does not balance, and what that means."""
    where, before, after = term(row["label"]), row["before"], row["after"]
    match row["kind"]:
        case "empties":
            return counted(
                "{where}: one case is open and the flow lets none in, so the phase only empties.",
                "{where}: {n} cases are open and the flow lets none in, so the phase only "
                "empties.", int(before), where=where,
            )
        case "fills":
            return say(
                "{where}: no case is open but the flow lets some in, so the phase fills up from "
                "nothing, to about {after:.0f} cases if one takes 60 working days.",
                where=where, after=after,
            )
        case "late":
            return say(
                "{where}: as many cases as are open and come take {after:.0f} working days each "
                "in the mean, and {before:.0f} are allowed. Fewer are open, or more come, than "
                "the day and the flow say.", where=where, after=after, before=before,
            )
        case "hours":
            return say(
                "{where}: with the same people, hours for cases go from {before:.0f} to "
                "{after:.0f} a week within these days, as newcomers get on or an arrangement "
                "ends. Loads follow; the number of cases does not.",
                where=where, before=before, after=after,
            )
        case _:
            return say(
                "{where} under {policy}: arrivals and closures do not balance; from "
                "{before:.0f} cases to {after:.0f} ± {half:.0f}.",
                where=where, policy=row["policy"], before=before, after=after, half=row["half"],
            )


def stay(row: Row) -> Words:
    """How long a case is in a phase, as the office in balance has it."""
    days = row["stays_working_days"]
    return say("–") if days is None else figure(days, ".0f")


def positions(row: Row) -> Words:
    """Full-time positions of a team: there, and needed for the hours of its cases."""
    said = say("{there:.1f} / {needed:.1f}", there=row["there_full_time"],
               needed=row["needed_full_time"])
    half = row.get("needed_half_width")
    return said if half is None else joined((said, say("± {half:.1f}", half=half)), " ")
