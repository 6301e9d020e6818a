"""Templates: the report's own blocks and the workspace's components, in the language spoken."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from assigner.render.html import FURNITURE
from assigner.render.whole import whole
from assigner.web.addresses import in_address
from assigner.words import counted, figure, say, term
from assigner.words.written import days_in_full


@cache
def _environment() -> Environment:
    found = Environment(
        loader=ChoiceLoader([
            PackageLoader("assigner.web", "templates"), PackageLoader("assigner.render", "page"),
        ]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )
    found.globals.update(_=say, counted=counted, figure=figure, term=term, furniture=FURNITURE)
    found.filters["part"] = in_address
    found.filters["whole"] = whole
    found.filters["day"] = lambda at: figure(date.fromisoformat(at[:10]))
    return found


def rendered(template: str, values: Mapping[str, object]) -> str:
    """A page in HTML."""
    with days_in_full():
        return _environment().get_template(template).render(values)
