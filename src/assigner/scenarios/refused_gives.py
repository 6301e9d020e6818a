"""Cases given by name to somebody whom a hard rule keeps from them: which rule, what it takes."""

from collections.abc import Iterator

from assigner.scenarios.rebalance import Rebalance
from assigner.statement import Exclusion, state
from assigner.words import Words, say


def refused_gives(rebalance: Rebalance) -> Iterator[str]:
    """One fault for each rule that keeps somebody from a case they were to be given by name."""
    restaffed = rebalance.restaffed
    given = [change for change in restaffed.changes if change.kind == "give"]
    if not given:
        return
    statement = state(rebalance.problem, rebalance.policy.rules)
    stays = {item.case.id: item.words for item in restaffed.stays}
    for change in given:
        if change.case not in restaffed.origins:
            why = stays.get(change.case, say("it is with whose it is by then"))
            yield str(say("--give {case}={to}: {case} does not change hands then: {why}.",
                          case=change.case, to=change.to, why=why))
            continue
        for excluded in statement.excluded(change.case, change.to):
            yield str(say(
                "--give {case}={to}: {person} {words} ({rule}). {takes}", case=change.case,
                to=change.to, person=change.to, words=excluded.words,
                rule=excluded.rule.name(), takes=_takes(rebalance, excluded),
            ))


def _takes(rebalance: Rebalance, excluded: Exclusion) -> Words:
    name = excluded.rule.name()
    if excluded.rule.kind == "law":
        return say("It is law, which nobody lifts: name somebody else.")
    if name not in rebalance.policy.rule:
        return say("Name somebody else.")
    return say("Name somebody else; or {owner} lifts the rule for this plan, with {option}.",
               owner=rebalance.policy.owner(name), option=f"-S rules.{name}.hard=false")
