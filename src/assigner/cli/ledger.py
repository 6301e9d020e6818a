"""The options that name a ledger, and where its checkpoints go."""

import click

ledger_option = click.option(
    "--ledger", metavar="FILE|URL",
    help="The ledger; else ASSIGNER_LEDGER, else one file for this user.",
)
checkpoints_option = click.option(
    "--checkpoints", "places", multiple=True, metavar="FILE|-|'|COMMAND'",
    help="Where a signed checkpoint goes; else ASSIGNER_CHECKPOINTS. - prints it.",
)


def at(given: str | None) -> tuple[str, ...]:
    """The option that names a ledger again in the next command, without a password."""
    from assigner.ledger import shown  # noqa: PLC0415  # SQLAlchemy takes its time

    return () if given is None else ("--ledger", shown(given))
