"""An office in which one of three speaks a language that some cases ask for."""

from datetime import timedelta
from functools import cache

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.policy import Policy, load
from tests.office import TODAY

MODEL = "danish-kept-for-later"
HARD = {"rules.stock_ceiling.hard": "true", "rules.stock_ceiling.at.value": "7"}
ARABIC = frozenset({"arabic"})
HELD = {"Amal": 5, "Bo": 6, "Carl": 7}


@cache
def policy(**further: str) -> Policy:
    """The model with a ceiling of seven children that binds."""
    return load(MODEL, {**HARD, **{key.replace("__", "."): text for key, text in further.items()}})


def office(*, asked: int = 4) -> Instance:
    """Amal has most room and alone speaks Arabic; `asked` of her cases asked for it."""
    people = tuple(
        Caseworker(id=who, team="measures", weekly_minutes=37 * 60,
                   skills=ARABIC if who == "Amal" else frozenset())
        for who in HELD
    )
    caseload = tuple(
        OpenCase(
            id=f"S-{who}-{place}", phase="measures", complexity="simple", caseworker=who,
            skills=ARABIC if who == "Amal" and place < asked else frozenset(),
            assigned=TODAY - timedelta(weeks=1 + 4 * place),
        )
        for who, count in HELD.items() for place in range(count)
    )
    new = (Case(id="N-1", phase="measures", complexity="simple", due=TODAY),)
    return Instance(date=TODAY, model=MODEL, caseworkers=people, cases=new, caseload=caseload,
                    office="Office of three")
