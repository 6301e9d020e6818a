"""What cases ask for that no caseworker has: likely the same word in another spelling."""

from assigner.files.complaints import CASES, rows_of, shown
from assigner.files.people import names_of
from assigner.files.table import LOST, FileTable
from assigner.files.vocabulary import fold, nearest
from assigner.words import marked, say

_MOST_ADVICE = 50
_PAIRS = (
    ("skills", "skills", marked('No caseworker has the skill "{value}" ({rows}).')),
    ("topics", "interests",
     marked('No caseworker has an interest for the topic "{value}" ({rows}).')),
    ("district", "districts", marked('No caseworker has the district "{value}" ({rows}).')),
)


def check_wanted(workers: FileTable, table: FileTable) -> None:
    """Warn of skills, topics and districts nobody has, each word once, with the nearest one.

    Topics and districts only of new cases, and where caseworkers have any: they are wishes.
    """
    for key, theirs, template in _PAIRS if table.file == CASES else _PAIRS[:1]:
        values = workers.texts(theirs)
        if key not in table.values or any(value is LOST for value in values if theirs in
                                          workers.values):
            continue
        has = {_word(item) for value in values for item in _items(value)}
        if not has and key != "skills":
            continue
        folded = {fold(word) for word in has}
        rows: dict[str, list[int]] = {}
        for index, value in enumerate(table.values[key]):
            for word in names_of(value):
                if fold(word) not in folded:
                    rows.setdefault(word, []).append(index)
        for count, (word, indices) in enumerate(sorted(rows.items(), key=lambda row: row[1])):
            near = nearest(word, has) if count < _MOST_ADVICE else None
            fix = say("Write a word of the caseworkers' column {column}, or add it there.",
                      column=workers.grid.header[workers.columns[theirs]].strip()
                      if theirs in workers.columns else theirs)
            if near is not None:
                fix = say('Write "{near}" if that is meant.', near=near)
            numbers = [table.grid.numbers[index] for index in indices]
            table.complain(indices[0], key, "W222",
                           say(template, value=shown(word), rows=rows_of(numbers)), fix)


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, frozenset | tuple) else ()


def _word(item: object) -> str:
    return str(item[0]) if isinstance(item, tuple) else str(item)
