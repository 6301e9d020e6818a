"""`assigner rules`: a model in plain words, each number with its source."""

import click

from assigner.cli import options
from assigner.cli.screen import screen
from assigner.cli.talk import tell
from assigner.cli.typed import program, quoted
from assigner.policy import load
from assigner.report.model_words import model_words
from assigner.words import say


@click.command("rules")
@click.argument("model")
@options.set_option
def command(model: str, overrides: tuple[str, ...]) -> None:
    """Print MODEL in plain words: what it weighs, its rules, its numbers and sources.

    Example: assigner rules danish-child-welfare
    """
    console = screen()
    for part in model_words(load(model, options.key_values(overrides))):
        console.print(part)
    tell(say("Next: try another value for one day: {assigner} solve INSTANCE -m {model} "
             "-S KEY=VALUE", assigner=program(), model=quoted(model)))
