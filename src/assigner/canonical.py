"""JSON with one way to write everything, for what is hashed or signed."""

import json


def canonical(value: object) -> str:
    """Sorted keys, no blanks. Raises ValueError for a number without end."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False,
        default=str,
    )
