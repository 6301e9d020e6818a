"""The queue without HTTP: one piece at a time, found again, given way, ended."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from sqlalchemy import update

from assigner.workspace.offices import Office
from assigner.workspace.queue import QueueParameters, WorkQueue
from assigner.workspace.store import JOBS
from assigner.workspace.worker import work_off
from tests.workspace.offices import queue

HERE = Office("office", Path("office"))


@pytest.fixture
def waiting(tmp_path: Path) -> WorkQueue:
    return queue(tmp_path)


def held_by(waiting: WorkQueue, number: int, process: int, born: float) -> None:
    with waiting.store.writing() as connection:
        connection.execute(update(JOBS).where(JOBS.c.id == number).values(
            process=process, born=born))


def test_the_same_wish_is_one_piece(waiting: WorkQueue) -> None:
    first = waiting.ask(HERE, "propose", {"files": "a"}, "Ulla", "en")
    assert waiting.ask(HERE, "propose", {"files": "a"}, "Ulla", "en").id == first.id
    assert waiting.ask(HERE, "propose", {"files": "b"}, "Ulla", "en").id != first.id
    assert waiting.ask(HERE, "propose", {"files": "a"}, "Lene", "en").id != first.id


def test_one_piece_at_a_time_the_urgent_first(waiting: WorkQueue) -> None:
    late = waiting.ask(HERE, "why", {}, "Ulla", "en", rank=5)
    soon = waiting.ask(HERE, "price", {}, "Ulla", "en")
    taken = waiting.take("office")
    assert taken is not None
    assert taken.id == soon.id
    assert waiting.take("office") is None
    assert waiting.take("another office") is None
    waiting.end(soon.id, "done", {"price": 1})
    taken = waiting.take("office")
    assert taken is not None
    assert taken.id == late.id
    assert not waiting.overtaken(taken)
    waiting.ask(HERE, "price", {"case": "C-1"}, "Ulla", "en")
    assert waiting.overtaken(taken)


@pytest.mark.landing
def test_what_a_dead_process_had_in_hand_waits_again_but_not_for_ever(waiting: WorkQueue) -> None:
    piece = waiting.ask(HERE, "propose", {}, "Ulla", "en")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for _ in range(QueueParameters.tries):
        assert waiting.take("office") is not None
        held_by(waiting, piece.id, gone.pid, 0.0)
    assert waiting.take("office") is None
    found = waiting.job(piece.id)
    assert found is not None
    assert found.state == "failed"


def test_another_process_of_the_same_number_is_not_the_one(waiting: WorkQueue) -> None:
    piece = waiting.ask(HERE, "propose", {}, "Ulla", "en")
    assert waiting.take("office") is not None
    held_by(waiting, piece.id, os.getpid(), psutil.Process().create_time() - 1000)
    again = waiting.take("office")
    assert again is not None
    assert again.id == piece.id


def test_what_waits_is_stopped_at_once_what_runs_is_told(waiting: WorkQueue) -> None:
    piece = waiting.ask(HERE, "propose", {}, "Ulla", "en")
    waiting.stop(piece.id)
    assert [job.id for job in waiting.of(HERE)] == []
    piece = waiting.ask(HERE, "propose", {}, "Ulla", "en")
    waiting.take("office")
    assert not waiting.stopped(piece.id)
    waiting.stop(piece.id)
    assert waiting.stopped(piece.id)


@pytest.mark.landing
def test_ended_pieces_are_forgotten_one_day(
    waiting: WorkQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QueueParameters, "kept", 2)
    made = []
    for number in range(5):
        piece = waiting.ask(HERE, "price", {"case": str(number)}, "Ulla", "en")
        waiting.take("office")
        waiting.end(piece.id, "done", {})
        made.append(piece.id)
    assert [number for number in made if waiting.job(number) is not None] == made[-3:]


def test_a_defect_of_ours_is_told_and_the_next_piece_is_done(
    waiting: WorkQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(kind: str) -> None:
        raise ZeroDivisionError(kind)

    monkeypatch.setattr("assigner.workspace.worker.task", broken)
    piece = waiting.ask(HERE, "propose", {}, "Ulla", "da")
    assert work_off(waiting, HERE)
    found = waiting.job(piece.id)
    assert found is not None
    assert found.state == "failed"
    assert "Fejl i programmet: ZeroDivisionError" in (found.failure or "")


@pytest.mark.landing
def test_a_worker_whose_server_ended_before_it_began_ends(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "assigner.workspace.worker", str(tmp_path / "ledger.db"), "office",
         str(tmp_path), "", "", "1"], timeout=100, check=False)
    assert ran.returncode == 0
