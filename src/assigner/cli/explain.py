"""`assigner explain`: why this caseworker, why not another, what it would take, is it fair."""

from pathlib import Path

import click

from assigner.api.kept import open_kept
from assigner.api.question import Question, answered, require_holding
from assigner.cli import decided, options
from assigner.cli.ending import require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.named import CASE, PERSON, named
from assigner.cli.patience import Patience
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell
from assigner.cli.typed import where
from assigner.documents.explain import AnyAnswer, Why, WhyTable
from assigner.documents.part import written
from assigner.files.atomic import write_atomically
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.explain.case import why_not_table
from assigner.views.explain.media import explain_printout
from assigner.words import marked, say


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
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
@options.answer_limit_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the answer there, complete or not at all.")
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
              help="csv: the why-not table.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, case: str | None, why_not: str | None, take: str | None,
    alternatives: int | None, worker: str | None, fairness: bool, earlier: tuple[Path, ...],
    audience: str, reader: str | None, instance: Path | None,
    profile: str | None, model: str | None,
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
    kept = open_kept(plan, instance, model, discreet=discreet, told=tell, profile=profile)
    require_holding(kept, discreet=discreet)
    cases = [new.id for new in kept.problem.instance.cases]
    people = [who.id for who in kept.problem.instance.caseworkers]
    question = Question(
        named(case, cases, "--case", CASE),
        named(why_not, people, "--why-not", PERSON),
        named(take, people, "--what-would-it-take", PERSON),
        alternatives,
        named(worker, people, "--worker", PERSON),
        fairness, audience,
        named(reader, people, "--as", PERSON),
    )
    question.require_one()
    if form == "csv" and not question.of_all:
        question.seen()
        raise usage("--format csv writes the why-not table: of the day, or of one --case.")
    with Patience(marked("… {count} solved again")) as progress:
        answer = answered(kept, question, earlier, ledger, time_limit, progress.step)
    _tell(answer, form, output)
    if not discreet:
        decided.tell_overridden(kept, ledger)
        tell(decided.otherwise(kept, question.case, where(None, model, profile)))


def _tell(answer: AnyAnswer, form: str, output: Path | None) -> None:
    if form == "text":
        screen().print(terminal(explain_printout(answer)))
        return
    if form == "csv" and isinstance(answer, Why | WhyTable):
        text = table_csv(why_not_table(answer))
    else:
        text = as_json(written(answer))
    if output is not None:
        write_atomically(output, text)
        click.echo(str(say("Written to {file}.", file=output)), err=True)
    elif form == "csv":
        click.echo(text, nl=False)
    else:
        print_json(written(answer))
