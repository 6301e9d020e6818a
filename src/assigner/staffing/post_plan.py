"""Plans of a given number of posts: largest first, or by patterns; and who sits beside whom."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from assigner.staffing.cutting_patterns import CuttingStock
from assigner.staffing.demand import Bundle, Plan, Post

Name = TypeVar("Name", int, tuple[int, int])


def greedy(bundles: Sequence[Bundle], post: Post, posts: int) -> Plan | None:
    """Largest first, each to the post that is least full by its fullest measure."""
    rooms = (post.minutes, *post.rooms)

    def size(place: int) -> float:
        sizes = (bundles[place].minutes, *bundles[place].counts)
        return max(
            (have / room for have, room in zip(sizes, rooms, strict=True) if room), default=0.0
        )

    used = [[0] * len(rooms) for _ in range(posts)]
    phases: list[set[str]] = [set() for _ in range(posts)]
    takes: list[list[int]] = [[] for _ in range(posts)]
    assists: list[list[tuple[int, int]]] = [[] for _ in range(posts)]

    def fullness(at: int, extra: Sequence[int], phase: str) -> float | None:
        both = phases[at] | ({phase} if phase else set())
        lost = post.mixing if len(both) > 1 else 0
        after = [have + more for have, more in zip(used[at], extra, strict=True)]
        if after[0] + lost > rooms[0] or any(
            have > room for have, room in zip(after[1:], rooms[1:], strict=True)
        ):
            return None
        return max((have / room for have, room in zip(after, rooms, strict=True) if room),
                   default=0.0)

    def put(extra: Sequence[int], phase: str, but: int = -1) -> int | None:
        found = [
            (full, at) for at in range(posts)
            if at != but and (full := fullness(at, extra, phase)) is not None
        ]
        if not found:
            return None
        _, at = min(found)
        used[at] = [have + more for have, more in zip(used[at], extra, strict=True)]
        phases[at] |= {phase} if phase else set()
        return at

    for place in sorted(range(len(bundles)), key=lambda place: (-size(place), place)):
        bundle = bundles[place]
        home = put((bundle.minutes, *bundle.counts), bundle.phase)
        if home is None:
            return None
        takes[home].append(place)
        for seat, minutes in enumerate(bundle.co):
            beside = put((minutes, *(0 for _ in post.rooms)), "", home)
            if beside is None:
                return None
            assists[beside].append((place, seat))
    return tuple((tuple(mine), tuple(co)) for mine, co in zip(takes, assists, strict=True))


def mixed(bundles: Sequence[Bundle], post: Post, bundled: CuttingStock, posts: int) -> Plan | None:
    """By the patterns that gave the bound, where they can be had with everybody beside another."""
    if post.mixing and len({bundle.phase for bundle in bundles}) > 1:
        return None
    patterns = bundled.posts(posts)
    if patterns is None:
        return None
    slots = {
        kind: [at for at, pattern in enumerate(patterns) for _ in range(pattern[place])]
        for place, kind in enumerate(bundled.kinds)
    }
    takes: list[list[int]] = [[] for _ in range(posts)]
    assists: list[list[tuple[int, int]]] = [[] for _ in range(posts)]
    beside_of: dict[tuple[int, ...], list[tuple[tuple[int, int], int]]] = defaultdict(list)
    for place, bundle in enumerate(bundles):
        home = slots[bundle.minutes, *bundle.counts].pop(0)
        takes[home].append(place)
        for seat, minutes in enumerate(bundle.co):
            beside_of[minutes, *(0 for _ in post.rooms)].append(((place, seat), home))
    # A seat beside must lie in another post than its case: by Hall's theorem that can be had where
    # no post has more cases and seats of a kind than there are (`seats_beside` does it).
    for kind, alike in beside_of.items():
        room, homes = Counter(slots[kind]), Counter(home for _, home in alike)
        if any(homes[at] + room[at] > len(alike) for at in room):
            return None
        names = [name for name, _ in alike]
        for name, at in seats_beside(names, [home for _, home in alike], room).items():
            assists[at].append(name)
    return tuple((tuple(mine), tuple(sorted(co))) for mine, co in zip(takes, assists, strict=True))


def seats_beside(
    alike: Sequence[Name], row: Sequence[int], slots: Mapping[int, int]
) -> dict[Name, int]:
    """Each seat's post, another than its lead's in `row`: where most is left goes first."""
    leads: dict[int, list[Name]] = defaultdict(list)
    for name, at in zip(alike, row, strict=True):
        leads[at].append(name)
    left = Counter(slots)
    found: dict[Name, int] = {}
    posts = sorted({*leads, *slots})

    def seats(at: int) -> tuple[int, int]:
        return (len(leads[at]) + left[at], -at)

    for _ in alike:
        first = max(posts, key=seats)
        others = [at for at in posts if at != first]
        if leads[first]:
            co = max((at for at in others if left[at]), key=seats)
            found[leads[first].pop()], left[co] = co, left[co] - 1
        else:
            lead = max((at for at in others if leads[at]), key=seats)
            found[leads[lead].pop()], left[first] = first, left[first] - 1
    return found
