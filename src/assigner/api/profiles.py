"""A profile proposed for an export of another program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assigner.api.vocabulary import vocabulary
from assigner.errors import AssignerError, InputError
from assigner.files.atomic import write_atomically
from assigner.policy import load
from assigner.profiles.read_profile import find_profile, read_profile
from assigner.profiles.suggest.answered import additions, with_words
from assigner.profiles.suggest.lines import ProfileLines
from assigner.profiles.suggest.suggestion import suggest
from assigner.profiles.suggest.written import written
from assigner.words import say

USUAL = "danish-child-welfare"


@dataclass(frozen=True)
class SuggestedProfile:
    """A proposed profile: `text` is the file, each line with how sure it is."""

    lines: ProfileLines
    text: str

    @property
    def counted(self) -> Mapping[str, int]:
        """How many lines are sure, likely and unsure."""
        return self.lines.counted()

    @property
    def left_unread(self) -> Sequence[str]:
        """Headers and tables that hold something and look like nothing of ours."""
        return self.lines.left_unread()

    def keep(self, file: Path) -> None:
        """Write it, complete or not at all. Raises AssignerError where the file is there."""
        if file.exists():
            raise AssignerError(str(say(
                "{folder} is there already; nothing is overwritten. Name another with -o.",
                folder=file)))
        write_atomically(file, self.text)


def lacking(
    exports: Sequence[str | Path], profile: str | Path, model: str | None = None
) -> str:
    """What a profile does not say yet of an export, as lines to add; blank where nothing lacks.

    What it says is not asked again. Raises InputError where either cannot be read.
    """
    paths = [Path(export) for export in exports]
    first = paths[0] if paths[0].is_dir() else paths[0].parent
    file = read_profile(find_profile(str(profile), first))
    if file.profile is None:
        raise InputError([fault.line() for fault in file.faults])
    name = model or file.profile.model or USUAL
    words = with_words(vocabulary(load(name, {})), file.profile)
    return additions(suggest(paths, name, words), file.profile)


def suggest_profile(
    exports: Sequence[str | Path], model: str = USUAL
) -> SuggestedProfile:
    """A profile for the files of an export, under the words of a model; nothing is asked.

    Raises InputError where no table can be read in them, ModelError where the model cannot be used.
    """
    paths = [Path(export) for export in exports]
    policy = load(model, {})
    week = float(policy.capacities.full_time_hours.value)
    lines = suggest(paths, model, vocabulary(policy), week)
    return SuggestedProfile(lines, written(lines, [path.name for path in paths]))
