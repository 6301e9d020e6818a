"""The language of a run, and what click says, in it."""

import contextlib
import copy
import functools
import gettext
import inspect
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from assigner.cli import seen_by
from assigner.errors import Misused
from assigner.words import LANGUAGES, language, preferred, say, speaking
from assigner.words.catalogue import DOMAIN, FOLDER, catalogue

OPTION = "--lang"
_GETTEXT = "LANGUAGE"


def asked(args: Sequence[str]) -> str:
    """The language that the arguments name, else the environment's.

    Looked for before anything is parsed: a usage error is told in it too.
    """
    for place, arg in enumerate(args):
        name, equals, value = arg.partition("=")
        if name == OPTION:
            value = value if equals else "".join(args[place + 1 : place + 2])
            if value in LANGUAGES:
                return value
    return preferred(os.environ)


@contextlib.contextmanager
def spoken(args: Sequence[str]) -> Iterator[None]:
    """Speak the language asked for; click speaks it through gettext's own variable."""
    chosen, before = asked(args), os.environ.get(_GETTEXT)
    domain = gettext.textdomain()
    catalogue(chosen)
    with speaking(chosen):
        os.environ[_GETTEXT] = chosen
        gettext.bindtextdomain(DOMAIN, str(FOLDER))
        gettext.textdomain(DOMAIN)
        try:
            yield
        finally:
            gettext.textdomain(domain)
            if before is None:
                del os.environ[_GETTEXT]
            else:
                os.environ[_GETTEXT] = before


def option() -> click.Option:
    """`--lang`, which every command takes; `asked` has read it before."""
    return click.Option(
        [OPTION], type=click.Choice(LANGUAGES), expose_value=False,
        help="The language of every word; else the environment's (ASSIGNER_LANG, LANG).",
    )


def translated(command: click.Command) -> click.Command:
    """A command with its help in the language spoken, and with `--lang`."""
    shown = copy.copy(command)
    shown.params = [_translated(param) for param in (*command.params, option(), seen_by.option())]
    shown.callback = _parsed(command.callback)
    shown.help = text(command.help)
    shown.short_help = text(command.short_help)
    shown.options_metavar = text(command.options_metavar)
    if isinstance(shown, click.Group):
        shown.subcommand_metavar = str(text(shown.subcommand_metavar))
        shown.commands = {name: translated(child) for name, child in shown.commands.items()}
    return shown


def _parsed(callback: Callable[..., Any] | None) -> Callable[..., Any] | None:
    """A command for which what contradicts itself is a usage error, wherever that is seen."""
    if callback is None:
        return None

    @functools.wraps(callback)
    def call(*args: Any, **given: Any) -> Any:
        try:
            return callback(*args, **given)
        except Misused as wrong:
            raise click.UsageError(str(wrong)) from wrong

    return call


def _translated(param: click.Parameter) -> click.Parameter:
    shown = copy.copy(param)
    named = shown.metavar
    if isinstance(shown, click.Option):
        shown.help = text(shown.help)
        if named is None and not shown.is_flag and not isinstance(shown.type, click.Choice):
            named = shown.type.name.upper()
    elif named is None and shown.name:
        named = shown.name.upper()
    shown.metavar = text(named)
    return shown


def text(english: str | None) -> str | None:
    """A text of click's in the language spoken."""
    return catalogue(language()).gettext(inspect.cleandoc(english)) if english else english


def usage(template: str, **values: object) -> click.UsageError:
    """A usage error in words."""
    return click.UsageError(str(say(template, **values)))
