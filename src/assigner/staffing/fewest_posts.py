"""The fewest equal posts that carry a whole caseload: a vector packing, exact.

Bundles that are alike in everything are one type with a number, so the model does not grow
with the cases but with their kinds. Each number of posts is a question by itself: below the
bound it has no answer, at the value it has one, and a plan of it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import ceil

from assigner.solve import cpsat
from assigner.solve.cpsat import CpQuestion, cp_model
from assigner.staffing.cutting_patterns import cut
from assigner.staffing.demand import Bundle, Plan, Post
from assigner.staffing.post_plan import greedy, mixed, seats_beside

EFFORT = 20.0
"""Deterministic time of one question: a limit in seconds would not repeat itself. Past it a number
of posts stays open, and the next is asked."""


@dataclass(frozen=True)
class Need:
    """`value` posts are enough (None: no number is), fewer than `bound` are not.

    `least`: what minutes alone, then each ceiling alone, ask for. `too_large`: bundles that fit
    into no post.
    """

    value: int | None
    bound: int
    least: tuple[int, ...]
    plan: Plan = ()
    too_large: tuple[int, ...] = field(default=())

    @property
    def proven(self) -> bool:
        """Value and bound agree, or no number is enough."""
        return self.value == self.bound or bool(self.too_large)


def fewest(bundles: Sequence[Bundle], post: Post) -> Need:
    """How many posts carry all bundles, with a plan; the same answer every time."""
    least = _least(bundles, post)
    large = tuple(
        place for place, bundle in enumerate(bundles)
        if bundle.minutes > post.minutes or max(bundle.co, default=0) > post.minutes
        or any(count > room for count, room in zip(bundle.counts, post.rooms, strict=True))
    )
    bound = max(least, default=0)
    if large:
        return Need(None, bound, least, too_large=large)
    if any(bundle.co for bundle in bundles):
        bound = max(bound, 2)
    plan = greedy(bundles, post, bound)
    if plan is not None:
        return Need(bound, bound, least, plan)
    bundled = cut(_items(bundles, post), (post.minutes, *post.rooms))
    bound = max(bound, bundled.bound())
    posts, open_question = bound, False
    while True:
        plan = greedy(bundles, post, posts) or mixed(bundles, post, bundled, posts)
        if plan is not None:
            return Need(posts, bound, least, plan)
        plan, impossible = _PostsModel(bundles, post, posts).answer()
        if plan is not None:
            return Need(posts, bound, least, plan)
        open_question = open_question or not impossible
        posts += 1
        if not open_question:
            bound = posts


def _least(bundles: Sequence[Bundle], post: Post) -> tuple[int, ...]:
    """What the sums ask for; a ceiling of nothing asks for nothing it could give."""
    minutes = sum(bundle.minutes + sum(bundle.co) for bundle in bundles)
    sums = [(minutes, post.minutes)]
    sums += [
        (sum(bundle.counts[place] for bundle in bundles), room)
        for place, room in enumerate(post.rooms)
    ]
    return tuple(ceil(Fraction(total, room)) if room > 0 else 0 for total, room in sums)


def _items(bundles: Sequence[Bundle], post: Post) -> list[tuple[int, ...]]:
    """Every seat by itself: what fits together for them fits at least as well as bundles do."""
    none = (0,) * len(post.rooms)
    return [
        item for bundle in bundles
        for item in ((bundle.minutes, *bundle.counts), *((co, *none) for co in bundle.co))
    ]


class _PostsModel:
    """Whether so many posts are enough: how many of each type each post carries."""

    def __init__(self, bundles: Sequence[Bundle], post: Post, posts: int) -> None:
        self.posts = posts
        self.places: dict[Bundle, list[int]] = defaultdict(list)
        for place, bundle in enumerate(bundles):
            self.places[bundle].append(place)
        self.model = CpQuestion()
        self.takes = {kind: self._shared(len(alike)) for kind, alike in self.places.items()}
        self.assists = {
            (kind, seat): self._shared(len(alike))
            for kind, alike in self.places.items() for seat in range(len(kind.co))
        }
        for (kind, _), beside in self.assists.items():
            # A seat beside each bundle, never in its own post, exists just when this holds.
            for mine, co in zip(self.takes[kind], beside, strict=True):
                self.model.add(mine + co <= len(self.places[kind]))
        loads = [self._load(at, post) for at in range(posts)]
        # Posts are alike: of all their orders one is enough (symmetry).
        for first, second in pairwise(loads):
            self.model.add(first >= second)
        for at, load in enumerate(loads):
            self.model.add(load <= post.minutes)
            for ceiling, room in enumerate(post.rooms):
                self.model.add(sum(
                    kind.counts[ceiling] * mine[at] for kind, mine in self.takes.items()
                ) <= room)

    def answer(self) -> tuple[Plan | None, bool]:
        """A plan if one was found, and whether there is none."""
        answer = cpsat.ask(self.model, effort=EFFORT)
        if not answer.found:
            return None, answer.impossible
        homes: dict[int, int] = {}
        assists: list[list[tuple[int, int]]] = [[] for _ in range(self.posts)]
        for kind, alike in self.places.items():
            row = [at for at, mine in enumerate(self.takes[kind])
                   for _ in range(answer.value(mine))]
            homes.update(zip(alike, row, strict=True))
            for seat in range(len(kind.co)):
                beside = {at: answer.value(co) for at, co in enumerate(self.assists[kind, seat])}
                for place, at in seats_beside(alike, row, beside).items():
                    assists[at].append((place, seat))
        takes: list[list[int]] = [[] for _ in range(self.posts)]
        for place, at in sorted(homes.items()):
            takes[at].append(place)
        return tuple(
            (tuple(mine), tuple(sorted(co))) for mine, co in zip(takes, assists, strict=True)
        ), False

    def _shared(self, number: int) -> list[cp_model.IntVar]:
        row = [self.model.new_int_var(0, number, "") for _ in range(self.posts)]
        self.model.add(sum(row) == number)
        return row

    def _load(self, at: int, post: Post) -> cp_model.LinearExprT:
        load = sum(kind.minutes * mine[at] for kind, mine in self.takes.items()) + sum(
            kind.co[seat] * co[at] for (kind, seat), co in self.assists.items()
        )
        phases = sorted({kind.phase for kind in self.places})
        if not post.mixing or len(phases) < 2:
            return load
        here = []
        for phase in phases:
            used = self.model.new_bool_var("")
            for kind, mine in self.takes.items():
                if kind.phase == phase:
                    self.model.add(mine[at] <= len(self.places[kind]) * used)
            here.append(used)
        mixed = self.model.new_bool_var("")
        self.model.add(sum(here) <= 1 + (len(phases) - 1) * mixed)
        return load + post.mixing * mixed
