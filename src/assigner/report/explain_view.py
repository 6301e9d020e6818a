"""What an audience may see of an explanation: a worker's view is built anew from what is theirs.

A worker sees who has a case, and everything about themselves. Nothing of colleagues' leave,
disqualification, capacity, roles or interests: no rule, no cell, no number that any of them
went into. Nor whether a colleague could have had a case, how many could, or whether there were
equals: beside a like case, "possible" here and "not available" there tells what is private.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assigner.explain.sentences import CUT, MASKED
from assigner.report.explain_rows import Row, explained
from assigner.words import Words, say

CROWD = 5
LESS_GOOD = say("the day as a whole would be worse")
AS_GOOD = say("as good for the day as a whole; the lot decided")
GROUNDS = {
    ("equally_good", True): AS_GOOD,
    ("equally_good", False): say("as good for the day as a whole"),
    ("possible_but_worse", True): LESS_GOOD,
    ("possible_but_worse", False): say("the day as a whole would be worse, as far as was found"),
    ("possible_and_better", True): say("the day as a whole would be better"),
    (None, False): say("not answered in the time given"),
    ("not_allowed", True): say("nobody else can"),
}
"""What a colleague is told of a verdict that is proven, and of one that is not."""
COLLEAGUE = say("a colleague")
_KEPT = ("verdict", "verified")


@dataclass(frozen=True)
class Colleague:
    """A caseworker who reads an explanation."""

    worker: str

    def sees(self, answer: Row) -> Row:
        """The answer as this caseworker may read it."""
        question = answer["question"]
        shown = _VIEWS[question["type"]](self, answer)
        asked = question["caseworker"] if question["type"] != "fairness" else None
        base = explained(question["type"], question["case"], asked)
        kept = {key: answer[key] for key in _KEPT if key in answer}
        cut = [CUT] if answer["cut"] else []
        return {**base, **kept, **shown, "cut": cut, "audience": "worker"}

    def why(self, answer: Row) -> Row:
        """Who has it; of who could and could not, the reader alone."""
        case, seats = answer["question"]["case"], answer["seats"]
        names = {"case": case, "person": seats["caseworker"]}
        if seats["caseworker"] is None:
            words = say("{case}: nobody takes it", case=case)
        elif not answer["verified"]:
            words = say("{case} → {person}, best found for the day as a whole", **names)
        else:
            words = say("{case} → {person}: nothing is better for the day as a whole; among equals "
                        "the lot decides", **names)
        return {
            "seats": seats,
            "tied_with": [],
            "ranked": [
                {"caseworker": row["caseworker"], "verdict": row["verdict"], "tiers": [],
                 "proven": row["proven"]}
                for row in answer["ranked"] if row["caseworker"] == self.worker
            ],
            "ruled_out": self._ruled_out(answer),
            "words": words,
        }

    def why_not(self, answer: Row) -> Row:
        """The verdict on the reader, and its ground where that is about them; of others none."""
        verdict, question = answer["verdict"], answer["question"]
        names = {"case": question["case"], "person": question["caseworker"]}
        nothing: Row = {"because": [], "knock_on": [], "loads": []}
        if verdict == "chosen":
            return {**nothing, "words": say("{case} is with {person}", **names)}
        if question["caseworker"] != self.worker:
            return {**nothing, "verdict": None, "verified": False, "words": say(
                "{case} is not with {person}. Why a colleague has a case or has it not is theirs; "
                "whoever decides can look.", **names,
            )}
        own = [row for row in answer["because"] if row.get("own")]
        if verdict == "not_allowed":
            because = own or [_reason(MASKED)]
            words = say("{person} for {case}: {words}", words=because[0]["words"], **names)
        else:
            because = [_reason(GROUNDS[verdict, answer["proven"]])]
            words = say("{person} for {case}: possible; {words}", words=because[0]["words"],
                        **names)
        loads = [row for row in answer.get("loads", ()) if row["caseworker"] == self.worker]
        return {
            "because": because, "knock_on": self._moves(answer["knock_on"]), "loads": loads,
            "words": words,
        }

    def what_would_it_take(self, answer: Row) -> Row:
        """The reader's own question; nobody asks it of a colleague."""
        shown = self.why_not(answer)
        return {
            **shown, "why_not": shown["words"], "change": answer["change"],
            "changes": answer["changes"], "searched": answer["searched"],
            "words": answer["words"],
        }

    def person(self, answer: Row) -> Row:
        """The reader's own load and cases."""
        person = answer["person"]
        return {
            "person": {
                **person,
                "gained": [self._gained(row) for row in person["gained"]],
            },
            "words": answer["words"],
        }

    def fairness(self, answer: Row) -> Row:
        """What is proven, and the average of groups too large to tell anybody by."""
        proof, worst = answer["proof"], answer["worst"]
        large = [row for row in answer["groups"] if row["people"] >= CROWD]
        proven = proof is not None and proof["proven"] and not proof["tolerant"]
        return {
            "proof": None if proof is None else {
                "measure": proof["measure"], "proven": proven,
            },
            "worst": worst if worst and worst["caseworker"] == self.worker and not worst["gained"]
            else None,
            "groups": [
                {key: row[key] for key in ("by", "name", "people", "mean")} for row in large
            ],
            "over_time": [
                row for row in answer["over_time"] if row["caseworker"] == self.worker
            ],
            "days": answer["days"],
            "received": answer["received"] and {
                **answer["received"],
                "people": [
                    row for row in answer["received"]["people"]
                    if row["caseworker"] == self.worker
                ],
            },
            "words": say("Proven: no allocation of the day as good in what comes before balance "
                         "is more even") if proven
            else say("Not proven: a more even allocation of the day may exist"),
        }

    def alternatives(self, answer: Row) -> Row:
        """None: each would say of colleagues who could have had what."""
        del answer
        return {"alternatives": [], "words": say(
            "Other allocations say what colleagues could have had; whoever decides can look."
        )}

    def table(self, answer: Row) -> Row:
        """The cases the reader takes part in."""
        mine = [
            self.sees(row) for row in answer["cases"]
            if self.worker in row["seats"].values()
        ]
        mine.sort(key=lambda row: str(row["question"]["case"]))
        return {"cases": mine, "words": say("{count} cases of yours explained", count=len(mine))}

    def _ruled_out(self, answer: Row) -> list[Row]:
        mine = [row for row in answer["ruled_out"] if row["caseworker"] == self.worker]
        own = [row for row in mine if row["own"]]
        masked = {"caseworker": self.worker, "rule": None, "kind": None, "words": MASKED}
        return own or [masked][:len(mine)]

    def _gained(self, row: Row) -> Row:
        why = say("best for the day as a whole") if row["proven"] else say(
            "best found for the day as a whole")
        shown = {key: row[key] for key in ("case", "seat", "hours")}
        return {
            **shown, "why": why, "verdict_without": None, "proven": row["proven"], "to": None,
            "words": why,
        }

    def _moves(self, moves: list[Row]) -> list[Row]:
        """Cases that come to the reader or leave them; not from or to whom."""
        return [
            {**row, **{end: self._known(row[end]) for end in ("from", "to")}}
            for row in moves if self.worker in (row["from"], row["to"])
        ]

    def _known(self, who: str | None) -> object:
        return who if who in (None, self.worker) else COLLEAGUE


def _reason(words: Words) -> Row:
    return {
        "rule": None, "kind": None, "source": None, "unit": None, "value": None,
        "value_if": None, "words": words, "evidence": None,
    }


View = Callable[[Colleague, Row], dict[str, Any]]
_VIEWS: Mapping[str, View] = {
    "why": Colleague.why,
    "why_not": Colleague.why_not,
    "what_would_it_take": Colleague.what_would_it_take,
    "worker": Colleague.person,
    "fairness": Colleague.fairness,
    "alternatives": Colleague.alternatives,
    "table": Colleague.table,
}
