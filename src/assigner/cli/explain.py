"""`assigner explain`: why this caseworker, why not another, what it would take, is it fair."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from assigner.api import ledgers
from assigner.api.kept import Kept, judged_again, open_kept
from assigner.cli.ending import require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.named import CASE, PERSON, named
from assigner.cli.options import (
    answer_limit_option,
    instance_of_plan_option,
    model_of_plan_option,
)
from assigner.cli.patience import Patience
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell
from assigner.errors import VerificationFailed
from assigner.explain.evidence import Evidence
from assigner.explain.fairness import DayBefore, Fairness
from assigner.explain.trial import Trials
from assigner.files.atomic import write_atomically
from assigner.objectives.over_time import rows
from assigner.plan import read_claims
from assigner.problem import Beyond
from assigner.report.explain_csv import explain_csv
from assigner.report.explain_document import Answers
from assigner.report.explain_people import about_fairness, about_worker
from assigner.report.explain_rows import Row
from assigner.report.explain_text import explain_text
from assigner.report.explain_view import Colleague
from assigner.solve.limits import Limits
from assigner.words import joined, marked, say

WEEKS = 8
"""How far --fairness looks back in a ledger, where the model does not say."""


@dataclass(frozen=True)
class QuestionOptions:
    """The question, as the options put it."""

    case: str | None
    why_not: str | None
    take: str | None
    alternatives: int | None
    worker: str | None
    fairness: bool

    def check(self) -> None:
        """One question at a time."""
        whole = [self.worker is not None, self.fairness]
        if sum(whole) > 1 or (any(whole) and (self.case is not None or self.alternatives)):
            raise usage("Ask one question: --case, --worker, --fairness or --alternatives.")
        if self.case is None and (self.why_not is not None or self.take is not None):
            raise usage("--why-not and --what-would-it-take ask about a case: add --case C.")
        if self.alternatives and (self.why_not is not None or self.take is not None):
            raise usage("Ask for --alternatives without --why-not and --what-would-it-take.")
        if None not in (self.why_not, self.take) and self.why_not != self.take:
            raise usage("--why-not and --what-would-it-take name two people: ask one at a time.")

    def named(self) -> tuple[str, ...]:
        """Everybody the question names."""
        return tuple(name for name in (self.why_not, self.take, self.worker) if name is not None)


@click.command("explain")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--case", metavar="CASE", help="Why is this case where it is?")
@click.option("--why-not", metavar="WORKER", help="Why does this caseworker not have the case?")
@click.option("--what-would-it-take", "take", metavar="WORKER",
              help="The smallest single change that gives them the case.")
@click.option("--alternatives", type=click.IntRange(min=1), metavar="K",
              help="The K best other allocations of the day (of the case, with --case).")
@click.option("--worker", metavar="WORKER",
              help="What does this caseworker carry, and why not less?")
@click.option("--fairness", is_flag=True, help="What is proven, who is fullest, how load spreads.")
@click.option("--earlier", multiple=True, type=click.Path(path_type=Path), metavar="PLAN",
              help="Earlier plans, for --fairness over time.")
@click.option("--audience", type=click.Choice(["coordinator", "manager", "worker"]),
              default="coordinator", show_default=True,
              help="A worker sees nothing private of colleagues; say who with --as.")
@click.option("--as", "reader", metavar="WORKER", help="Who reads, with --audience worker.")
@instance_of_plan_option
@model_of_plan_option
@answer_limit_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the answer there, complete or not at all.")
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
              help="csv: the why-not table.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, case: str | None, why_not: str | None, take: str | None,
    alternatives: int | None, worker: str | None, fairness: bool, earlier: tuple[Path, ...],
    audience: str, reader: str | None, instance: Path | None, model: str | None,
    time_limit: float | None, output: Path | None, form: str, ledger: str | None,
) -> None:
    """Explain PLAN; without a question, every case against everybody, the closest calls first.

    Every answer is solved again and judged. Example: assigner explain plan.json --case
    S-10688 --why-not TINI
    """
    if output is not None and form == "text":
        raise usage("-o writes a document: add --format json or csv.")
    require_ending(output, form, also=("csv", "json"))
    discreet = audience == "worker"
    kept = open_kept(plan, instance, model, discreet=discreet, told=tell)
    _verified(kept, plan, discreet=discreet)
    cases = [new.id for new in kept.problem.instance.cases]
    people = [who.id for who in kept.problem.instance.caseworkers]
    asked = QuestionOptions(
        named(case, cases, "--case", CASE),
        named(why_not, people, "--why-not", PERSON),
        named(take, people, "--what-would-it-take", PERSON),
        alternatives,
        named(worker, people, "--worker", PERSON),
        fairness,
    )
    asked.check()
    view = _view(audience, named(reader, people, "--as", PERSON), asked)
    if form == "csv" and (asked.named() or fairness or alternatives):
        raise usage("--format csv writes the why-not table: of the day, or of one --case.")
    with Patience(marked("… {count} solved again")) as progress:
        trials = Trials(kept.planned, Limits(seconds=time_limit), progress.step)
        answer = view(_answer(kept, trials, asked, earlier, ledger))
    answer["audience"] = audience
    _tell(answer, form, output)
    if not discreet:
        tell(say("Next: to decide otherwise, solve again with --pin CASE=WORKER or "
                 "--forbid CASE=WORKER."))


def _received(kept: Kept, ledger: str | None) -> Row | None:
    """As the plan took it, else as a ledger that is named tells it."""
    if kept.claims.over_time is not None:
        weeks = kept.claims.over_time.weeks
        beyond: Mapping[str, Beyond] = kept.claims.beyond
    elif ledgers.named(ledger):
        found = ledgers.standing_of(kept.facts, WEEKS, ledger)
        weeks, beyond = found.weeks, found.beyond
    else:
        return None
    return {
        "weeks": weeks, "unit": "cases",
        "people": [{"caseworker": row.pop("id"), **row} for row in rows(beyond)],
    }


def _answer(
    kept: Kept, trials: Trials, asked: QuestionOptions, earlier: tuple[Path, ...],
    ledger: str | None,
) -> Row:
    tied = frozenset(row.case for row in kept.claims.assignments if row.tied)
    answers = Answers(trials, Evidence(kept.problem, kept.letters), tied)
    if asked.fairness:
        received = _received(kept, ledger)
        return about_fairness(trials, _fairness(kept, earlier), tied, received)
    if asked.worker is not None:
        return about_worker(trials, asked.worker, tied)
    if asked.alternatives is not None:
        return answers.alternatives(asked.alternatives, asked.case)
    if asked.case is None:
        return answers.table()
    if asked.take is not None:
        return answers.what_would_it_take(asked.case, asked.take)
    if asked.why_not is not None:
        return answers.why_not(asked.case, asked.why_not)
    return answers.why(asked.case)


def _fairness(kept: Kept, earlier: tuple[Path, ...]) -> Fairness:
    before = []
    for path in earlier:
        claims = read_claims(path)
        rows = claims.caseworkers
        before.append(DayBefore(
            claims.instance.date,
            {row.id: row.new_cases for row in rows},
            {row.id: row.utilisation_after for row in rows},
        ))
    balance = next((tier for tier in kept.claims.tiers if tier.name == "balance"), None)
    return Fairness(
        kept.planned, None if balance is None else balance.bound,
        balance is not None and balance.proven,
        tuple(sorted(before, key=lambda day: day.date)),
    )


def _view(audience: str, reader: str | None, asked: QuestionOptions) -> Callable[[Row], Row]:
    if audience != "worker":
        if reader is not None:
            raise usage("--as goes with --audience worker.")
        return lambda answer: answer
    who = reader or asked.worker
    if who is None:
        raise usage("--audience worker needs to know who reads: add --as WORKER.")
    if asked.worker not in (None, who) or asked.take not in (None, who):
        raise usage("With --audience worker, --worker and --what-would-it-take are about oneself.")
    return Colleague(who).sees


def _verified(kept: Kept, plan: Path, *, discreet: bool) -> None:
    found = judged_again(kept)
    if found:
        head = say("{plan} does not hold; not explained.", plan=plan)
        raise VerificationFailed(joined((head, *(() if discreet else found)), "\n  - "))


def _tell(answer: Row, form: str, output: Path | None) -> None:
    if output is not None:
        write_atomically(output, as_json(answer) if form == "json" else explain_csv(answer))
        click.echo(str(say("Written to {file}.", file=output)), err=True)
    elif form == "text":
        screen().print(explain_text(answer))
    elif form == "csv":
        click.echo(explain_csv(answer), nl=False)
    else:
        print_json(answer)
