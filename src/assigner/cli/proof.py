"""A proof kept beside a plan, by the commands that make plans."""

from pathlib import Path

import click

from assigner.api.plan import Plan
from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.files.atomic import write_atomically
from assigner.words import say

CUT = {
    "interrupted": say("Interrupted: the proof tells the tiers that were shown by then."),
    "overran": say("The proof overran its time: it tells the tiers that were shown by then."),
    "died": say("The making of the proof died: it tells the tiers that were shown by then."),
}
option = click.option(
    "--proof", type=click.Path(path_type=Path), metavar="FILE",
    help="Keep a proof beside the plan, which verify --proof checks without any solver.",
)


def require_plan(proof: Path | None, output: Path | None, kept: str) -> None:
    """A proof is of a plan that is kept."""
    if proof is not None and (output is None or kept != "json"):
        raise usage("--proof is written with the plan: add -o PLAN.json.")
    if proof is not None and proof == output:
        raise usage("--proof needs a file of its own, beside the plan.")


def keep(plan: Plan, proof: Path | None, file: Path | None, seconds: float | None) -> None:
    """Build the proof and write it; what cannot be shown by it is said in it.

    Exits 130 where it was interrupted; what was shown by then is kept.
    """
    if proof is None or file is None:
        return
    from assigner.api.proof import built, covered  # noqa: PLC0415  # takes its time

    found = built(plan, seconds)
    write_atomically(proof, found.text)
    if found.cut:
        click.echo(str(CUT[found.cut]), err=True)
    tell(say("Proof kept as {file}: {covered}. Check it: {command}", file=proof,
             covered=covered(found.shown), command=typed("verify", file, "--proof", proof)))
    if found.cut == "interrupted":
        raise click.exceptions.Exit(130)
