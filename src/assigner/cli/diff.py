"""`assigner diff`: what differs between two plans, who is better or worse off."""

import json
from pathlib import Path

import click

from assigner.cli.talk import tell
from assigner.files.atomic import write_atomically
from assigner.plan import read_claims
from assigner.report.diff_document import diff_document, diff_markdown
from assigner.words import say


@click.command("diff")
@click.argument("plan_a", type=click.Path(path_type=Path))
@click.argument("plan_b", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Write there, complete or not at all.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="text is Markdown.")
def command(plan_a: Path, plan_b: Path, output: Path | None, form: str) -> None:
    """Compare PLAN_A with PLAN_B: who moved and why, who gains, who loses, each tier.

    Example: assigner diff yesterday.json today.json
    """
    found = diff_document(read_claims(plan_a), read_claims(plan_b))
    said = (
        json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"
        if form == "json" else diff_markdown(found)
    )
    if output is None:
        click.echo(said, nl=False)
    else:
        write_atomically(output, said)
        tell(say("Written to {file}.", file=output))
    tell(say("Next: assigner explain {plan} says why of each case.", plan=plan_b))
