"""`assigner diff`: what differs between two plans, who is better or worse off."""

from pathlib import Path

import click

from assigner.api.result_words import speak_by
from assigner.cli.ending import require_ending
from assigner.cli.options import (
    result_file_option,
)
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.documents.part import written
from assigner.files.atomic import write_atomically
from assigner.plan import read_claims
from assigner.plan.diff import diff_document
from assigner.render.markdown import markdown
from assigner.views.diff import diff_printout
from assigner.words import say


@click.command("diff")
@click.argument("plan_a", type=click.Path(path_type=Path))
@click.argument("plan_b", type=click.Path(path_type=Path))
@result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="text is Markdown.")
def command(plan_a: Path, plan_b: Path, output: Path | None, form: str) -> None:
    """Compare PLAN_A with PLAN_B: who moved and why, who gains, who loses, each tier.

    Example: assigner diff yesterday.json today.json
    """
    require_ending(output, form, also=("json",))
    found = diff_document(read_claims(plan_a), claims := read_claims(plan_b))
    speak_by(claims.model.name, claims.instance.sha256, plan_b)
    if output is not None:
        write_atomically(output, as_json(written(found)) if form == "json"
                         else markdown(diff_printout(found)))
        tell(say("Written to {file}.", file=output))
    elif form == "json":
        print_json(written(found))
    else:
        click.echo(markdown(diff_printout(found)), nl=False)
    tell(say("Next: {command} says why of each case.", command=typed("explain", plan_b)))
