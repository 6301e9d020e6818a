"""`assigner profile`: how an export of another program becomes an instance."""

from pathlib import Path

import click

from assigner.cli.ending import require_ending
from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.files.complaints import shown
from assigner.words import listing, say


@click.group("profile")
def command() -> None:
    """Have a profile made, by which an export of your case system is read.

    Example: assigner profile suggest sager.xlsx -o office.toml
    """


@command.command("suggest")
@click.argument("exports", metavar="EXPORT...", nargs=-1, required=True,
                type=click.Path(path_type=Path))
@click.option("-m", "--model",
              help="The model whose words the export's are held against; else the profile's, "
              "or danish-child-welfare.")
@click.option("--profile", metavar="PROFILE",
              help="A profile there is: print only what it does not say yet of EXPORT.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PROFILE.toml",
              help="Write there, complete or not at all; without, print it.")
def suggest(
    exports: tuple[Path, ...], model: str | None, profile: str | None, output: Path | None
) -> None:
    """Propose a profile from the headers and contents of EXPORT, each line with how sure it is.

    EXPORT: the files of one export (.csv, .txt, .xlsx), or their folder. What is unsure stands
    there as a comment with its reason. Personal columns are recognised, and not read.
    Example: assigner profile suggest sager.csv medarbejdere.csv -o office.toml
    """
    from assigner.api.profiles import USUAL, lacking, suggest_profile  # noqa: PLC0415  # slow

    require_ending(output, "toml")
    if profile is not None:
        if output is not None:
            raise usage("With --profile the lines to add are printed: leave -o out.")
        added = lacking(exports, profile, model)
        click.echo(added, nl=False)
        tell(say("Add these to {profile}, each below its heading.", profile=profile) if added
             else say("{profile} lacks nothing.", profile=profile))
        return
    found = suggest_profile(exports, model or USUAL)
    if output is None:
        click.echo(found.text, nl=False)
    else:
        found.keep(output)
    tell(say("{sure} lines are sure, {likely} likely, {unsure} unsure (they begin with #).",
             **found.counted))
    if found.left_unread:
        tell(say("Not read, as nothing of ours: {headers}. Name one in the profile if it is.",
                 headers=listing(map(shown, found.left_unread))))
    if output is not None:
        here = exports[0] if len(exports) == 1 else exports[0].parent
        tell(say("Written to {file}. Next: look at what is not sure, then {command}", file=output,
                 command=typed("check", here, "--profile", output)))
