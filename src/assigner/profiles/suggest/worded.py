"""A column of which every word has come to mean something of ours is no longer doubted for them."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.profiles.suggest.table_lines import WORDED, TableProposal
from assigner.words import say


def worded(proposals: Sequence[TableProposal]) -> None:
    """Take lines whose header says them, and whose words the other lists have explained."""
    for one in proposals:
        for key in WORDED:
            line, match, words = one.lines.get(key), one.meant.found.get(key), one.words.get(key)
            if (line is not None and line.level.name == UNSURE and match is not None
                    and match.said and not match.rival and not match.column.contents.once
                    and words and not any(word.level.name == UNSURE for word in words)):
                one.lines[key] = replace(line, level=Sureness(LIKELY, say(
                    "what stands below it is explained by the other lists")))
