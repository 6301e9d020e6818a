"""A day of a municipality under the whole Danish model: every rule, every tier.

Two advisers, siblings, newcomers, re-assessments, absences, soft ceilings, interests, known
caseworkers and districts. Caseworkers carry 20 open cases each.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.policy import load
from benchmarks.bare import TODAY
from benchmarks.question import STRENGTHS, Places, Posed, Question

MODEL = "danish-child-welfare"
SECONDS = {"20x40": 20, "50x163": 60, "200x1000": 30, "200x4000": 30}
TEAMS = ("intake", "investigation", "measures")
TOPICS = ("school", "violence", "disability", "crime", "placement", "infants")
DISTRICTS = ("north", "south", "middle")
LANGUAGES = ("arabic", "ukrainian", "somali", "polish")
OPEN_EACH = 20


def questions(places: Places) -> Iterator[Question]:
    """Every size in every strength; the peers know no such rules, so only the plain model."""
    del places
    for size, seconds in SECONDS.items():
        for strength in STRENGTHS:
            yield Question("municipality", size, strength, seconds, ("ours", "plain"))


def pose(question: Question) -> Posed:
    """The day under the built-in model."""
    policy = load(MODEL, {})
    return Posed(policy.pose(instance(question)), policy.rules, policy.tiers)


def instance(question: Question) -> Instance:
    """Draw the day. The strength is in the teams and in the skills cases require."""
    return _Draw(question).instance()


class _Draw:
    """One draw of a municipality; the order of its draws is part of its seed."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.random = Random(question.grain)
        self.teams = ("investigation",) if question.strength == "loose" else TEAMS
        cases, workers = question.counts
        self.wanted = cases
        self.staff: dict[str, list[str]] = {team: [] for team in self.teams}
        for place in range(workers):
            self.staff[self.teams[place % len(self.teams)]].append(f"W{place:05}")
        self.rare, self.skills = self._skills()

    def instance(self) -> Instance:
        """People first, then what they hold, then what is new."""
        workers = tuple(self._worker(w, team) for team, all_ in self.staff.items() for w in all_)
        caseload = tuple(self._caseload(workers))
        return Instance(
            TODAY, MODEL, workers, tuple(self._cases()), caseload, office="Benchmark",
            title=f"{self.question.size} {self.question.strength}",
        )

    def _skills(self) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
        """Tight: certifications which two to five of a team hold, one for four of its cases."""
        held: dict[str, set[str]] = {w: set() for all_ in self.staff.values() for w in all_}
        rare: dict[str, list[str]] = {team: [] for team in self.teams}
        number = count()
        for team, staff in self.staff.items():
            for _ in range(max(1, self.wanted // (4 * len(self.teams)))):
                skill = f"certificate {next(number)}"
                rare[team].append(skill)
                for worker in self.random.sample(staff, min(len(staff), self.random.randint(2, 5))):
                    held[worker].add(skill)
            for worker in staff:
                held[worker] |= {tongue for tongue in LANGUAGES if self._happens(0.25)}
        return rare, held

    def _worker(self, worker: str, team: str) -> Caseworker:
        random = self.random
        new = self._happens(0.1)
        away = self._happens(0.06)
        topics = sorted(random.sample(TOPICS, random.randint(0, 3)))
        return Caseworker(
            id=worker,
            team=team,
            weekly_minutes=60 * random.choice((37, 37, 37, 32, 30, 28)),
            hired=TODAY - timedelta(days=random.randint(20, 360) if new else 400 + 30 * 60),
            roles=frozenset({"mentor"}) if self._happens(0.1) else frozenset(),
            skills=frozenset(self.skills[worker]),
            interests=tuple((topic, random.choice((-2, -1, 1, 2))) for topic in topics),
            absent_from=TODAY - timedelta(days=3) if away else None,
            absent_to=TODAY + timedelta(days=4) if away else None,
            districts=frozenset(random.sample(DISTRICTS, random.randint(1, 2))),
        )

    def _facts(self, phase: str) -> dict[str, object]:
        random = self.random
        kinds = ("simple",) * 5 + ("complex",) * 4 + ("very_complex",)
        return {
            "phase": phase,
            "complexity": random.choice(kinds),
            "children": random.choice((1, 1, 1, 2, 2, 3)),
            "topics": frozenset(random.sample(TOPICS, random.randint(0, 2))),
            "district": random.choice(DISTRICTS),
        }

    def _caseload(self, workers: tuple[Caseworker, ...]) -> Iterator[OpenCase]:
        number = count()
        for worker in workers:
            for _ in range(self.random.randint(OPEN_EACH - 6, OPEN_EACH + 6)):
                facts = self._facts(worker.team)
                began = TODAY - timedelta(days=self.random.randint(1, 500))
                yield OpenCase(
                    id=f"S{next(number):06}", caseworker=worker.id, received=began,
                    assigned=began, family=f"F{self.random.randrange(10**6):06}",
                    **facts,  # type: ignore[arg-type]
                )

    def _cases(self) -> Iterator[Case]:
        random = self.random
        before: Case | None = None
        for place in range(self.wanted):
            sibling = before is not None and self._happens(0.15)
            if before is not None and sibling:
                phase, skills, family = before.phase, before.skills, before.family
            else:
                phase, family = random.choice(self.teams), f"N{place:05}"
                skills = self._required(phase)
            staff = self.staff[phase]
            again = self._happens(0.03)
            before = Case(
                id=f"N{place:05}",
                family=family,
                skills=skills,
                received=TODAY,
                due=TODAY + timedelta(days=random.randint(1, 14)),
                two_advisers=self._happens(0.1),
                previous_caseworker=random.choice(staff) if self._happens(0.1) else "",
                disqualified=frozenset([random.choice(staff)] if self._happens(0.05) else []),
                reassessment=again,
                involved=frozenset(random.sample(staff, 2) if again else []),
                **self._facts(phase),  # type: ignore[arg-type]
            )
            yield before

    def _required(self, phase: str) -> frozenset[str]:
        match self.question.strength:
            case "tight":
                return frozenset({self.random.choice(self.rare[phase])})
            case "realistic" if self._happens(0.25):
                return frozenset({self.random.choice(LANGUAGES)})
            case _:
                return frozenset()

    def _happens(self, share: float) -> bool:
        return self.random.random() < share
