"""The JSON Schema of a document, from its class. `python -m assigner.documents.schema FOLDER`."""

import json
import sys
from pathlib import Path

from assigner.documents import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: str) -> str:
    """The schema of a kind as it stands in `docs/schemas/<kind>.json`."""
    written = KINDS[kind].model_json_schema(by_alias=True)
    titled = {"$schema": DIALECT, **written, "title": f"assigner {kind}"}
    return json.dumps(titled, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
