"""Hours against norms in words: how many posts each asks for, and why they differ."""

from collections.abc import Iterator
from typing import Any

from assigner.report.tables import named
from assigner.words import Words, figure, say, term

Row = dict[str, Any]
SIMULATED = say(
    "By hours is what `simulate` calls needed: the hours of the cases held, in the mean of its "
    "days and in full-time loads. By norms is what the ceilings ask for, whatever the hours; "
    "posts are whole, and a post at its ceiling is not full."
)


def by_hours(one: Row) -> Words:
    """Posts that the hours fill, parts of a post too."""
    return say("–") if one["by_hours"] is None else figure(one["by_hours"], ".1f")


def by_norms(one: Row) -> Words:
    """Whole posts that the ceilings ask for, and which of them asks for the most."""
    if one["norm"] is None:
        return say("no ceiling")
    return say("{posts} ({norm})", posts=one["by_norms"], norm=named(one["norm"]))


def filled(one: Row) -> Words:
    """How full a post is by hours, when there are as many as are needed."""
    return say("–") if one["filled"] is None else figure(one["filled"], ".0%")


def why(run: Row, place: int) -> Iterator[Words]:
    """Team by team, why hours and norms ask for different numbers of posts."""
    for team in run["teams"]:
        one = team["needed"][place]
        if one["value"] is None or one["filled"] is None:
            continue
        values = {
            "team": term(team["label"]), "cases": team["cases"], "hours": one["by_hours"],
            "posts": one["value"], "share": one["filled"],
        }
        if one["norm"] is None:
            yield say(
                "{team}: the hours of {cases} cases fill {hours:.1f} posts; no ceiling applies.",
                **values,
            )
        elif one["by_norms"] > one["by_hours"]:
            limit = next(row for row in one["least"] if row["limit"] == one["norm"])
            yield say(
                "{team}: the hours of {cases} cases fill {hours:.1f} posts, but {total} count "
                "against the {norm} and one post may hold {room}: {posts} posts, each {share:.0%} "
                "full.",
                norm=named(one["norm"]), room=limit["room"], total=limit["total"], **values,
            )
        else:
            yield say(
                "{team}: the hours of {cases} cases fill {hours:.1f} posts, and the ceilings ask "
                "for no more: {posts} posts, each {share:.0%} full.", **values,
            )
