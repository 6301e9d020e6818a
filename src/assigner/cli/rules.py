"""`assigner rules`: a model in plain words, each number with its source."""

import click

from assigner.cli import options
from assigner.cli.screen import screen
from assigner.cli.talk import tell
from assigner.cli.typed import program, quoted
from assigner.policy import load
from assigner.policy.odd_weights import odd_weights
from assigner.render.terminal import terminal
from assigner.views.model import model_printout
from assigner.words import say


@click.command("rules")
@click.argument("model")
@options.set_option
def command(model: str, overrides: tuple[str, ...]) -> None:
    """Print MODEL in plain words: what it weighs, its rules, its numbers and sources.

    Example: assigner rules danish-child-welfare
    """
    policy = load(model, options.key_values(overrides))
    policy.called.speak()
    screen().print(terminal(model_printout(policy)))
    for odd in odd_weights(policy):
        tell(say("warning: {complaint}", complaint=odd))
    tell(say("Next: try another value for one day: {assigner} solve INSTANCE -m {model} "
             "-S KEY=VALUE", assigner=program(), model=quoted(model)))
