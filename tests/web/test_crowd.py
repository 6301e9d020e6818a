"""Fifty people at once while a day is solved again and again: no error, how long a page takes.

The figures are printed (`-s`), never judged by the clock: the machine may have other work.
`ASSIGNER_CROWD_SECONDS` says how long, `ASSIGNER_CROWD_PEOPLE` how many.
"""

import os
import random
import statistics
import threading
import time
from pathlib import Path

import httpx2 as httpx
import psutil
import pytest

from tests.docs.pages import ROOT
from tests.web.test_killed import Served

pytestmark = pytest.mark.long
PAGES = ("/", "/plan", "/people", "/case/S-10688", "/policy", "/history", "/commit", "/check",
         "/staff-change", "/policy/number/rules.stock_ceiling.at")
THINKS = 4.0
"""Seconds somebody looks at a page, in the mean, before the next."""


class Visitor(threading.Thread):
    """Somebody who looks at one page after the other until the end."""

    def __init__(self, base: str, cookies: httpx.Cookies, number: int, end: float) -> None:
        super().__init__(daemon=True)
        self.browser = httpx.Client(base_url=base, cookies=cookies, timeout=60)
        self.draw, self.end = random.Random(number), end
        self.took: list[float] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        while time.monotonic() < self.end:
            path, begun = self.draw.choice(PAGES), time.monotonic()
            try:
                answer = self.browser.get(path)
                if answer.status_code != 200:
                    self.wrong.append(f"{path}: {answer.status_code}")
            except httpx.HTTPError as error:
                self.wrong.append(f"{path}: {type(error).__name__}")
            self.took.append(time.monotonic() - begun)
            time.sleep(self.draw.expovariate(1 / THINKS))


def test_fifty_people_and_a_solve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seconds = float(os.environ.get("ASSIGNER_CROWD_SECONDS", "300"))
    root = tmp_path / "nordby"
    day = root / "2026-11-23"
    day.mkdir(parents=True)
    for file in (ROOT / "instances" / "nordby" / "2026-11-23").iterdir():
        (day / file.name).write_bytes(file.read_bytes())
    served = Served(root, tmp_path / "state")
    try:
        served.get("/plan")
        served.send("/propose")
        served.waited()
        held = psutil.Process(served.server.pid)
        memory = [held.memory_info().rss / 1e6]
        spent, end = held.cpu_times().user, time.monotonic() + seconds
        crowd = [Visitor(served.base, served.browser.cookies, number, end)
                 for number in range(int(os.environ.get("ASSIGNER_CROWD_PEOPLE", "50")))]
        for one in crowd:
            one.start()
        solves = 0
        while time.monotonic() < end:
            served.get("/plan")
            served.send("/propose")
            served.waited()
            solves += 1
            memory.append(held.memory_info().rss / 1e6)
        for one in crowd:
            one.join(90)
        took = sorted(each for one in crowd for each in one.took)
        late = took[int(.95 * len(took))]
        with capsys.disabled():
            print(f"\n{len(crowd)} people, {seconds:.0f} s: {len(took)} pages, median "
                  f"{1000 * statistics.median(took):.0f} ms, 95 % {1000 * late:.0f} ms, "
                  f"longest {took[-1]:.1f} s; {solves} solves meanwhile; server "
                  f"{held.cpu_times().user - spent:.0f} s of processor; memory in MB, in eighths: "
                  f"{[round(memory[len(memory) * at // 8]) for at in range(8)]}, "
                  f"{memory[-1]:.0f}; load {os.getloadavg()}")
        assert [wrong for one in crowd for wrong in one.wrong] == []
    finally:
        served.kill()
