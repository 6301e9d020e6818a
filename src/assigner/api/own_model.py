"""A model of an office's own: begun from answers, and kept once it is known to be one."""

from pathlib import Path
from tempfile import TemporaryDirectory

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.policy import load
from assigner.policy.new_model import OwnModel, new_model
from assigner.words import say


def begin_model(file: Path, own: OwnModel) -> str:
    """Write the model into `file`, complete or not at all; what stands in it.

    Raises AssignerError where the file is there already or cannot be written, or where the
    answers make no model: every one that does not.
    """
    if file.exists():
        raise AssignerError(say("{file} is there already; nothing is overwritten. Name another.",
                                file=file))
    text = new_model(own)
    with TemporaryDirectory() as folder:
        tried = Path(folder) / "model.toml"
        tried.write_text(text, encoding="utf-8")
        load(str(tried))
    write_atomically(file, text)
    return text
