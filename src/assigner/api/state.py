"""Where the program remembers things for this user: where days lay, the user's own ledger."""

import os
from pathlib import Path

from platformdirs import user_config_path


def state_folder() -> Path:
    """The user's folder of settings; ASSIGNER_STATE moves it."""
    named = os.environ.get("ASSIGNER_STATE")
    return Path(named) if named else user_config_path("assigner", appauthor=False, roaming=True)
