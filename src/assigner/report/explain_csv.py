"""The why-not table as CSV: one row for each case and caseworker."""

from collections.abc import Iterator

from assigner.report.explain_rows import Row
from assigner.report.spoken_csv import Coded, spoken_csv
from assigner.views.answers import VERDICTS
from assigner.words import say, term

HEADER = {
    "case": say("Case"), "caseworker": say("Caseworker"), "verdict": say("Verdict"),
    "decided_by": say("Decided by"), "rule": say("Rule"), "kind": say("Kind"),
    "words": say("Words"), "proven": say("Proven"),
}


def explain_csv(answer: Row) -> str:
    """Who could take each case and who could not."""
    return spoken_csv(
        HEADER, (row for case in answer.get("cases") or [answer] for row in _rows(case))
    )


def _rows(answer: Row) -> Iterator[tuple[object, ...]]:
    case = answer["question"]["case"]
    for row in answer["ranked"]:
        yield (case, row["caseworker"], _verdict(row["verdict"]), _name(row.get("decided_by")),
               "", "", row.get("words"), row["proven"])
    for row in answer["ruled_out"]:
        yield (case, row["caseworker"], _verdict("not_allowed"), "", _name(row["rule"]),
               _name(row["kind"]), row["words"], True)
    for worker in answer.get("unanswered", ()):
        yield (case, worker, "", "", "", "", say("not answered in the time given"), False)


def _verdict(verdict: str) -> Coded:
    return Coded(verdict, VERDICTS[verdict])


def _name(name: str | None) -> Coded | None:
    return None if name is None else Coded(name, term(name))
