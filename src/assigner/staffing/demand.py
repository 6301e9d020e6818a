"""What posts carry, and what a post can carry: whole minutes a week, and counts."""

from dataclasses import dataclass

Plan = tuple[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], ...]
"""For each post: the bundles it carries, and the (bundle, place in its `co`) it assists in."""


@dataclass(frozen=True)
class Bundle:
    """Cases that one post carries together: minutes, what they count against each ceiling.

    `co`: minutes of each seat beside it, to be carried by another post.
    """

    phase: str
    minutes: int
    counts: tuple[int, ...]
    co: tuple[int, ...] = ()


@dataclass(frozen=True)
class Post:
    """What one post carries at most: minutes, each ceiling, and what mixing phases takes."""

    minutes: int
    rooms: tuple[int, ...]
    mixing: int = 0
