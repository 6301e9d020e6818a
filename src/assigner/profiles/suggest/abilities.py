"""What cases need, held against what the caseworkers can: the same words prove each other.

The language of the office itself is no requirement: everybody speaks it, so nobody lists it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assigner.files.vocabulary import fold
from assigner.profiles.suggest.languages import is_language, is_own
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.row_words import says_nobody
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import say

_MOSTLY, _SEVERAL = 0.6, 2
_NOTHING = frozenset(map(latin, (
    "no", "nej", "nein", "nej tak", "not needed", "not required", "not applicable", "ikke relevant",
    "ikke nødvendig", "intet", "inga", "nothing")))


def abilities(proposals: Sequence[TableProposal]) -> None:
    """Take what cases need where caseworkers have those words; leave out the office's language."""
    staff = next((one for one in proposals if one.meant.name == "caseworkers"), None)
    lists = [one for one in proposals if one.meant.of_cases]
    can = {fold(item) for item in _items(staff)} if staff is not None else set()
    if not can:
        return
    every = Counter(fold(item) for one in lists for item in _items(one))
    for one in lists:
        line = one.lines.get("skills")
        if line is None or line.rule is None or line.rule.ticked:
            continue
        own = {*map(fold, _items(one))}
        # One word alone is too little of what nobody ticks: it may be a place as well.
        several = len(own) >= _SEVERAL or (bool(own) and own <= can and all(map(is_language, own)))
        if line.level.name == UNSURE and several and len(own & can) >= _MOSTLY * len(own):
            line = replace(line, level=Sureness(LIKELY, say("words of what the caseworkers can")))
        one.lines["skills"] = _without_own(one, line, can, every)


def _without_own(
    one: TableProposal, line: ColumnLine, can: set[str], every: Counter[str]
) -> ColumnLine:
    """The line without the language that most cases have and nobody on the staff lists."""
    assert line.rule is not None
    words = sorted({*_items(one)})
    most = max(every.values(), default=0)
    ours = [word for word in words
            if is_own(word) and fold(word) not in can and every[fold(word)] == most]
    none = [word for word in words if fold(word) not in can and (
        says_nobody(word) or latin(word) in _NOTHING)]
    if not ours and not none:
        return line
    rule = line.rule.model_copy(update={
        "words": {**dict.fromkeys((*ours, *none), ""), **line.rule.words}})
    why = say("nobody on the staff lists {words}: taken for no requirement",
              words=", ".join((*ours, *none)))
    level = Sureness(LIKELY, why) if line.level.name in (SURE, LIKELY) else line.level
    return ColumnLine(line.key, rule, level)


def _items(one: TableProposal) -> Iterator[str]:
    """What stands in the column of skills, each as often as it does; of ticks, each once."""
    line = one.lines.get("skills")
    if line is None or line.rule is None:
        return
    yield from line.rule.ticked.values()
    for header in line.rule.headers:
        column = one.meant.table.column(header)
        for cell in column.contents.filled if column is not None else ():
            sign = line.rule.separator or "|"
            yield from (item for part in cell.split(sign) if (item := part.strip()))
