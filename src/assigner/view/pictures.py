"""Pictures of a page: lanes over one scale, and charts of lines, as places between 0 and 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from assigner.view.table import Text, Tone


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody on the scale: from where to where (0 to 100), and on which level."""

    label: Text
    before: float
    after: float
    level: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a picture, with everybody on it."""

    label: Text
    note: Text
    dots: Sequence[Dot]
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes over one scale. `ticks` are (place, label, whether capacity ends there)."""

    title: Text
    description: Text
    lanes: Sequence[Lane]
    ticks: Sequence[tuple[float, Text, bool]]
    legend: Sequence[tuple[str, Text]]
    kind: ClassVar[str] = "picture"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a chart (0 to 100, upwards), said in words; `ringed` ones are pointed out.

    `band`: from where to where it may lie upwards, where that is known.
    """

    across: float
    up: float
    label: Text
    ringed: bool = False
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Spots in a row, named in the legend."""

    label: Text
    spots: Sequence[Spot]

    @property
    def band(self) -> str:
        """The corners of its band as an SVG polygon over 0 to 100, downwards; blank for none."""
        banded = [(spot.across, *spot.band) for spot in self.spots if spot.band is not None]
        corners = [(across, high) for across, _, high in banded]
        corners += [(across, low) for across, low, _ in reversed(banded)]
        return " ".join(f"{across},{round(100 - up, 2)}" for across, up in corners)


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over two scales; a tick is (place, label). At most four lines can be told apart."""

    title: Text
    description: Text
    upward: Text
    lines: Sequence[Line]
    across: Sequence[tuple[float, Text]]
    up: Sequence[tuple[float, Text]]
    kind: ClassVar[str] = "chart"
