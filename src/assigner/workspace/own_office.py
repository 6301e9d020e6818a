"""Whose initials are known where: somebody's own page is of one office, whichever she looks at."""

from collections.abc import Mapping, Sequence

from assigner.errors import InputError
from assigner.words import listing, say
from assigner.workspace.offices import Office
from assigner.workspace.roles import Member


def own_office(offices: Sequence[Office], person: Member) -> Office | None:
    """The office in which somebody's initials are hers; None where nobody said which.

    Of several offices another may use the same initials for somebody else.
    """
    if not person.office:
        return offices[0] if len(offices) == 1 else None
    named = [one for one in offices if one.folder.resolve().name == person.office] or [
        one for one in offices if one.name == person.office]
    return named[0] if len(named) == 1 else None


def require_own_offices(people: Mapping[str, Member], offices: Sequence[Office]) -> None:
    """Raises InputError with everybody whose own office the file of roles does not say."""
    known = listing([one.folder.resolve().name for one in offices])
    lines = []
    for user, person in people.items():
        if own_office(offices, person) is not None or not (person.caseworker or person.office):
            continue
        if person.office:
            lines.append(str(say(
                'people "{user}": there is no office "{office}"; write one of {known}.',
                user=user, office=person.office, known=known)))
        else:
            lines.append(str(say(
                'people "{user}": several offices are served, and each has initials of its own. '
                'Write office = "NAME", one of {known}.', user=user, known=known)))
    if lines:
        raise InputError(lines)
