"""`assigner profile`: how an export of another program becomes an instance."""

from pathlib import Path

import click

from assigner.cli.ending import require_ending
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.words import say


@click.group("profile")
def command() -> None:
    """Have a profile made, by which an export of your case system is read.

    Example: assigner profile suggest sager.xlsx -o office.toml
    """


@command.command("suggest")
@click.argument("exports", metavar="EXPORT...", nargs=-1, required=True,
                type=click.Path(path_type=Path))
@click.option("-m", "--model", default="danish-child-welfare", show_default=True,
              help="The model whose words the export's are held against.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PROFILE.toml",
              help="Write there, complete or not at all; without, print it.")
def suggest(exports: tuple[Path, ...], model: str, output: Path | None) -> None:
    """Propose a profile from the headers and contents of EXPORT, each line with how sure it is.

    EXPORT: the files of one export (.csv, .txt, .xlsx), or their folder. What is unsure stands
    there as a comment with its reason. Personal columns are recognised, and not read.
    Example: assigner profile suggest sager.csv medarbejdere.csv -o office.toml
    """
    from assigner.api.profiles import suggest_profile  # noqa: PLC0415  # it takes its time

    require_ending(output, "toml")
    found = suggest_profile(exports, model)
    if output is None:
        click.echo(found.text, nl=False)
    else:
        found.keep(output)
    tell(say("{sure} lines are sure, {likely} likely, {unsure} unsure (they begin with #).",
             **found.counted))
    if output is not None:
        here = exports[0] if len(exports) == 1 else exports[0].parent
        tell(say("Written to {file}. Next: look at what is not sure, then {command}", file=output,
                 command=typed("check", here, "--profile", output)))
