"""A column that is taken for one of ours after its table was looked at as a whole."""

from assigner.documents.profile import ColumnProfile
from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.lines import ColumnLine, Sureness
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.word_lines import meanings


def take(
    one: TableProposal, key: str, header: str, level: Sureness, vocabulary: Vocabulary
) -> None:
    """Propose the column for `key`, with what its words mean, in place of any line that had it."""
    column = one.meant.table.column(header)
    assert column is not None
    for other in [other for other, line in one.lines.items()
                  if line.rule is not None and header in line.rule.headers]:
        del one.lines[other]
    one.left.asked.pop(header, None)
    one.used.add(header)
    one.lines[key] = ColumnLine(key, ColumnProfile.model_validate({"from": header}), level)
    if words := meanings(key, column.contents.distinct, vocabulary, column.contents.explained):
        one.words[key] = words
