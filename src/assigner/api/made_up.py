"""Made-up offices: what was made, and that it is made up."""

from collections.abc import Sequence

from assigner.instance import Instance
from assigner.words import Words, say


def counts(offices: Sequence[Instance]) -> tuple[Words, Words]:
    """How many people, cases and children there are, and how many each has in the mean."""
    held = [case for instance in offices for case in instance.caseload]
    workers = sum(len(instance.caseworkers) for instance in offices)
    children = sum(case.children for case in held)
    return (
        say("Synthetic. Offices: {offices} · caseworkers: {workers} · open cases: {held}, with "
            "{children} children · new cases today: {new}",
            offices=len(offices), workers=workers, held=len(held), children=children,
            new=sum(len(instance.cases) for instance in offices)),
        say("In the mean {cases:.1f} cases and {each:.1f} children each.",
            cases=len(held) / workers, each=children / workers),
    )
