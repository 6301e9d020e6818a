"""Text of other people as it may stand in a sentence: nothing that steers a terminal, no CPR."""

import re

from assigner.words.civil_number import masked

# Control characters but line ends and tabs, and marks that turn the direction of reading.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def safe(text: str) -> str:
    """`text` without control and escape characters, civil registration numbers masked."""
    return masked(text if text.isprintable() else _STEERING.sub("\ufffd", text))
