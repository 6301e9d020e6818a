"""The whole why-not table of a day, written with its plan."""

from pathlib import Path

from assigner.api.kept import open_kept
from assigner.cli.patience import Patience
from assigner.cli.stand_ins import as_json
from assigner.cli.talk import tell
from assigner.explain.evidence import Evidence
from assigner.explain.trial import Trials
from assigner.files.atomic import write_atomically
from assigner.report.explain_csv import explain_csv
from assigner.report.explain_document import Answers
from assigner.words import marked, say


def write_table(plan: Path, file: Path | None, instance: Path, model: str | None) -> None:
    """Ask why not of every case and everybody; CSV, or JSON where the name ends so.

    Without a file, nothing.
    """
    if file is None:
        return
    kept = open_kept(plan, instance, model, told=tell)
    tied = frozenset(row.case for row in kept.claims.assignments if row.tied)
    with Patience(marked("… {count} solved again")) as patience:
        trials = Trials(kept.planned, heard=patience.step)
        answer = Answers(trials, Evidence(kept.problem, kept.letters), tied).table()
    if file.suffix.casefold() == ".json":
        write_atomically(file, as_json(answer))
    else:
        write_atomically(file, explain_csv(answer))
    tell(say("Written to {file}.", file=file))
