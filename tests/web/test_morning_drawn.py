"""Drawn mornings: in whatever order, nothing decided is lost, or recorded twice."""

import random

import pytest

from assigner.errors import AssignerError
from assigner.ledger import Ledger, commits
from assigner.ledger.overrides import lacking, open_overrides, unknown
from assigner.plan import read_claims
from assigner.web.app import House
from tests.draws import drawn
from tests.web.house import Browser, house
from tests.web.test_check import day_of, send
from tests.web.test_proposed_anew import late_case

pytestmark = pytest.mark.landing

STEPS = 14


class Morning:
    """Two at one office: each step is what a page offers; what was answered 2xx is counted."""

    def __init__(self, served: House, seed: int) -> None:
        self.served, self.drawn, self.count = served, random.Random(seed), 0
        self.people = [Browser(served), Browser(served, "Lene Poulsen")]

    @property
    def records(self) -> list[str]:
        return [one.kind for one in Ledger(str(self.served.workspace.ledger)).records()] if (
            Ledger(str(self.served.workspace.ledger)).exists) else []

    def step(self) -> str:
        name = self.drawn.choice(("propose", "give", "give", "forbid", "sign", "upload", "late",
                                  "back", "handover", "restart"))
        before = self.records
        getattr(self, name)(self.drawn.choice(self.people))
        grown = self.records[len(before):]
        assert self.records[:len(before)] == before
        assert len(grown) <= 1, (name, grown)
        return f"{name}: {grown}"

    def propose(self, who: Browser) -> None:
        who.get("/plan")
        who.send("/propose", without="yes")

    def _decide(self, who: Browser, what: str) -> None:
        case = self.drawn.choice(("C-1", "C-2", "C-3", "C-4"))
        who.get(f"/case/{case}")
        price = who.send(f"/case/{case}/ask", to=self.drawn.choice("VYZ"), what=what).url.path
        if price.startswith("/price/"):
            who.send(f"{price}/give", code="family", role="team leader")
            who.send(f"{price}/give", code="family", role="team leader")

    def give(self, who: Browser) -> None:
        self._decide(who, "pin")

    def forbid(self, who: Browser) -> None:
        self._decide(who, "forbid")

    def sign(self, who: Browser) -> None:
        page = who.get("/commit").text
        numbers = page.partition('name="replaces" value="')[2].partition('"')[0]
        who.send("/commit", **({"replaces": numbers} if numbers else {}))

    def upload(self, who: Browser) -> None:
        page = send(who, {"cases.csv": (day_of(self.served) / "cases.csv").read_bytes()},
                    date="2026-11-23")
        who.send(f"{page.url.path}/take", replace="yes",
                 **({"signed": "yes"} if self.drawn.random() < 0.5 else {}))

    def late(self, who: Browser) -> None:
        self.count += 1
        late_case(who, f"C-late-{self.count}")

    def back(self, who: Browser) -> None:
        found = Ledger(str(self.served.workspace.ledger))
        mine = [one.record.number for one in open_overrides(found.records(), "Small")] if (
            found.exists) else []
        if mine:
            who.get("/case/C-1")
            who.send("/case/C-1/back", number=str(self.drawn.choice(mine)), why="a slip",
                     role="team leader", without="yes")

    def handover(self, who: Browser) -> None:
        who.get("/staff-change")
        who.send("/staff-change/add", kind="absent", caseworker="Y", since="2026-12-01",
                 until="2026-12-08")
        page = who.send("/staff-change/work", moves="0").url.path
        if page.startswith("/handover/"):
            who.get(page)
            who.send(f"{page}/take")

    def restart(self, who: Browser) -> None:
        root, ledger = self.served.workspace.root, str(self.served.workspace.ledger)
        self.served = house(root, ledger)
        self.people = [Browser(self.served), Browser(self.served, "Lene Poulsen")]

    def holds(self) -> list[str]:
        """What of the record the plan that lies there does not do."""
        found, plan = Ledger(str(self.served.workspace.ledger)), day_of(self.served) / "plan.json"
        if not found.exists or not plan.is_file():
            return []
        records = found.records()
        claims = read_claims(plan)
        wrong = [*map(str, lacking(records, "Small", claims.written)),
                 *map(str, unknown(records, "Small", claims))]
        signed = [one for one in commits(records) if one.day == "2026-11-23"]
        assert len(signed) <= 1
        if signed:
            by_hand = {case for one in records if one.kind == "override"
                       for pairs in one.said["decisions"].values() for case, _ in pairs}
            now = {row.case: row.caseworker for row in claims.assignments}
            wrong += [f"{row['case']} was signed for {row['caseworker']}"
                      for row in signed[0].said["plan"]["assignments"]
                      if row["case"] not in by_hand
                      and now.get(row["case"]) != row["caseworker"]]
        return wrong


@pytest.mark.parametrize("seed", drawn(1, range(3)))
def test_nothing_decided_is_lost_or_recorded_twice(served: House, seed: int) -> None:
    morning = Morning(served, seed)
    done = []
    for _ in range(STEPS):
        done.append(morning.step())
        try:
            assert morning.holds() == [], done
        except AssignerError as error:
            raise AssertionError(done) from error
