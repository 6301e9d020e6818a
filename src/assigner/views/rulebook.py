"""The rules the day was held to, each with its kind and source; and what exactly was run."""

from assigner.plan import Claims
from assigner.policy import Policy
from assigner.view import Column, Facts, Section, Text, tabled
from assigner.words import of_model, say, term

ORDER = ("law", "agreement", "policy", "preference")


def rules_section(policy: Policy) -> Section:
    """Every rule of the model in words, law first."""
    rules = sorted(policy.rules, key=lambda rule: (ORDER.index(rule.kind), rule.name()))
    table = tabled(
        say("Rules of the model, law first"), rules,
        (
            (Column(say("Rule")), lambda rule: rule.words_for(policy.called)),
            (Column(say("Kind")), lambda rule: term(rule.kind)),
            (Column(say("Force"), minor=True),
             lambda rule: say("binds") if rule.hard else say("counts")),
            (Column(say("Source")), lambda rule: _source(rule.status, rule.source)),
            (Column(say("Lifted by"), minor=True),
             lambda rule: of_model(policy.owner(rule.name()))),
        ),
        note=say("A rule that binds is never broken; one that counts is weighed. “assumed” means "
                 "that nobody publishes the number: put your own in its place."),
    )
    return Section("rules", say("The rules"), (table,), of_model(policy.title))


def _source(status: str, source: str) -> Text:
    if not source:
        return term(status)
    return say("{status}: {source}", status=term(status), source=of_model(source))


def versions_section(claims: Claims) -> Section:
    """What was solved, under what, by what: enough to make the same answer again."""
    day, model = claims.instance, claims.model
    pairs: list[tuple[Text, Text]] = [
        (say("Day"), say("{name}, sha256 {sha}", name=day.name, sha=day.sha256)),
        (say("Model"), say("{name}, sha256 {sha}", name=model.name, sha=model.sha256)),
    ]
    pairs += [
        (say("Changed for this run"), f"{key} = {value}")
        for key, value in model.overrides.items()
    ]
    pairs.append((say("Seed of the lot"), str(claims.solver.seed)))
    versions = claims.solver.versions.said
    if versions:
        listed = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
        pairs.append((say("Versions"), listed))
    return Section("versions", say("Versions and fingerprints"), (Facts(pairs),))
