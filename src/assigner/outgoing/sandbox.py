"""Where an office's templates run: a sandbox within bounds, whose faults are told by line."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assigner.errors import AssignerError
from assigner.words import Words, say

_ROOM = "assigner.outgoing"
_LONGEST = 1_000_000
"""Signs, items, or bits of a number: a letter has some thousand signs."""
Fields = Mapping[str, object]


def rendered(name: str, fields: Fields, templates: Path | None) -> str:
    """The text of a template: the office's own of that name, else ours.

    Raises AssignerError where it cannot be used, with its line.
    """
    loaders: list[BaseLoader] = [PackageLoader(_ROOM, "templates")]
    if templates is not None:
        loaders.insert(0, FileSystemLoader(templates))
    room = _Room(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    try:
        return room.get_template(name).render(**fields) + "\n"
    except TemplateSyntaxError as error:
        raise _told(error.name or name, error.lineno, error.message or "") from error
    except TemplateNotFound as error:
        raise AssignerError(say('{template}: there is no template "{name}".', template=name,
                                name=error.name or "")) from error
    except RecursionError as error:
        place, line = _lines(error.__traceback__, templates, name)[0]
        raise _told(place, line, say("it calls itself without end")) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, OSError,
            MemoryError) as error:
        place, line = _lines(error.__traceback__, templates, name)[-1]
        raise _told(place, line, str(error)) from error


class _Room(ImmutableSandboxedEnvironment):
    """The sandbox, in which no result may be so large that it fills the machine."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """A product or a power, where its size can be told to be sensible beforehand."""
        if _size(operator, left, right) > _LONGEST:
            raise OverflowError(str(say("a result of {operator} is too large", operator=operator)))
        found: object = super().call_binop(context, operator, left, right)
        return found


def _size(operator: str, left: object, right: object) -> float:
    """Signs or items, or bits, that the result has at most."""
    if operator == "**":
        return (left.bit_length() * right
                if isinstance(left, int) and isinstance(right, int) else 0)
    for some, times in ((left, right), (right, left)):
        if isinstance(some, str | list | tuple) and isinstance(times, int):
            return len(some) * times
    return 0


def _lines(
    trace: TracebackType | None, templates: Path | None, name: str
) -> list[tuple[str, int | None]]:
    """Where in an office's templates an error arose, the outermost place first."""
    found: list[tuple[str, int | None]] = []
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if templates is not None and file.parent == templates:
            found.append((file.name, trace.tb_lineno))
        trace = trace.tb_next
    return found or [(name, None)]


def _told(template: str, line: int | None, why: Words | str) -> AssignerError:
    if line is None:
        return AssignerError(say("{template}: {why}", template=template, why=why))
    return AssignerError(say("{template}, line {line}: {why}", template=template, line=line,
                             why=why))
