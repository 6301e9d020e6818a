"""`assigner calibrate`: weights from time registrations, and the form to register with."""

from pathlib import Path

import click

from assigner.cli import options
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell, warn
from assigner.cli.typed import typed
from assigner.documents.part import written
from assigner.files.atomic import write_atomically
from assigner.files.workbook import is_workbook
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.words import say


@click.command("calibrate")
@click.argument("registrations", type=click.Path(path_type=Path), required=False)
@click.argument("instance", type=click.Path(path_type=Path), required=False)
@click.option("--form", "blank", type=click.Path(path_type=Path), metavar="FILE.xlsx",
              help="Write a workbook to register in, and nothing else.")
@options.profile_option
@options.model_option
@click.option("--first-weeks", type=click.IntRange(0, 52), default=0, metavar="WEEKS",
              help="For how long a case is new, where the model does not say.")
@click.option("--least-persons", type=click.IntRange(3, 100), default=5, show_default=True,
              help="Fewest persons behind a number that is told.")
@click.option("--within", type=Finite(1, 100, min_open=True), default=3.0, show_default=True,
              metavar="FACTOR", help="How far a weight may be from the present one, two chances "
              "in three.")
@pictured.given
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="MODEL.toml",
              help="Write the measured model there, complete or not at all.")
@click.option("--keep", type=click.Path(path_type=Path), metavar="FILE.json",
              help="Keep the result, for assigner report.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of a study
    registrations: Path | None, instance: Path | None, blank: Path | None, profile: str | None,
    model: str | None, first_weeks: int, least_persons: int, within: float,
    picture: Path | None, output: Path | None, keep: Path | None, form: str,
) -> None:
    """Estimate what cases weigh from REGISTRATIONS of time, beside the caseloads of INSTANCE.

    REGISTRATIONS is a CSV or a workbook; INSTANCE a day, or a folder of days of one office.
    What the hours cannot tell stays as the model has it. No figure is of one person.

    Example: assigner calibrate hours.xlsx instances/ourtown -o measured.toml
    """
    if blank is not None:
        _form(blank, registrations, model)
        return
    if registrations is None or instance is None:
        raise usage("Name the registrations and the day they belong to, or --form FILE.xlsx.")
    pictured.require_svg(picture)
    require_ending(output, "toml")
    require_ending(keep, "json", "--keep")
    from assigner.api.calibrate import StudyAsked, calibrate  # noqa: PLC0415  # numpy, SciPy

    found = calibrate(registrations, instance, model,
                      StudyAsked(least_persons, first_weeks, within, output), profile=profile)
    warn(found.warnings)
    document = found.document
    if picture is not None:
        from assigner.render.svg.calibrate import calibrate_picture  # noqa: PLC0415  # an extra

        pictured.keep(calibrate_picture(document), picture)
    from assigner.views.calibrate import (  # noqa: PLC0415  # what a form has no use for
        calibrate_printout,
        calibrate_table,
    )

    if form == "json":
        print_json(written(document))
    elif form == "csv":
        click.echo(table_csv(calibrate_table(document)), nl=False)
    else:
        screen().print(terminal(calibrate_printout(document)))
    if keep is not None:
        write_atomically(keep, as_json(written(document)))
        tell(say("Written to {file}. Next: {command}", file=keep,
                 command=typed("report", keep, "-o", "report.html")))
    if output is not None:
        write_atomically(output, found.variant)
        if found.remark is not None:
            tell(found.remark)
        tell(say("Written to {file}. Next: {command}", file=output,
                 command=typed("rules", output)))
    elif keep is None and form == "text":
        tell(say("Next: -o measured.toml keeps the model, --keep calibrate.json the result."))


def _form(file: Path, instance: Path | None, model: str | None) -> None:
    if not is_workbook(file):
        raise usage("--form writes a workbook; let the file end in .xlsx.")
    from assigner.api.study_form import write_study_form  # noqa: PLC0415  # only for workbooks

    write_study_form(file, instance, model, command=typed("calibrate", file, say("INSTANCE")))
    tell(say("Fill in {file}, then: {command}", file=file,
             command=typed("calibrate", file, say("INSTANCE"), "-o", "measured.toml")))
