"""Staff changes as their reader may name cases: hidden ones by their labels."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.cli.named import PERSON, NamedForItError, clean, meant, named
from assigner.errors import UnknownCase
from assigner.instance import Instance
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import PEOPLE, RECEIVED, unknown_case
from assigner.veil import veil


def as_read(written: Sequence[Written], instance: Instance) -> list[Written]:
    """The changes as their reader knows the day's cases: hidden ones by their labels.

    Raises UnknownCase where one is named by its number, as for an id that is no case's;
    NamedForItError where a label is given to somebody; a usage error where an option names nobody.
    """
    for item in written:
        _require_people(item, instance, written)
    found, faults = [], []
    known = [case.id for case in instance.caseload]
    for item in written:
        name = item.cells.get("case")
        case = meant(name) if isinstance(name, str) else None
        if not isinstance(name, str) or case == name:
            found.append(item)
        elif case is None:
            faults.append(unknown_case(item.places.get("case", item.place), clean(name), known))
        elif "to" in item.cells and veil().hides(case):
            raise NamedForItError(item.place.partition(" ")[0], name)
        else:
            found.append(replace(item, cells={**item.cells, "case": case}))
    if faults:
        raise UnknownCase(faults)
    return found


def _require_people(item: Written, instance: Instance, written: Sequence[Written]) -> None:
    """Those whom an option names are of the office, or join it."""
    joining = [str(one.cells.get("id", "")) for one in written if one.kind == "joins"]
    known = [*instance.people, *joining]
    for key, text in item.cells.items():
        place = item.places.get(key, item.place)
        if isinstance(text, str) and text and place.startswith("--") and (
                key in PEOPLE or (key == "to" and item.kind in RECEIVED)):
            named(text, known, place.partition(" ")[0], PERSON)
