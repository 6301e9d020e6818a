"""An open case that may change hands by choice."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """A case that may move: who gives it, who may receive it and at what price (cost units)."""

    case: str
    giver: str
    prices: Mapping[str, int]
