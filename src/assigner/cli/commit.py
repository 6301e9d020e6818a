"""`assigner commit`: a named person decides that a plan holds; the ledger keeps it."""

from pathlib import Path

import click

from assigner.api.commit import Decision, commit
from assigner.cli import options
from assigner.cli.deliver import tell_others
from assigner.cli.ledger import checkpoints_option, ledger_option
from assigner.cli.talk import VOICE, answer, tell
from assigner.cli.typed import typed
from assigner.words import say


@click.command("commit")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--role", metavar="ROLE", help="In which role, where the model asks for one.")
@click.option("--note", metavar="TEXT", help="A remark to keep with the decision.")
@click.option("--replaces", type=click.IntRange(min=1), metavar="NUMBER",
              help="The decision of the same day that this one takes the place of.")
@ledger_option
@checkpoints_option
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, by: str, role: str | None, note: str | None, replaces: int | None,
    ledger: str | None, places: tuple[str, ...], instance: Path | None,
    profile: str | None, model: str | None,
) -> None:
    """Decide that PLAN holds: it is judged again, and kept in the ledger with who decided.

    Exit 6, and nothing recorded, when the day or the ledger has moved on since the plan
    was made. Example: assigner commit plan.json --by "Ulla Hansen"
    """
    decision = Decision(plan, by, role, note, replaces, instance, model, profile)
    made = commit(decision, ledger, places, VOICE)
    answer(made.words)
    made.anchored()
    tell(made.checked)
    tell_others(made.where)
    tell(say("Ledger: {ledger}. Next: {command}", ledger=made.where.shown,
             command=typed("next", plan)))
