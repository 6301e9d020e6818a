"""Duties of the staff that the model knows nothing of: a reading leaves them out, and tells."""

from assigner.files.vocabulary import Vocabulary, find
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.words import say


def of_roles(key: str, held: Contents, level: Sureness, vocabulary: Vocabulary) -> Sureness:
    """How sure a column is; of roles no surer than likely where the model has no such one."""
    strange = sorted(item for item in held.items if find(item, vocabulary.roles) is None)
    if key != "roles" or level.name == UNSURE or not strange:
        return level
    return Sureness(LIKELY, say(
        "the model has no role {words}: not read", words=", ".join(strange)))
