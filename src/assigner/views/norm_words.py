"""Norms as people read them: 47 of 30, and a word of their own beside the load's light."""

from collections.abc import Sequence

from assigner.norm import CASES_HELD, NEW_TODAY, Norm
from assigner.plan.norms import Norms, headings, under
from assigner.view import Tone
from assigner.views.lights import Light
from assigner.words import Words, joined, say

ABOVE, FULL, BELOW = (
    Light(say("above"), "bad"), Light(say("full"), "warn"), Light(say("below"), "calm"),
)


def norm_light(norms: Sequence[Norm]) -> Light | None:
    """Red above any ceiling, amber at one, else blue; None where no norm holds.

    A day's inflow is no light: who has had the day's new cases has had what was meant.
    """
    rooms = [norm.room for norm in norms if not _today(norm) or norm.room < 0]
    if not norms:
        return None
    least = min(rooms, default=1)
    return ABOVE if least < 0 else BELOW if least else FULL


def columns(norms: Norms, most: int | None = None) -> tuple[str, ...]:
    """The headings that stand as columns of their own; at most so many.

    Today's stand with what is new, a personal ceiling on cases with the cases.
    """
    own = (str(NEW_TODAY), str(CASES_HELD))
    return tuple(heading for heading in headings(norms) if heading not in own)[:most]


def titled(heading: str) -> str:
    """A heading as it stands over a column."""
    return heading[:1].upper() + heading[1:]


def against(norms: Sequence[Norm], heading: str) -> Words | str:
    """`47/30`, or nothing where no such norm holds."""
    norm = under(norms, heading)
    if norm is None:
        return ""
    return say("{count}/{ceiling}", count=norm.count, ceiling=norm.ceiling)


def norm_tone(norms: Sequence[Norm], heading: str) -> Tone:
    """A number that is above its ceiling stands out; the word beside it says so too."""
    norm = under(norms, heading)
    return "bad" if norm is not None and norm.room < 0 else "plain"


def today(norms: Sequence[Norm], taken: int, helped: int) -> str:
    """What somebody gets today, `+3/2 (1)`: against the day's ceiling, and where they assist."""
    norm = under(norms, str(NEW_TODAY))
    if norm is None:
        said = [f"+{taken}"] * bool(taken)
    else:
        said = [f"{'+' * bool(norm.count)}{norm.count}/{norm.ceiling}"]
    return " ".join([*said, *[f"({helped})"] * bool(helped)])


def in_words(over: Sequence[Norm]) -> Words:
    """Every norm that somebody is above: `47 of 30 children, 7 of 5 very complex`."""
    return joined(
        say("{count} of {ceiling} {what}", count=norm.count, ceiling=norm.ceiling,
            what=norm.heading)
        for norm in over
    )


def _today(norm: Norm) -> bool:
    return str(norm.heading) == str(NEW_TODAY)
