"""A profile as it is carried out: tables that are like others made whole, columns by our names."""

from collections.abc import Mapping, Sequence

from assigner.documents.profile import ANY, Profile, TableProfile
from assigner.files.vocabulary import clean, fold
from assigner.profiles.heading import name as plain
from assigner.profiles.sense import schema_of, tables


def resolved(profile: Profile) -> dict[str, TableProfile]:
    """Each table of the profile with all that holds for it."""
    named = tables(profile)
    return {name: _whole(name, named, {name}) for name in named}


def _whole(name: str, named: dict[str, TableProfile], seen: set[str]) -> TableProfile:
    """The table, on top of the one it is like; `rows` are each table's own."""
    own = _own(name, named[name])
    if own.like is None or own.like in seen or own.like not in named:
        return own
    below = _whole(own.like, named, {*seen, own.like})
    said = {key for key in own.model_fields_set if getattr(own, key) not in ((), None)}
    taken = {key: getattr(own if key in said else below, key) for key in (
        "file", "sheet", "skip", "header_rows", "stop_at_blank", "alike_are_one", "encoding",
        "separator", "decimal", "dates")}
    words = {key: {**below.words.get(key, {}), **own.words.get(key, {})}
             for key in (*below.words, *own.words)}
    # A table may be like one that has more columns: new cases like open ones have no holder.
    has = {key: rule for key, rule in below.columns.items() if schema_of(name).column(key)}
    return own.model_copy(update={
        **taken, "words": words, "drop": (*below.drop, *own.drop),
        "columns": {**has, **own.columns},
        "leave_out": _left_out(below, own),
    })


def _left_out(below: TableProfile, own: TableProfile) -> Mapping[str, Sequence[str]]:
    """What its rows choose by name is not left out because the other table leaves it out.

    An empty choice of its own leaves out nothing.
    """
    if "leave_out" in own.model_fields_set and not own.leave_out:
        return {}
    chosen = {plain(header): {fold(clean(word)) for word in words if word != ANY}
              for header, words in own.rows.items()}
    inherited = {
        header: tuple(word for word in words
                      if fold(clean(word)) not in chosen.get(plain(header), ()))
        for header, words in below.leave_out.items()}
    return {**{header: words for header, words in inherited.items() if words}, **own.leave_out}


def _own(name: str, table: TableProfile) -> TableProfile:
    schema = schema_of(name)
    columns = {(column.key if (column := schema.column(key)) else key): rule
               for key, rule in table.columns.items()}
    return table.model_copy(update={"columns": columns})
