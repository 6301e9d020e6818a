"""What a sweep has done so far: a file for each run, named by the run's content."""

import json
from pathlib import Path

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder
from assigner.scenarios.sweep_run import Record
from assigner.words import say

RUNS = "runs"


class KeptRuns:
    """The runs in a folder. A file is there complete or not at all, so a sweep can stop."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / RUNS
        try:
            make_folder(self.folder)
        except OSError as error:
            raise AssignerError(say(
                "{path} cannot be written: {reason}.", path=folder, reason=error.strerror or ""
            )) from error

    def keep(self, record: Record) -> None:
        """Keep what a run gave; the same run again writes the same file again."""
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1)
        write_atomically(self._file(record["key"]), text + "\n")

    def find(self, key: str) -> Record | None:
        """What a run gave; None where it is not there, or is not what it should be."""
        try:
            record: Record = json.loads(self._file(key).read_bytes())
        except (OSError, ValueError):
            return None
        whole = isinstance(record, dict) and record.get("key") == key
        return record if whole and "measures" in record else None

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"
