"""A plan by its content, however its file is laid out."""

from collections.abc import Mapping
from hashlib import sha256

from assigner.canonical import canonical


def fingerprint(plan: Mapping[str, object]) -> str:
    """sha256 of a plan document, written canonically."""
    return sha256(canonical(plan).encode("utf-8", "surrogatepass")).hexdigest()
