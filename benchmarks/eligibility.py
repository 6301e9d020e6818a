"""Who may take what, in three strengths."""

from random import Random

TEAMS = 3


def draw(
    random: Random, cases: int, workers: int, strength: str, few: tuple[int, int] = (2, 5)
) -> tuple[tuple[int, ...], ...]:
    """For each case the places of those who may take it, in order.

    Loose: everybody at work (nine in ten). Realistic: the case's team, who are at work, and
    for a quarter of the cases a skill one in three has. Tight: `few` of those who could take
    any of the day's cases, a third as many as there are cases, so that cases contend for them.
    """
    if strength == "tight":
        able = random.sample(range(workers), min(workers, max(few[1], cases // 3)))
        return tuple(
            tuple(sorted(random.sample(able, min(len(able), random.randint(*few)))))
            for _ in range(cases)
        )
    present = [worker for worker in range(workers) if random.random() < 0.9] or [0]
    if strength == "loose":
        return (tuple(present),) * cases
    teams = [[worker for worker in present if worker % TEAMS == team] for team in range(TEAMS)]
    skilled = [
        [tuple(worker for worker in team if random.random() < 1 / 3) for _ in range(4)]
        for team in teams
    ]
    drawn = []
    for _ in range(cases):
        team = random.randrange(TEAMS)
        wanted = random.choice(skilled[team]) if random.random() < 0.25 else ()
        drawn.append(wanted or tuple(teams[team]) or tuple(present))
    return tuple(drawn)
