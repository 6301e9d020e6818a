"""What an explanation says in one sentence: whole templates, values by name."""

from collections.abc import Mapping, Sequence

from assigner.called import Called
from assigner.explain.clause import only
from assigner.explain.counterfactual import Counterfactuals
from assigner.explain.difference import Difference, TierChange
from assigner.explain.passed_over import Relation, relation_words
from assigner.explain.ranking import Contender, Ranking, RuledOut
from assigner.explain.shown import Shown
from assigner.words import Words, joined, listing, say

MASKED = say("not available for this case")
PLAN_UNPROVEN = say("Not proven: a better plan may exist, so nothing here says more than how it "
                    "compares with this one")
CUT = say("Not proven: not everything was searched and solved to its end")


def change_words(difference: Difference, change: TierChange) -> Words:
    """What one tier loses or gains, in people's numbers."""
    return change.tier.changed(Shown(difference, change))


def verdict_words(difference: Difference) -> Words:
    """Why a trial is worse, better or as good."""
    deciding = difference.deciding
    if deciding is None:
        return say("as good in every tier; the lot decided") if difference.certain \
            else say("as good in every tier")
    return change_words(difference, deciding)


def known_words(worker: str, relations: Sequence[Relation], called: Called) -> Words:
    """How the child knows somebody."""
    return say("{person} {how}", person=worker, how=relation_words(relations, called))


def passed_over_words(
    worker: str, relations: Sequence[Relation], called: Called, contender: Contender | None, *,
    asked: bool,
) -> Words:
    """Whom the child knows, and what it would cost the day to give the case to them."""
    return say(
        "passes over {person} ({how}): {words}", person=worker,
        how=relation_words(relations, called),
        words=say("not answered in the time given") if not asked
        else say("cannot take it beside what else is given") if contender is None
        else verdict_words(contender.difference),
    )


def why_words(ranking: Ranking) -> Words:
    """The first line of `why`: who, how sure, and who would have been next."""
    case, chosen, next_up = ranking.case, ranking.chosen, ranking.runner_up
    values = {"case": case, "chosen": chosen, "count": len(ranking.ranked),
              "person": _name(next_up), "words": _words(next_up)}
    if chosen is None:
        return _left_words(ranking, values)
    if (case, chosen) in ranking.planned.problem.pins:
        return say("{case} → {chosen}: pinned by today's decision", **values)
    if next_up is None:
        return _alone_words(ranking, values)
    if ranking.tied:
        values["people"] = ", ".join(ranking.tied)
        if ranking.planned.proven:
            return say("{case} → {chosen}, drawn by lot: {people} would be as good", **values)
        return say("{case} → {chosen}; {people} would be as good", **values)
    if ranking.complete:
        return say("{case} → {chosen}, best of {count} · next: {person}, {words}", **values)
    return say("{case} → {chosen} · next found: {person}, {words}", **values)


def _alone_words(ranking: Ranking, values: Mapping[str, object]) -> Words:
    """What leaves a case to one caseworker."""
    if ranking.unanswered:
        return say("{case} → {chosen}", **values)
    alone = only(ranking.planned.statement, ranking.case)
    if alone == "kept":
        return say("{case} → {chosen}: keeps it; only who assists was open", **values)
    if alone == "named":
        return say("{case} → {chosen}: named to take it over", **values)
    if alone == "decisions":
        return say("{case} → {chosen}: today's decisions leave nobody else", **values)
    return say("{case} → {chosen}: nobody else can take it", **values)


def _left_words(ranking: Ranking, values: Mapping[str, object]) -> Words:
    """Why nobody takes a case."""
    if ranking.runner_up is None:
        return say("{case}: nobody can take it", **values) if not ranking.unanswered \
            else say("{case}: nobody takes it", **values)
    if ranking.tied:
        return say("{case}: nobody takes it; {people} would be as good", **values,
                   people=listing(ranking.tied))
    if ranking.complete:
        return say("{case}: nobody takes it; {count} could, each at a loss to the day · nearest: "
                   "{person}, {words}", **values)
    return say("{case}: nobody takes it; {count} could · nearest found: {person}, {words}",
               **values)


def cut_words(ranking: Ranking) -> list[Words]:
    """What the time did not suffice for, and what is not proven therefore."""
    found = []
    if not ranking.planned.proven:
        found.append(PLAN_UNPROVEN)
    if ranking.unanswered:
        found.append(say("Not answered in the time given: {people}",
                         people=listing(ranking.unanswered)))
    open_ = [item.worker for item in ranking.others if not item.proven]
    if open_ and ranking.planned.proven:
        found.append(say("Not proven, a better day with them may exist: {people}",
                         people=listing(open_)))
    return found


def _name(contender: Contender | None) -> str:
    return "" if contender is None else contender.worker


def _words(contender: Contender | None) -> Words:
    return joined(()) if contender is None else verdict_words(contender.difference)


def why_not_words(
    case: str, worker: str, contender: Contender | None, ruled_out: Sequence[RuledOut]
) -> Words:
    """The first line of `why not`: one of the verdicts, and its ground."""
    values = {"case": case, "person": worker}
    if contender is None:
        words = ruled_out[0].words if ruled_out else say("cannot take it")
        return say("{case}: not allowed. {person} {words}", **values, words=words)
    words = verdict_words(contender.difference)
    match contender.verdict:
        case "chosen":
            return say("{case} is with {person}", **values)
        case "equally_good" if not contender.proven:
            return say("{person} for {case}: as good as the plan", **values)
        case "equally_good":
            return say("{person} for {case}: equally good; the lot decided otherwise", **values)
        case "possible_and_better":
            return say(
                "{person} for {case}: possible, and better: {words}. The plan is not proven; "
                "solve again without a time limit", **values, words=words,
            )
        case _ if not contender.proven:
            return say("{person} for {case}: possible; worse as found: {words}", **values,
                       words=words)
        case _:
            return say("{person} for {case}: possible but worse: {words}", **values, words=words)


def taken_words(flips: Counterfactuals) -> Words:
    """The first line of `what would it take`: what was found, and in what it was looked for."""
    names = {"case": flips.case, "person": flips.worker}
    if flips.trials.planned.caseworker(flips.case) == flips.worker:
        return say("{case} is with {person} already", **names)
    if not flips.found and flips.cut:
        return say("No single change of the fields below, of {person} and of {case} alone, gives "
                   "{case} to {person}, as far as each was searched", **names)
    if not flips.found:
        return say("No single change of the fields below, of {person} and of {case} alone, gives "
                   "{case} to {person}; no other rows were searched", **names)
    change = flips.found[0].words()
    if not flips.proven:
        return say("{person} gets {case} with {change}: not proven", change=change, **names)
    return say("{person} gets {case} with {change}", change=change, **names)


def fairness_words(full: Mapping[str, float], worst: str | None, gap: float | None, *,
                   proven: bool, tolerant: bool) -> Words:
    """The first line of `fairness`. `tolerant`: balance may be given up for a better fit."""
    if worst is None or gap is None:
        return say("Nobody has hours for cases, or balance is no tier of the model")
    values = {"person": worst, "full": full[worst] / 100}
    if proven and tolerant:
        return say("Proven: as even as the tolerance asks; fit comes before what is left · "
                   "fullest: {person}, {full:.0%}", **values)
    if proven:
        return say("Proven: no allocation as good in what comes before balance is more even · "
                   "fullest: {person}, {full:.0%}", **values)
    return say(
        "Not proven: at most {gap:.3f} percentage points from the best · fullest: {person}, "
        "{full:.0%}", gap=gap, **values,
    )
