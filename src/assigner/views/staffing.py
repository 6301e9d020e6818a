"""How many posts each policy needs: hours and norms side by side, and the staff there are split."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assigner.documents.staffing import (
    Need,
    SplitRow,
    StaffedModel,
    StaffedTeam,
    StaffingDocument,
    StaffSplit,
    TeamNeeded,
)
from assigner.view import (
    PAGE,
    SCREEN,
    Block,
    Cell,
    Column,
    Facts,
    Field,
    Item,
    Listed,
    Page,
    Printout,
    Said,
    Section,
    Table,
    TableRow,
    Text,
    Tile,
    Value,
    in_csv,
    tabled,
)
from assigner.view.figures import weekday
from assigner.view.table import NONE, cells
from assigner.views.legend import legend
from assigner.views.plan.disputable import look
from assigner.views.staffing_words import (
    SIMULATED,
    by_hours,
    by_norms,
    decides,
    filled,
    headline,
    move,
    posts,
    split_notes,
    stuck,
    why,
    without_duties,
)
from assigner.words import figure, of_model, say

MOST_TILES = 6
TeamNeed = tuple[StaffedTeam, TeamNeeded]


@dataclass(frozen=True)
class _PostsRow:
    """A team, or all of them: its cases, who is there, and what each policy asks for."""

    label: Text
    cases: int
    there: float
    needs: Sequence[Need | None]


def staffing_printout(document: StaffingDocument) -> Printout:
    """What a planner reads: the posts, what decides them, then the split."""
    runs = document.runs
    return Printout(headline(document), (
        [Said(f"{number}  {run.model}") for number, run in enumerate(runs, start=1)],
        *([_posts(runs, place)] for place in range(len(runs[0].needed))),
        [Said(without_duties(document.utilisation)), *map(Said, stuck(runs))],
        [_norms(runs, 0), Said(SIMULATED), *map(Said, why(runs[0], 0))],
        [_split(document.split, runs[0]), *map(Said, split_notes(document.split)),
         *(Said(f"{row.changes}: {words}") for row, words in _moves(document))],
    ))


def staffing_page(document: StaffingDocument) -> Page:
    """The page of what `staffing` kept."""
    runs = document.runs
    return Page(
        title=say("{day}: how many caseworkers", day=document.instance.name),
        above=weekday(date.fromisoformat(document.instance.date)), line=headline(document),
        tiles=[_tile(run) for run in runs[:MOST_TILES]],
        sections=[
            look([*_open(runs), *_without(runs)],
                 say("Nothing: every number is proven, and every case fits into a post.")),
            Section("norms", say("Hours and norms"), [
                *_differ(runs), legend((run.model, of_model(run.title)) for run in runs),
            ], SIMULATED),
            Section("posts", say("Posts"),
                    [_posts(runs, place) for place in range(len(runs[0].needed))],
                    without_duties(document.utilisation)),
            Section("split", say("The staff there are"), [*_shared(document)]),
            Section("versions", say("Versions and fingerprints"), (_versions(document),)),
        ],
        foot=say("This shares today's cases out over posts that do not exist. It names nobody "
                 "and decides nothing: posts of experienced caseworkers at work, without other "
                 "duties."),
    )


def staffing_table(document: StaffingDocument) -> Table:
    """One tidy table: a row for each team, policy and number of hours a post."""
    return tabled("", [
        (run, team, one) for run in document.runs for team in run.teams for one in team.needed
    ], (
        in_csv(say("model"), "model", lambda row: row[0].model),
        in_csv(say("team"), "team", lambda row: row[1].team),
        in_csv(say("cases"), "cases", lambda row: row[1].cases),
        in_csv(say("hours a week carried"), "load_hours", lambda row: row[1].load_hours),
        in_csv(say("full-time there"), "there_full_time", lambda row: row[1].there.full_time),
        in_csv(say("hours a post"), "hours", lambda row: row[2].hours),
        in_csv(say("posts"), "posts", lambda row: row[2].value),
        in_csv(say("bound"), "bound", lambda row: row[2].bound),
        in_csv(say("proven"), "proven", lambda row: row[2].proven),
        in_csv(say("full-time needed"), "full_time", lambda row: row[2].full_time),
        in_csv(say("decided by"), "decided_by", lambda row: "|".join(row[2].decided_by)),
        in_csv(say("posts by hours"), "by_hours", lambda row: row[2].by_hours),
        in_csv(say("posts by norms"), "by_norms", lambda row: row[2].by_norms),
        in_csv(say("norm"), "norm", lambda row: row[2].norm),
        in_csv(say("a post is full"), "filled", lambda row: row[2].filled),
    ))


_Tidy = tuple[StaffedModel, StaffedTeam, TeamNeeded]


def _posts(runs: Sequence[StaffedModel], place: int) -> Table:
    """A row a team, for each policy its posts and what asks for the most; then all of them."""
    rows = [
        _PostsRow(of_model(team.label), team.cases, team.there.full_time, [
            run.teams[at].needed[place] if at < len(run.teams) else None for run in runs
        ])
        for at, team in enumerate(runs[0].teams)
    ]
    rows.append(_PostsRow(
        say("all"), sum(row.cases for row in rows), sum(row.there for row in rows),
        [run.needed[place] for run in runs],
    ))
    fields: list[Field[_PostsRow]] = [
        (Column(say("Team"), fit="line"), lambda row: row.label),
        (Column(say("Cases"), "count"), lambda row: row.cases),
        (Column(say("Full-time there"), "number", stacked=True, spec=".1f"),
         lambda row: row.there),
    ]
    for at, run in enumerate(runs):
        fields += [
            (Column(str(at + 1), "number", on=SCREEN), _need(at, posts)),
            (Column(run.model, "number", on=PAGE), _need(at, posts)),
            (Column(say("decided by"), fit="rest"), _need(at, decides)),
        ]
    if len(runs) == 1:
        fields.append((Column(say("cases a post"), "number", stacked=True, spec=".1f"), _a_post))
    return tabled(say("Posts of {hours:.4g} hours a week", hours=runs[0].needed[place].hours),
                  rows, fields, wide=True)


def _need(at: int, said: Callable[[Need], Text]) -> Callable[[_PostsRow], Value]:
    def of(row: _PostsRow) -> Value:
        need = row.needs[at]
        return NONE if need is None else said(need)

    return of


def _a_post(row: _PostsRow) -> float | None:
    need = row.needs[0]
    return None if not isinstance(need, TeamNeeded) or not need.value else row.cases / need.value


def _norms(runs: Sequence[StaffedModel], place: int) -> Table:
    """Posts by hours, by norms and needed: a row a team, under each policy where there are some."""
    fields: tuple[Field[tuple[Text, Need]], ...] = (
        (Column(say("Team"), fit="line"), lambda row: row[0]),
        (Column(say("By hours"), "number"), lambda row: by_hours(row[1])),
        (Column(say("By norms"), "number"), lambda row: by_norms(row[1])),
        (Column(say("Needed"), "number"), lambda row: posts(row[1])),
        (Column(say("A post is full"), "number", stacked=True), lambda row: filled(row[1])),
    )
    rows: list[TableRow] = []
    for number, run in enumerate(runs, start=1):
        if len(runs) > 1:
            blank = [Cell("")] * (len(fields) - 1)
            rows.append(TableRow([Cell(f"{number}  {run.model}"), *blank], group=True))
        needs: list[tuple[Text, Need]] = [
            *((of_model(team.label), team.needed[place]) for team in run.teams),
            (say("all"), run.needed[place]),
        ]
        rows += [TableRow(cells(need, fields)) for need in needs]
    return Table(
        say("Posts of {hours:.4g} hours: by hours, by norms, and needed",
            hours=runs[0].needed[place].hours),
        [column for column, _ in fields], rows, wide=True,
    )


def _split(split: StaffSplit, run: StaffedModel) -> Table:
    fields: list[Field[SplitRow]] = [
        (Column(say("Change team"), "count", stacked=True), lambda row: row.changes),
        (Column(say("Spread"), "number", spec=".2f"), lambda row: 100 * row.spread),
        *((Column(of_model(team.label), "number"), _load(at)) for at, team in enumerate(run.teams)),
        (Column(say("Proof"), fit="line"), lambda row: Cell(
            say("proven") if row.proven else say("open"),
            tone="good" if row.proven else "warn", tag=True)),
    ]
    return tabled(
        say("The staff there are, split over the teams, under {model}", model=split.model),
        split.rows, fields, wide=True,
    )


def _load(at: int) -> Callable[[SplitRow], Value]:
    def load(row: SplitRow) -> Value:
        team = row.teams[at]
        if team.utilisation is None:
            return NONE
        return say("{load} ({people})", load=figure(team.utilisation, ".1%"), people=team.people)

    return load


def _moves(document: StaffingDocument) -> Iterator[tuple[SplitRow, Text]]:
    labels: Mapping[str, str] = {team.team: team.label for team in document.runs[0].teams}
    for row in document.split.rows:
        for one in row.moves:
            yield row, move(one, labels)


def _tile(run: StaffedModel) -> Tile:
    first = run.needed[0]
    return Tile(
        run.model, posts(first),
        say("posts; {hours} by hours, {norms} by norms", hours=by_hours(first),
            norms=first.by_norms),
    )


def _open(runs: Sequence[StaffedModel]) -> Iterator[Block]:
    items = [
        Item(of_model(team.label), say("{policy}, posts of {hours:.4g} hours: {posts}",
                                   policy=run.model, hours=one.hours, posts=posts(one)), "#posts")
        for run in runs for team in run.teams for one in team.needed if not one.proven
    ]
    if items:
        yield Listed(say("Numbers not proven"), items, tone="warn")


def _without(runs: Sequence[StaffedModel]) -> Iterator[Block]:
    items = [Item(say("No post"), words, "#posts") for words in stuck(runs)]
    if items:
        yield Listed(say("Cases that fit into no post"), items, tone="bad")


def _differ(runs: Sequence[StaffedModel]) -> Iterator[Block]:
    """A table for each number of hours a post; then why hours and norms differ."""
    for place, total in enumerate(runs[0].needed):
        yield _norms(runs, place)
        yield Listed(say("Why they differ, posts of {hours:.4g} hours", hours=total.hours), [
            Item(run.model, words) for run in runs for words in why(run, place)
        ])


def _shared(document: StaffingDocument) -> Iterator[Block]:
    yield _split(document.split, document.runs[0])
    for note in split_notes(document.split):
        yield Said(note, "quiet")
    items = [Item(figure(row.changes), words) for row, words in _moves(document)]
    if items:
        yield Listed(say("Who would change team: hours, not people"), items)


def _versions(document: StaffingDocument) -> Facts:
    start = document.instance
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=start.name, sha=start.sha256)),
        *((run.model, say("sha256 {sha}", sha=run.model_sha256)) for run in document.runs),
    ))
