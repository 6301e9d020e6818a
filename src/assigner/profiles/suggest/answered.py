"""What a profile there is does not say yet of an export: new columns, new words, nothing else.

What it says is not asked again, and its file is left as its owner wrote it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assigner.documents.profile import ANY, Profile, TableProfile
from assigner.files.vocabulary import Vocabulary, find, fold
from assigner.profiles.heading import name
from assigner.profiles.recipe import of_other
from assigner.profiles.resolved import resolved
from assigner.profiles.suggest.lines import ColumnLine, ProfileLines, TableLines, WordLine
from assigner.profiles.suggest.written import all_words, asked_text, column_text, rows_text

Said = Mapping[str, Mapping[str, str]]


def with_words(vocabulary: Vocabulary, known: Profile) -> Vocabulary:
    """The model's words, with those that a profile says: what is answered decides what is not."""
    whole = resolved(known)
    said = [known.words, *(table.words for table in whole.values()),
            *(_of_columns(table, known) for table in whole.values())]

    def of(key: str, ours: Mapping[str, str]) -> Mapping[str, str]:
        told = {fold(theirs): find(mine, ours) or "" for words in said
                for theirs, mine in words.get(key, {}).items()}
        return {**ours, **{theirs: mine for theirs, mine in told.items() if mine}}

    return replace(vocabulary, teams=of("team", vocabulary.teams),
                   phases=of("phase", vocabulary.phases),
                   complexities=None if vocabulary.complexities is None else of(
                       "complexity", vocabulary.complexities))


def additions(lines: ProfileLines, known: Profile) -> str:
    """The lines to add, each below the heading of its table; blank where there are none."""
    whole = resolved(known)
    found = list(all_words("words", _new_words(lines.words, [
        known.words, *(table.words for table in whole.values()),
        *(_of_columns(table, known) for table in whole.values())
    ])))
    for table in lines.tables:
        found += _of_table(table, whole.get(table.name), known)
    return "\n".join(found).strip() + "\n" if found else ""


def _of_table(
    table: TableLines, known: TableProfile | None, profile: Profile
) -> Iterator[str]:
    said = TableProfile() if known is None else known
    read = {name(header) for rule in said.columns.values() for header in rule.reads}
    left = read | {name(header) for header in (*said.drop, *profile.drop)}
    columns = [line for line in table.columns if _is_new(line, said, left)]
    chosen_by = {name(header) for header in (*said.rows, *said.leave_out)}
    asked = {header: why for header, why in table.asked.items()
             if name(header) not in left | chosen_by}
    if columns or asked:
        yield f"\n[{table.name}.columns]"
        yield from map(column_text, columns)
        yield from (asked_text(header, why) for header, why in asked.items())
    yield from all_words(f"{table.name}.words", _new_words(
        table.words, [profile.words, said.words, _of_columns(said, profile)]))
    for key, rows, words in (("rows", table.rows, said.rows),
                             ("leave_out", table.leave_out, said.leave_out)):
        chosen = {fold(word) for header in (*said.rows, *said.leave_out)
                  for word in (*said.rows.get(header, ()), *said.leave_out.get(header, ()))}
        new = () if rows is None or ANY in chosen else tuple(
            word for word in rows.words if fold(word) not in chosen)
        if rows is not None and new and (not words or name(rows.header) in map(name, words)):
            yield f"\n[{table.name}]"
            yield rows_text(key, rows, (*words.get(rows.header, ()), *new))


def _is_new(line: ColumnLine, said: TableProfile, left: set[str]) -> bool:
    """Whether the profile has neither our column nor the headers it would come from."""
    headers = () if line.rule is None else line.rule.reads
    return line.key not in said.columns and not {name(header) for header in headers} & left


def _of_columns(table: TableProfile, profile: Profile) -> Said:
    """Words that a column says itself, or by another one."""
    return {key: {**dict(of_other(rule, profile)), **rule.words}
            for key, rule in table.columns.items()}


def _new_words(
    proposed: Mapping[str, Sequence[WordLine]], known: Sequence[Said]
) -> dict[str, list[WordLine]]:
    """Words of each column that stand in none of what is known."""
    found = {}
    for key, words in proposed.items():
        told = {fold(theirs) for said in known for theirs in said.get(key, {})}
        new = [line for line in words if fold(line.theirs) not in told]
        if new:
            found[key] = new
    return found
