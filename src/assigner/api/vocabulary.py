"""What a model calls things, for the readers of files."""

from assigner.files.own_headers import headers_of
from assigner.files.vocabulary import Vocabulary
from assigner.policy.names import ModelNames
from assigner.policy.own_words import THREE
from assigner.words import LANGUAGES


def vocabulary(model: ModelNames) -> Vocabulary:
    """What a model calls things, for the readers."""
    return Vocabulary(
        teams=model.team_names,
        phases=model.phase_names,
        roles=model.role_names,
        complexities=None if model.complexities == THREE else model.complexity_names,
        headers={**headers_of(model.persons), **{
            key: (*(model.called.said(word).spoken(one) for one in LANGUAGES), word)
            for key, word in model.headers.items() if word is not False
        }},
        team_phases=model.team_phases,
        reasons=model.reason_names,
        reason_terms={
            key: one.terms for key, one in model.reductions.items()
        },
        calendar=model.open_days,
        staff_reasons=model.staff_reasons,
    )
