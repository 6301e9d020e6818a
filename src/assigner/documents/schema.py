"""The JSON Schema of a document, from its class. `python -m assigner.documents.schema FOLDER`.

A profile, which is TOML, is described beside them: editors check it as it is written.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from assigner.documents.kinds import KINDS
from assigner.documents.profile import Profile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DESCRIBED: Mapping[str, type[BaseModel]] = {**KINDS, "profile": Profile}


def schema_text(kind: str) -> str:
    """The schema of a kind as it stands in `docs/schemas/<kind>.json`."""
    written = DESCRIBED[kind].model_json_schema(by_alias=True)
    titled = {"$schema": DIALECT, **written, "title": f"assigner {kind}"}
    return json.dumps(titled, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in DESCRIBED:
        (folder / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
