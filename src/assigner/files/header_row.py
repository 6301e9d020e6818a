"""Which column is which: the header row held against the columns a file may have."""

from collections.abc import Iterable

from assigner.files.columns import InputColumn, Schema
from assigner.files.complaints import Complaint, letter, rows_of, shown
from assigner.files.grid import Grid
from assigner.files.row_kinds import set_aside
from assigner.files.table import FileTable, civil_complaint
from assigner.files.vocabulary import fold, fold_name, nearest
from assigner.words import civil_number, language, say

# "Fristdato" is near "Frist" (0.71); "Noter" is not near "Emner" (0.6).
_NEAR = 0.65


def tabulate(grid: Grid, schema: Schema) -> FileTable | None:
    """The grid with its columns found; None when no header can be recognised."""
    if grid.closed:
        return None
    found: dict[str, list[int]] = {}
    unknown: list[int] = []
    for place, header in enumerate(grid.header):
        column = schema.column(header)
        if column is None:
            unknown.append(place)
        else:
            found.setdefault(column.key, []).append(place)
    if not found:
        grid.complaints.append(_no_header(grid, schema))
        return None
    once = {key: places[0] for key, places in found.items() if len(places) == 1}
    table = FileTable(schema, grid, once, grid.complaints)
    missing = [c for c in schema.columns if c.required and c.key not in found]
    renamed = _missing(table, missing, unknown, sum(map(len, found.values())) - len(found))
    _repeated(table, found, missing)
    for place in unknown:
        if place not in renamed:
            _unknown(table, place, found)
    set_aside(table)
    _short(table)
    table.find_civil_numbers()
    return table


def _missing(
    table: FileTable, missing: list[InputColumn], unknown: list[int], repeated: int
) -> set[int]:
    """Complain of required columns that are missing; return headers that look like them.

    With two columns of the same meaning, one of them is likely the missing one: the
    complaint about them names it, so it is not said twice.
    """
    grid, renamed = table.grid, set()
    by_header = {grid.header[place].strip(): place for place in unknown}
    if repeated and len(missing) <= repeated:
        return set()
    for column in missing:
        looks_like = nearest(column.danish, by_header) or nearest(column.key, by_header)
        names = {"key": column.key, "danish": column.danish, "near": looks_like}
        message = say('There is no column "{key}" ("{danish}"); it is required.', **names)
        fix = say('Add it to the header, as "{key}" or "{danish}".', **names)
        rename = say('Add it, or rename "{near}" to "{danish}" ("{key}") if that is it.', **names)
        if column.own is not None:
            names["own"] = column.spoken(language())
            message = say('There is no column "{own}"; it is required.', **names)
            fix = say('Add it to the header, as "{own}".', **names)
            rename = say('Add it, or rename "{near}" to "{own}" if that is it.', **names)
        if looks_like and not civil_number.holds(looks_like):
            renamed.add(by_header[looks_like])
            fix = rename
        table.complaints.append(
            Complaint(
                code="E141", file=grid.file, row=grid.header_row, fix=fix,
                message=message,
            )
        )
    return renamed


def _repeated(table: FileTable, found: dict[str, list[int]], missing: list[InputColumn]) -> None:
    grid = table.grid
    extra = sum(map(len, found.values())) - len(found)
    for places in found.values():
        for place in places[1:]:
            fix = say("Keep one of them, or rename the other; neither is read until then.")
            if missing and len(missing) <= extra:
                names = ", ".join(f'"{column.key}" ("{column.danish}")' for column in missing)
                fix = say("Keep one of them; if the other is {names}, which is missing, "
                          "name it so.", names=names)
            table.complaints.append(
                Complaint(
                    code="E142", file=grid.file, row=grid.header_row, column=letter(place),
                    header=grid.header[place].strip(), value=grid.header[place],
                    message=say("Column {first} has the same meaning.", first=letter(places[0])),
                    fix=fix,
                )
            )


def _unknown(table: FileTable, place: int, found: Iterable[str]) -> None:
    grid = table.grid
    header = grid.header[place].strip()
    if civil_number.holds(header):
        table.complaints.append(
            civil_complaint(grid.file, grid.header_row, place, header, header)
        )
        return
    if not header and not any(row[place].strip() for row in grid.rows):
        return
    message = say('"{header}" is not a known column; it is not read.', header=shown(header))
    near, taken = _nearest(table.schema, header, set(found))
    fix = say("Leave it, or remove it: nothing depends on it.")
    if near is not None:
        fix = say('The nearest known column is "{near}": rename it if that is meant.', near=near)
    if near is not None and taken:
        fix = say('The nearest known column, "{near}", is there already.', near=near)
    if not header:
        message = say("A column with values has no header; it is not read.")
        fix = say("Give it a header, or remove it.")
    table.complaints.append(
        Complaint(
            code="W201", file=grid.file, row=grid.header_row, column=letter(place),
            header=header, value=header, message=message, fix=fix, warning=True,
        )
    )


def _nearest(schema: Schema, header: str, found: set[str]) -> tuple[str | None, bool]:
    """The nearest known header, rather one that is not there yet; and whether it is."""
    names = {name: column.key for column in schema.columns
             for name in (column.key, column.danish)}
    free = nearest(header, (name for name, key in names.items() if key not in found), _NEAR)
    if free is not None:
        return free, False
    words = set(fold(fold_name(header)).split())
    within = sorted(name for name in names if fold(name) in words)
    near = within[0] if within else nearest(header, names, _NEAR)
    return near, near is not None and names[near] in found


def _short(table: FileTable) -> None:
    """Say which rows end before the header does: a lost separator moves every cell after it."""
    grid = table.grid
    if grid.short:
        grid.complaints.append(Complaint(
            code="W213", file=grid.file, row=grid.numbers[grid.short[0]], warning=True,
            value="|".join(grid.rows[grid.short[0]]).rstrip("|"),
            message=say("Fewer cells than the header has, in {rows}: what is missing is "
                        "read as blank.", rows=rows_of([grid.numbers[i] for i in grid.short])),
            fix=say("See that no separator is missing, as every cell after it is moved."),
        ))


def _no_header(grid: Grid, schema: Schema) -> Complaint:
    names = ", ".join(column.key for column in schema.columns if column.required)
    danish = ", ".join(column.danish for column in schema.columns if column.required)
    return Complaint(
        code="E140", file=grid.file, row=grid.header_row if grid.header else None,
        value=shown("|".join(grid.header), 200),
        message=say("No column of the header is known.") if grid.header
        else say("The file is empty."),
        fix=say("Write a header row with at least {names} ({danish}).",
                names=names, danish=danish),
    )
