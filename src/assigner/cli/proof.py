"""A proof kept beside a plan, by the commands that make plans."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assigner.api.plan import Plan
from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.files.atomic import write_atomically
from assigner.words import say

if TYPE_CHECKING:
    from assigner.api.proof import BuiltProof

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


@dataclass(frozen=True)
class KeptProof:
    """A plan that is kept, and the proof of it, if one was asked for and there is a plan."""

    plan: Plan
    made: "BuiltProof | None" = None

    def conclude(self, proof: Path | None, file: Path | None) -> None:
        """Say what the proof shows. Exits 130 where it was interrupted."""
        if self.made is None:
            return
        from assigner.api.proof import covered  # noqa: PLC0415  # takes its time

        if self.made.cut:
            click.echo(str(CUT[self.made.cut]), err=True)
        tell(say("Proof kept as {file}: {covered}. Check it: {command}", file=proof,
                 covered=covered(self.made.shown),
                 command=typed("verify", file, "--proof", proof)))
        if self.made.cut == "interrupted":
            raise click.exceptions.Exit(130)


def keep(
    plan: Plan, proof: Path | None, file: Path | None, seconds: float | None
) -> KeptProof:
    """Keep the plan, with a proof beside it where that is asked for: then it names what is shown.

    What cannot be shown by the proof is said in it. A plan that was not found is not kept.
    """
    if file is None or not plan.found:
        return KeptProof(plan)
    plan.write(file)
    if proof is None:
        return KeptProof(plan)
    from assigner.api.proof import built, graded  # noqa: PLC0415  # takes its time

    made = built(plan, seconds)
    write_atomically(proof, made.text)
    plan = graded(plan, made.shown)
    plan.write(file)
    return KeptProof(plan, made)
