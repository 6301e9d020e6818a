"""Posts in words: how many hours and norms ask for, why they differ, what decides."""

from collections.abc import Iterator, Mapping, Sequence

from assigner.documents.staffing import (
    LeastPosts,
    MovedPeople,
    Need,
    StaffedModel,
    StaffingDocument,
    StaffSplit,
    TeamNeeded,
)
from assigner.view.table import NONE, Text
from assigner.words import Words, counted, figure, joined, of_model, say, term

SIMULATED = say(
    "By hours is what `simulate` calls needed: the hours of the cases held, in the mean of its "
    "days and in full-time loads. By norms is what the ceilings ask for, whatever the hours; "
    "posts are whole, and a post at its ceiling is not full."
)


def by_hours(one: Need) -> Text:
    """Posts that the hours fill, parts of a post too."""
    return NONE if one.by_hours is None else figure(one.by_hours, ".1f")


def by_norms(one: Need) -> Text:
    """Whole posts that the ceilings ask for, and which of them asks for the most."""
    if not isinstance(one, TeamNeeded):
        return figure(one.by_norms)
    if one.norm is None:
        return say("no ceiling")
    return say("{posts} ({norm})", posts=one.by_norms, norm=_named(one.norm))


def filled(one: Need) -> Text:
    """How full a post is by hours, when there are as many as are needed."""
    if not isinstance(one, TeamNeeded):
        return ""
    return NONE if one.filled is None else figure(one.filled, ".0%")


def posts(one: Need) -> str:
    """Posts needed, or from where to where where that is not proven."""
    if one.value is None:
        return NONE
    return str(one.value) if one.proven else f"{one.bound}–{one.value}"


def decides(one: Need) -> Text:
    """What asks for the most posts."""
    if not isinstance(one, TeamNeeded):
        return ""
    return joined([say("hours") if name == "workload" else _named(name) for name in one.decided_by])


def without_duties(share: float) -> Words:
    """What a post is taken to be."""
    return say(
        "Posts of experienced caseworkers at work, without other duties, each at most "
        "{share:.0%} full and within every ceiling on what somebody holds; absence and duties "
        "come on top.", share=share,
    )


def why(run: StaffedModel, place: int) -> Iterator[Words]:
    """Team by team, why hours and norms ask for different numbers of posts."""
    for team in run.teams:
        one = team.needed[place]
        if one.value is None or one.filled is None or one.by_hours is None:
            continue
        values = {
            "team": of_model(team.label), "cases": team.cases, "hours": one.by_hours,
            "posts": counted("{n} post", "{n} posts", one.value), "share": one.filled,
        }
        if one.norm is None:
            yield say(
                "{team}: the hours of {cases} cases fill {hours:.1f} posts; no ceiling applies.",
                **values,
            )
        elif one.by_norms > one.by_hours:
            limit = next(row for row in one.least if row.limit == one.norm)
            yield say(
                "{team}: the hours of {cases} cases fill {hours:.1f} posts, but {total} count "
                "against the {norm} and one post may hold {room}: {posts}, each {share:.0%} "
                "full.",
                norm=_named(one.norm), room=limit.room, total=_counted(limit), **values,
            )
        else:
            yield say(
                "{team}: the hours of {cases} cases fill {hours:.1f} posts, and the ceilings ask "
                "for no more: {posts}, each {share:.0%} full.", **values,
            )


def _counted(limit: LeastPosts) -> Words:
    """What counts against a limit: `232 children`."""
    if not limit.unit:
        return figure(limit.total)
    return say("{count} {unit}", count=limit.total, unit=of_model(limit.unit))


def headline(document: StaffingDocument) -> Words:
    """The number of posts, whether it is proven, and what there are."""
    first = document.runs[0].needed[0]
    there = sum(team.there.full_time for team in document.runs[0].teams)
    if first.value is None:
        return say("No number of posts carries every case; see below.")
    said = say(
        "{need} posts of {hours:.4g} hours are needed ({proof}); there are {there:.1f} full-time",
        need=first.value, hours=first.hours, there=there,
        proof=say("proven") if first.proven else say("at least {bound}", bound=first.bound),
    )
    for number, row in enumerate(document.differences, start=2):
        if row.full_time[0].value is not None:
            said = joined((said, say(
                "{number} costs {more:+.1f}", number=number, more=row.full_time[0].value,
            )), " · ")
    return said


def stuck(runs: Sequence[StaffedModel]) -> Iterator[Words]:
    """Cases that fit into no post of a length, by policy and team."""
    for number, run in enumerate(runs, start=1):
        for team in run.teams:
            for one in team.needed:
                if one.too_large:
                    yield say(
                        "{number}: {cases} fit into no post of {hours:.4g} hours in {team}.",
                        number=number, cases=tuple(one.too_large[:5]),
                        hours=one.hours, team=of_model(team.label),
                    )


def split_notes(split: StaffSplit) -> Iterator[Words]:
    """How the split is read, and how near whole cases come to it."""
    yield say(
        "Each team's load and (people), and the spread between teams in percentage points: the "
        "least that so many changes can give. Fewer rows: more changes give nothing."
    )
    whole = split.whole_cases
    if whole is not None:
        yield say(
            "With whole cases shared out afresh, the last split comes to a spread of {spread:.2f} "
            "points; it cannot be below {bound:.2f}.",
            spread=100 * whole.spread, bound=100 * whole.spread_bound,
        )


def move(move: MovedPeople, labels: Mapping[str, str]) -> Words:
    """People who would change team, by their hours; nobody is named."""
    return counted(
        "one with {hours:.1f} h for cases: {home} → {to}",
        "{n} with {hours:.1f} h for cases: {home} → {to}", move.people,
        hours=move.capacity_hours, home=of_model(labels[move.from_]), to=of_model(labels[move.to]),
    )


def _named(rule: str) -> str:
    return str(term(rule)).replace("_", " ")
