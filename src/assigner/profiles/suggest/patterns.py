"""Names of files and sheets that change from day to day, as patterns that do not."""

from glob import escape

from assigner.profiles.called import DAY


def pattern(name: str) -> str:
    """The name with `*` in the place of a date or the number of a week."""
    if not DAY.search(name):
        return name
    parts = DAY.split(name)
    return "*".join(map(escape, parts))
