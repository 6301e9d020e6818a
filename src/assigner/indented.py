"""JSON with a line for each value, sign for sign as `json.dumps(indent=1)` writes it, only sooner.

With an indent the standard library writes every sign in Python; a plan of a large office has
some 200,000 lines.
"""

import json
from json.encoder import encode_basestring
from math import isfinite
from typing import Any


def indented(value: Any) -> str:
    """Signs of any script stand for themselves; what JSON does not know is written as its text."""
    return _below(value, "\n")


def _below(value: Any, margin: str) -> str:
    """One value; `margin`: the end of a line, and the blanks that the next one begins with."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        return _keyed(value, margin)
    if isinstance(value, list | tuple):
        return _listed(value, margin)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return float.__repr__(value) if isfinite(value) else json.dumps(value)
    return encode_basestring(str(value))


def _keyed(value: dict[Any, Any], margin: str) -> str:
    if not value:
        return "{}"
    within = f"{margin} "
    return f"{{{within}" + f",{within}".join([
        f"{_key(key)}: {_below(item, within)}" for key, item in value.items()
    ]) + f"{margin}}}"


def _listed(value: list[Any] | tuple[Any, ...], margin: str) -> str:
    if not value:
        return "[]"
    within = f"{margin} "
    texts = set(map(type, value)) == {str}
    return f"[{within}" + f",{within}".join(
        map(encode_basestring, value) if texts else [_below(item, within) for item in value]
    ) + f"{margin}]"


def _key(key: Any) -> str:
    if isinstance(key, str):
        return encode_basestring(key)
    return json.dumps({key: 0}).removeprefix("{").removesuffix(": 0}")


_CONSTANTS = {None: "null", True: "true", False: "false"}
