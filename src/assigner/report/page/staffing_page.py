"""How many posts each policy needs as a page: hours and norms side by side, and the split."""

from collections.abc import Iterator, Sequence
from datetime import date

from assigner.report.page.results import Row as Found
from assigner.report.page.results import legend, run_name
from assigner.report.staffing_norms import SIMULATED, by_hours, by_norms, filled, why
from assigner.report.staffing_text import decides, headline, move, posts, split_notes, stuck
from assigner.view import (
    Block,
    Cell,
    Column,
    Facts,
    Item,
    Listed,
    Page,
    Said,
    Section,
    Table,
    TableRow,
    Text,
    Tile,
)
from assigner.view.figures import share, weekday
from assigner.view.table import NONE
from assigner.views.plan.disputable import look
from assigner.words import figure, say, term

MOST_TILES = 6
FOOT = say("This shares today's cases out over posts that do not exist. It names nobody and "
           "decides nothing: posts of experienced caseworkers at work, without other duties.")


def staffing_page(document: Found) -> Page:
    """The page of what `staffing` kept."""
    runs, start = document["runs"], date.fromisoformat(document["instance"]["date"])
    return Page(
        title=say("{day}: how many caseworkers", day=document["instance"]["name"]),
        above=weekday(start), line=headline(document),
        tiles=[_tile(run) for run in runs[:MOST_TILES]],
        sections=[
            look([*_open(runs), *_without(runs)],
                 say("Nothing: every number is proven, and every case fits into a post.")),
            Section("norms", say("Hours and norms"), [*_norms(runs), legend(runs)], SIMULATED),
            Section("posts", say("Posts"), [*_posts(runs)], say(
                "Posts of experienced caseworkers at work, without other duties, each at most "
                "{share:.0%} full and within every ceiling on what somebody holds; absence and "
                "duties come on top.", share=document["utilisation"],
            )),
            Section("split", say("The staff there are"), [*_split(document)]),
            Section("versions", say("Versions and fingerprints"), (_versions(document),)),
        ],
        foot=FOOT,
    )


def _tile(run: Found) -> Tile:
    first = run["needed"][0]
    return Tile(
        run_name(run), posts(first),
        say("posts; {hours} by hours, {norms} by norms", hours=by_hours(first),
            norms=first["by_norms"]),
    )


def _open(runs: Sequence[Found]) -> Iterator[Listed]:
    items = [
        Item(term(team["label"]), say("{policy}, posts of {hours:.4g} hours: {posts}",
                                      policy=run_name(run), hours=one["hours"],
                                      posts=posts(one)), "#posts")
        for run in runs for team in run["teams"] for one in team["needed"]
        if not one["proven"]
    ]
    if items:
        yield Listed(say("Numbers not proven"), items, tone="warn")


def _without(runs: Sequence[Found]) -> Iterator[Listed]:
    items = [Item(say("No post"), words, "#posts") for words in stuck(runs)]
    if items:
        yield Listed(say("Cases that fit into no post"), items, tone="bad")


def _lengths(runs: Sequence[Found]) -> Iterator[tuple[int, float]]:
    for place, total in enumerate(runs[0]["needed"]):
        yield place, total["hours"]


def _norms(runs: Sequence[Found]) -> Iterator[Block]:
    """A table for each number of hours a post, a row a team and policy; then why they differ."""
    for place, hours in _lengths(runs):
        rows = []
        for run in runs:
            if len(runs) > 1:
                empty = (Cell("") for _ in range(4))
                rows.append(TableRow([Cell(run_name(run)), *empty], group=True))
            rows += [
                TableRow((
                    Cell(term(team["label"])), Cell(by_hours(team["needed"][place])),
                    Cell(by_norms(team["needed"][place])), Cell(posts(team["needed"][place])),
                    Cell(filled(team["needed"][place])),
                ))
                for team in run["teams"]
            ]
            total = run["needed"][place]
            rows.append(TableRow((
                Cell(say("all")), Cell(by_hours(total)), Cell(figure(total["by_norms"])),
                Cell(posts(total)), Cell(""),
            )))
        yield Table(
            say("Posts of {hours:.4g} hours: by hours, by norms, and needed", hours=hours),
            (Column(say("Team")), Column(say("By hours"), "number"),
             Column(say("By norms"), "number"), Column(say("Needed"), "number"),
             Column(say("A post is full"), "number")),
            rows, wide=True,
        )
        yield Listed(say("Why they differ, posts of {hours:.4g} hours", hours=hours), [
            Item(run_name(run), words) for run in runs for words in why(run, place)
        ])


def _posts(runs: Sequence[Found]) -> Iterator[Table]:
    for place, hours in _lengths(runs):
        rows = []
        for at, team in enumerate(runs[0]["teams"]):
            cells = [Cell(term(team["label"])), Cell(figure(team["cases"])),
                     Cell(figure(team["there"]["full_time"], ".1f"))]
            for run in runs:
                same = run["teams"][at]["needed"][place] if at < len(run["teams"]) else None
                cells.append(Cell(NONE if same is None else _decided(same)))
            rows.append(TableRow(cells))
        yield Table(
            say("Posts of {hours:.4g} hours a week, and what decides them", hours=hours),
            (Column(say("Team")), Column(say("Cases"), "number"),
             Column(say("Full-time there"), "number"),
             *(Column(run_name(run), "number") for run in runs)),
            rows, wide=True,
        )


def _decided(one: Found) -> Text:
    return say("{posts} ({norm})", posts=posts(one), norm=decides(one))


def _split(document: Found) -> Iterator[Block]:
    split, labels = document["split"], {
        team["team"]: team["label"] for team in document["runs"][0]["teams"]
    }
    rows = [
        TableRow((
            Cell(figure(row["changes"])), Cell(figure(100 * row["spread"], ".2f")),
            *(Cell(NONE if team["utilisation"] is None else say(
                "{load} ({people})", load=share(team["utilisation"]), people=team["people"],
            )) for team in row["teams"]),
            Cell(say("proven") if row["proven"] else say("open"),
                 tone="good" if row["proven"] else "warn", tag=True),
        ))
        for row in split["rows"]
    ]
    yield Table(
        say("The staff there are, split over the teams, under {model}", model=split["model"]),
        (Column(say("Change team"), "number"), Column(say("Spread"), "number"),
         *(Column(term(label), "number") for label in labels.values()), Column(say("Proof"))),
        rows, wide=True,
    )
    for note in split_notes(split):
        yield Said(note, "quiet")
    items = [Item(figure(row["changes"]), move(one, labels))
             for row in split["rows"] for one in row["moves"]]
    if items:
        yield Listed(say("Who would change team: hours, not people"), items)


def _versions(document: Found) -> Facts:
    start = document["instance"]
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=start["name"], sha=start["sha256"])),
        *((run_name(run), say("sha256 {sha}", sha=run["model_sha256"]))
          for run in document["runs"]),
    ))
