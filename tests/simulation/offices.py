"""Small offices that live on for a while."""

from datetime import date
from functools import cache

from assigner.instance import Instance
from assigner.policy import Policy, load
from assigner.population.office import Wanted, office
from assigner.simulation.calibration import calibrate
from assigner.simulation.flow import Flow, load_flow
from assigner.simulation.setting import Practice, Setting
from assigner.simulation.year import Year

MONDAY = date(2026, 1, 5)
MODEL = "danish-child-welfare"


@cache
def policy(name: str = MODEL) -> Policy:
    return load(name)


@cache
def flow() -> Flow:
    return load_flow(None, frozenset(policy().phases))


@cache
def small(load_: float = 0.8, workers: int = 12) -> Instance:
    wanted = Wanted(workers, 3, load_)
    return office(wanted, MODEL, policy().weights, policy().capacities, 1, MONDAY)


def setting(days: int = 40, seed: int = 3, load_: float = 0.8, workers: int = 12) -> Setting:
    return Setting(small(load_, workers), flow(), days, seed)


def year(of: Setting, habit: str | None = None, name: str = MODEL) -> Year:
    practice = Practice(habit or name, policy(name), habit)
    return Year(of, practice, calibrate(of, policy()))


def lived(of: Setting, habit: str | None = None, name: str = MODEL) -> Year:
    run = year(of, habit, name)
    for _ in run.run():
        pass
    return run
