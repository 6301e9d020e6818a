"""Which sheet of a workbook stands in the place of which file of an instance."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assigner.files.complaints import (
    ABSENCES,
    AGREED,
    CASELOAD,
    CASES,
    CASEWORKERS,
    INSTANCE,
    OTHER_WORK,
    REDUCTIONS,
    Complaint,
)
from assigner.files.sheet_marks import Marks
from assigner.files.vocabulary import fold, fold_name
from assigner.words import counted, say

SHEETS: Mapping[str, tuple[str, ...]] = {
    INSTANCE: ("instance", "Dagen", "Instans"),
    CASEWORKERS: ("caseworkers", "Sagsbehandlere"),
    CASES: ("cases", "Nye sager", "Sager"),
    CASELOAD: ("caseload", "Sagsstamme", "Åbne sager"),
    ABSENCES: ("absences", "Fravær"),
    REDUCTIONS: ("reductions", "Nedsættelser"),
    AGREED: ("agreed", "Aftalt"),
    OTHER_WORK: ("other_work", "Andet arbejde"),
}
_LEAST_ROWS = 2  # a header and one row below it: something that is not read


@dataclass
class Chosen:
    """`named`: file -> its sheet. `hidden`: file -> a hidden sheet that lost to a visible one.

    `several`: file -> the sheets of the same meaning. `unseen`: files whose sheet is hidden.
    """

    named: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)

    def narrow(self, files: Collection[str]) -> None:
        """Leave the sheets of other files alone."""
        self.named = {file: name for file, name in self.named.items() if file in files}
        self.hidden = {file: name for file, name in self.hidden.items() if file in files}

    def complaints(self, marks: Mapping[str, Marks]) -> list[Complaint]:
        """What is to be said of the choice."""
        told = [
            Complaint(
                code="E155", file=file,
                message=say("Two sheets have the same meaning: {sheets}.",
                            sheets=", ".join(names)),
                fix=say("Keep one of them, rename or hide the other."),
            )
            for file, names in self.several.items()
        ]
        told += [
            Complaint(
                code="W215", file=file, warning=True,
                message=counted(
                    'The hidden sheet "{hidden}" has the same meaning; its row is not read.',
                    'The hidden sheet "{hidden}" has the same meaning; its {n} rows are not read.',
                    marks[name].filled - 1, hidden=name,
                ),
                fix=say("Delete it, or move its rows to the sheet that can be seen."),
            )
            for file, name in self.hidden.items()
            if marks[name].filled >= _LEAST_ROWS
        ]
        return told + [
            Complaint(
                code="W209", file=file, warning=True,
                message=say("The sheet is hidden; it is read."),
                fix=say("Show it, so that everybody sees what is read."),
            )
            for file in sorted(self.unseen)
        ]


def choose(sheets: Sequence[tuple[str, bool]]) -> Chosen:
    """The sheet for each file; of several with the same meaning, the one that is not hidden.

    `sheets`: names, and whether each can be seen.
    """
    chosen = Chosen()
    for file, names in SHEETS.items():
        # A copy of a folder calls its sheets by the names of the files.
        wanted = {fold(fold_name(name)) for name in (*names, file)}
        found = [(name, seen) for name, seen in sheets if fold(fold_name(name)) in wanted]
        visible = [name for name, seen in found if seen]
        unseen = [name for name, seen in found if not seen]
        named = visible or unseen
        if len(named) > 1:
            chosen.several[file] = named
        if named:
            chosen.named[file] = named[0]
        if visible and unseen:
            chosen.hidden[file] = unseen[0]
        elif unseen:
            chosen.unseen.add(file)
    return chosen
