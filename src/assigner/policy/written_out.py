"""A model written out as TOML: everything it inherits in one file, each part with its origin.

What is written, kept and read again is the same model, by its fingerprint.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path as File
from typing import TYPE_CHECKING, Any

from assigner.policy.lines import Path
from assigner.policy.load import load, merged_model
from assigner.policy.merge import Merged, is_quantity
from assigner.policy.schema import SECTIONS
from assigner.words import say

if TYPE_CHECKING:
    from tomlkit.items import InlineTable, Item, Table

_WIDE = 100
"""Signs of a line, beyond which a list is written one item a line."""


def written_out(
    name_or_path: str, overrides: Mapping[str, str] | None = None, beside: File | None = None
) -> str:
    """The model as one TOML file that extends nothing.

    Raises ModelError as `load` does: what is not a model is not written out.
    """
    import tomlkit  # noqa: PLC0415  # few commands need it

    policy = load(name_or_path, overrides or {}, beside)
    merged, labels = merged_model(name_or_path, overrides or {}, beside)
    text = tomlkit.document()
    for line in _head(labels, policy.sha256):
        text.add(tomlkit.comment(line))
    several = len(labels) > 1 or bool(overrides)
    order = [*SECTIONS, "rules"]
    tree = {key: merged.tree[key] for key in sorted(merged.tree, key=order.index)}
    # What is no table stands before the first table, or it would belong to it.
    for key, value in sorted(tree.items(), key=lambda item: _is_table(item[1])):
        if not _is_table(value) and not _is_tables(value):
            item = _item(value)
            if several:
                item.comment(_origin(merged, (key,)))
            text.add(key, item)
    for key, value in tree.items():
        if _is_table(value):
            text.add(key, _table(merged, (key,), value, several))
        elif _is_tables(value):
            rows = tomlkit.aot()
            for row in value:
                rows.append(_plain(row))
            text.add(key, rows)
    return tomlkit.dumps(text)


def _head(labels: Sequence[str], sha256: str) -> list[str]:
    said = [str(say("{model}, with everything it inherits", model=labels[-1]))]
    if len(labels) > 1:
        said.append(str(say("Inherited, the furthest first: {files}", files=" · ".join(labels))))
    return [*said, f"sha256 {sha256}"]


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) and not is_quantity(value)


def _is_tables(value: object) -> bool:
    """Whether a list is one of whole tables, as milestones are."""
    return isinstance(value, list) and bool(value) and all(
        _is_table(row) and not any(is_quantity(below) for below in row.values()) for row in value
    )


def _table(merged: Merged, path: Path, value: Mapping[str, Any], several: bool) -> "Table":
    """A table, its own values before the tables in it; each from where, where that is not one."""
    import tomlkit  # noqa: PLC0415  # see above

    own = {key: below for key, below in value.items() if not _is_table(below)}
    table = tomlkit.table(is_super_table=not own and bool(value))
    origins = {key: _origin(merged, (*path, key)) for key in own}
    files = [origin for origin in origins.values() if not origin.startswith("-S")]
    usual = Counter(files).most_common(1)[0][0] if files else ""
    if several and usual:
        table.add(tomlkit.comment(usual))
    for key, below in own.items():
        item = _item(below)
        if several and origins[key] != usual:
            item.comment(origins[key])
        table.add(key, item)
    for key, below in value.items():
        if _is_table(below):
            table.add(key, _table(merged, (*path, key), below, several))
    return table


def _plain(value: Mapping[str, Any]) -> "Table":
    import tomlkit  # noqa: PLC0415  # see above

    table = tomlkit.table()
    for key, below in value.items():
        table.add(key, _item(below))
    return table


def _item(value: object) -> "Item":
    """A single value: a number as it was written, a quantity on one line."""
    import tomlkit  # noqa: PLC0415  # see above

    match value:
        case bool() | str():
            return tomlkit.item(value)
        case int() | Decimal():
            return tomlkit.value(f"{Decimal(value):f}")
        case Mapping():
            return _inline(value)
        case list():
            rows = tomlkit.array()
            for row in value:
                rows.append(_item(row))
            return rows.multiline(len(rows.as_string()) > _WIDE)
        case _:
            raise TypeError(f"a model holds no {type(value).__name__}")


def _inline(value: Mapping[str, Any]) -> "InlineTable":
    import tomlkit  # noqa: PLC0415  # see above

    table = tomlkit.inline_table()
    for key, below in value.items():
        table.append(key, _item(below))
    return table


def _origin(merged: Merged, path: Path) -> str:
    """The file, or the override, that said something last."""
    while path and path not in merged.where:
        path = path[:-1]
    place = merged.where.get(path, "")
    file, _, line = place.rpartition(":")
    return file if line.isdigit() else place
