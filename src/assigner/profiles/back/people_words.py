"""How an export calls people: by initials, by name, or both, as it does elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assigner.files.vocabulary import clean
from assigner.profiles.back.reads import UNSURE, WHO, Reads
from assigner.profiles.origins import TablePart

_FORMS = ("{name}", "{last}, {first}", "{id}")


@dataclass(frozen=True)
class PeopleWords:
    """`parts`: every table of cases; `names`: caseworker -> name, blank where it is not known."""

    parts: Iterable[TablePart]
    reads: Reads
    names: Mapping[str, str]

    def ways(self, who: str) -> Sequence[str]:
        """What a cell may call somebody: as other cells do, else as they call others."""
        patterns = [form for form, _ in self._patterns.most_common()]
        return [*(cell for cell, _ in self._cells[who].most_common()),
                *(form.format(**self._said(who)) for form in patterns)]

    def plain(self, who: str) -> Sequence[str]:
        """Where no cell calls anybody anything yet: initials, then the name."""
        return list(dict.fromkeys(filter(None, (who, self.names.get(who)))))

    @cached_property
    def _cells(self) -> Mapping[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for part in self.parts:
            for recipe in part.recipes:
                rule = recipe.rule
                if recipe.column.key not in WHO or not recipe.places or rule.part is not None:
                    continue
                for row in part.rows.values():
                    who = self.reads.of_row(recipe, row)
                    if who is not UNSURE and who:
                        cells = [cell for place in recipe.places if (cell := clean(row[place]))]
                        text = cells[0] if rule.join is None else rule.join.join(cells)
                        found[str(who)][text] += 1
        return found

    @cached_property
    def _patterns(self) -> Counter[str]:
        """Forms such as `{name} ({id})`, by how many cells have them."""
        found: Counter[str] = Counter()
        for who, cells in self._cells.items():
            for cell, times in cells.items():
                form = self._form(cell, self._said(who))
                if form is not None:
                    found[form] += times
        return found

    def _form(self, cell: str, said: Mapping[str, str]) -> str | None:
        """What the cell says, with a place for who it is; None where it says more."""
        form = cell.replace("{", "{{").replace("}", "}}")
        for each in _FORMS:
            text = each.format(**said)
            if text and not (each == _FORMS[1] and not said["first"]):
                form = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", each, form)
        rest = re.sub(r"\{\w+\}", "", form)
        return form if rest != form and not any(sign.isalnum() for sign in rest) else None

    def _said(self, who: str) -> Mapping[str, str]:
        name = self.names.get(who, "")
        first, _, last = name.rpartition(" ")
        return {"id": who, "name": name or who, "first": first, "last": last}
