"""The workspace's tables on a server, beside the ledger there: the same queue, the same locks."""

import threading
from pathlib import Path

import pytest

from assigner.workspace.offices import Office
from assigner.workspace.queue import WorkQueue
from assigner.workspace.store import Store
from tests.ledger import server
from tests.workspace.offices import idle

pytestmark = [pytest.mark.landing, server.needed]
HERE = Office("office", Path("office"))


def test_the_queue_is_found_again_on_a_server() -> None:
    address = server.emptied()
    first = WorkQueue(Store(address), idle)
    piece = first.ask(HERE, "propose", {"files": "a"}, "Ulla", "da")
    again = WorkQueue(Store(address), idle)
    assert [job.id for job in again.of(HERE)] == [piece.id]
    taken = again.take("office")
    assert taken is not None
    assert taken.asked == {"files": "a"}
    assert first.take("office") is None
    again.end(piece.id, "done", {"plan": "x"})
    ended = first.job(piece.id)
    assert ended is not None
    assert ended.result == {"plan": "x"}


def test_one_decides_at_a_time_on_a_server() -> None:
    address = server.emptied()
    stores, inside, most = [Store(address) for _ in range(4)], [0], [0]

    def decide(store: Store) -> None:
        for _ in range(5):
            with store.alone("office"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=decide, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
