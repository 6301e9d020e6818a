"""The build compiles the catalogues: a wheel holds what gettext reads, not what people edit."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileWords(BuildHookInterface[Any]):
    """Compile every language's .po files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is put together, and before an editable installation."""
        del version, build_data
        sys.path.insert(0, str(Path(self.root) / "src"))
        from assigner.words.catalogue import compile_catalogue  # noqa: PLC0415
        from assigner.words.language import LANGUAGES  # noqa: PLC0415

        for language in LANGUAGES[1:]:
            compile_catalogue(language)
