"""The fewest posts are the fewest: every way to share out a small caseload is tried."""

from itertools import product
from random import Random

import pytest

from assigner.staffing.demand import Bundle, Post
from assigner.staffing.fewest_posts import Need, fewest
from tests.draws import drawn, looped


def fits(bundles: list[Bundle], post: Post, plan: list[tuple[int, tuple[int, ...]]]) -> bool:
    """Whether each (home, co homes) of a bundle keeps every post within its bounds."""
    posts = {at for home, co in plan for at in (home, *co)}
    if any(home in co for home, co in plan):
        return False
    for at in posts:
        mine = [bundle for bundle, (home, _) in zip(bundles, plan, strict=True) if home == at]
        load = sum(bundle.minutes for bundle in mine) + sum(
            minutes
            for bundle, (_, co) in zip(bundles, plan, strict=True)
            for minutes, beside in zip(bundle.co, co, strict=True) if beside == at
        )
        load += post.mixing if len({bundle.phase for bundle in mine}) > 1 else 0
        counts = [sum(column) for column in zip(*(bundle.counts for bundle in mine), strict=True)]
        if load > post.minutes or any(
            count > room for count, room in zip(counts, post.rooms, strict=bool(mine))
        ):
            return False
    return True


def by_trying(bundles: list[Bundle], post: Post) -> int:
    """The least number of posts by enumeration."""
    for posts in range(1, 9):
        ways = [
            [(home, co) for home in range(posts)
             for co in product(range(posts), repeat=len(bundle.co))]
            for bundle in bundles
        ]
        if any(fits(bundles, post, list(plan)) for plan in product(*ways)):
            return posts
    raise AssertionError("more than eight posts")


def told(need: Need, bundles: list[Bundle]) -> list[tuple[int, tuple[int, ...]]]:
    """A plan by bundle."""
    homes = {place: at for at, (takes, _) in enumerate(need.plan) for place in takes}
    co = {name: at for at, (_, assists) in enumerate(need.plan) for name in assists}
    return [
        (homes[place], tuple(co[place, seat] for seat in range(len(bundle.co))))
        for place, bundle in enumerate(bundles)
    ]


@pytest.mark.parametrize("seed", looped([6, 17, 22], drawn(25, range(60))))
def test_as_few_as_there_can_be(seed: int) -> None:
    random = Random(f"posts {seed}")
    with_co, mixed = seed % 3 == 1, seed % 3 == 2
    bundles = [
        Bundle(
            random.choice("ab") if mixed else "a", random.choice((20, 30, 35, 50, 55)),
            (random.randint(0, 2), random.randint(0, 1)),
            (random.choice((10, 25)),) if with_co and random.random() < 0.5 else (),
        )
        for _ in range(5 if with_co else 6)
    ]
    post = Post(100, (4, 2), 15 if mixed else 0)
    need = fewest(bundles, post)
    assert need.value == need.bound == by_trying(bundles, post)
    assert need.proven
    assert fits(bundles, post, told(need, bundles))
    assert max(need.least) <= need.value


def test_sums_alone_do_not_tell() -> None:
    """Three of 51 in posts of 100: 153 minutes are two posts by the sum, and need three."""
    need = fewest([Bundle("a", 51, ())] * 3, Post(100, ()))
    assert need.least == (2,)
    assert (need.value, need.bound) == (3, 3)


def test_the_mixes_find_what_largest_first_does_not() -> None:
    """4 posts of 10: (4, 3, 3) each; largest first puts (4, 4) together and needs five."""
    bundles = [Bundle("a", minutes, ()) for minutes in (4, 3, 3) * 4]
    assert fewest(bundles, Post(10, ())).value == 4


def test_what_fits_nowhere_is_named() -> None:
    need = fewest([Bundle("a", 40, (1,)), Bundle("a", 40, (3,))], Post(100, (2,)))
    assert need.value is None
    assert need.too_large == (1,)
    assert need.proven


def test_nothing_needs_nobody() -> None:
    assert fewest([], Post(100, (3,))).value == 0


def test_two_advisers_are_two_people() -> None:
    need = fewest([Bundle("a", 10, (), (5,))], Post(100, ()))
    assert (need.value, need.bound) == (2, 2)
