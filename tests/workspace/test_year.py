"""A year of a number in the queue: gives way, goes on after a kill, is bound in time, stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assigner.workspace.desk import digest
from assigner.workspace.offices import Office
from assigner.workspace.queue import Data, Job, WorkQueue
from assigner.workspace.tasks import Work, year
from assigner.workspace.worker import work_off
from tests.workspace.offices import office, queue

ASKED = {"key": "rules.stock_ceiling.at", "value": "20", "days": "3", "seeds": "2", "minutes": "5"}


@pytest.fixture
def here(tmp_path: Path) -> Office:
    return office(tmp_path)


@pytest.fixture
def waiting(tmp_path: Path) -> WorkQueue:
    return queue(tmp_path)


def asked(waiting: WorkQueue, here: Office, **other: str) -> Job:
    assert here.today is not None
    return waiting.ask(here, "year", {**ASKED, "day": digest(here.today), **other}, "Pia", "en", 6)


def work(waiting: WorkQueue, here: Office, job: Job, cancel: Callable[[], bool]) -> Data | None:
    return year.run(Work(here, waiting, job, lambda so_far: None, cancel, lambda: False))


def after(kept: int, waiting: WorkQueue, job: Job) -> Callable[[], bool]:
    """True once so many runs are kept."""
    return lambda: len(waiting.parts(job.id)) >= kept


@pytest.mark.landing
def test_what_gave_way_or_was_killed_goes_on_to_the_same_answer(
    waiting: WorkQueue, here: Office
) -> None:
    whole = asked(waiting, here)
    assert work_off(waiting, here)
    broken = asked(waiting, here)
    taken = waiting.take("office")
    assert taken is not None
    assert work(waiting, here, taken, after(3, waiting, broken)) is None
    waiting.end(broken.id, "waiting")
    assert len(waiting.parts(broken.id)) == 3
    assert work_off(waiting, here)
    assert waiting.parts(broken.id) == []
    one, other = waiting.job(whole.id), waiting.job(broken.id)
    assert one is not None
    assert other is not None
    assert one.state == other.state == "done"
    assert one.result == other.result
    assert [job.id for job in waiting.ended(here, ("year",), 5)] == [broken.id, whole.id]


@pytest.mark.landing
def test_stopped_it_keeps_the_seeds_that_are_done(waiting: WorkQueue, here: Office) -> None:
    job = asked(waiting, here)
    taken = waiting.take("office")
    assert taken is not None
    waiting.stop(job.id)
    assert work(waiting, here, taken, lambda: True) is None
    found = work(waiting, here, taken, after(3, waiting, job))
    assert found is not None
    assert found["cut"] == "stopped"
    lived = found["simulate"]
    assert isinstance(lived, dict)
    assert lived["seeds"] == [0]


def test_it_is_bound_in_time_and_time_before_counts(waiting: WorkQueue, here: Office) -> None:
    job = asked(waiting, here)
    waiting.tell(job.id, {"done": 5, "of": 12, "seconds": 301.0})
    assert work_off(waiting, here)
    found = waiting.job(job.id)
    assert found is not None
    assert (found.state, found.result) == ("failed", None)
    assert "Not one seed was lived through" in str(found.failure)


def test_a_day_that_has_changed_is_not_mixed_with_what_was(
    waiting: WorkQueue, here: Office
) -> None:
    job = asked(waiting, here, day="another")
    assert work_off(waiting, here)
    found = waiting.job(job.id)
    assert found is not None
    assert "have changed since this was asked" in str(found.failure)
