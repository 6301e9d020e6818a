"""What a model calls things, for the readers of files."""

from assigner.files.own_headers import headers_of
from assigner.files.vocabulary import Vocabulary
from assigner.policy import Policy
from assigner.policy.own_words import THREE


def vocabulary(policy: Policy) -> Vocabulary:
    """What a model calls things, for the readers."""
    return Vocabulary(
        teams=policy.team_names,
        phases=policy.phase_names,
        roles=policy.role_names,
        complexities=None if policy.complexities == THREE else policy.complexity_names,
        headers={**headers_of(policy.persons), **{
            key: (word, policy.called.said(word).spoken("da"))
            for key, word in policy.headers.items() if word is not False
        }},
        team_phases=policy.team_phases,
        reasons=policy.reason_names,
        reason_terms={
            key: one.terms for key, one in policy.capacities.reductions.items()
        },
        calendar=policy.open_days,
        staff_reasons=policy.staff_reasons,
    )
