"""Two things that a header says together, in whatever order and with whatever between."""

import re
from collections.abc import Mapping

_CASES = r"(?:sag|case|load|faelle|fall|aerende|saker|boern|child)"
_MOST = (r"\b(?:max|maks|cap\b|limit|ceiling|\w*loft\b|hoejst|hoechst|\w*graense|\w*grense|tak\b|"
         r"\w*grenze)")
_NEW = r"\b(?:nye?|new|neue?|nya)\b"
_WHO = (r"(?:raadgiver|sagsbeh|advis|worker|medarbejder|fachkr|handlaeg|saksbeh|behandler|visit|"
        r"besoeg|mand)")
_TWO = (r"\b(?:to|two|2|dobbelt\w*|double|joint|zwei|tvaa|both|begge|faelles|second|2nd|co|ekstra|"
        r"extra)")
_CHANGES = r"\b(?:\w*skift|skiftet|skiftede|changes?|changed|byten?|bytt\w*|\w*wechsel|switch\w*)\b"
_LATELY = r"\b(?:12|tolv|twelve|zwoelf|year|aar|aaret|mdr|maaneder|months|monate|jahr|maanader)\b"
BOTH: Mapping[str, re.Pattern[str]] = {
    "max_cases": re.compile(rf"(?!.*{_NEW})(?=.*{_MOST})(?=.*{_CASES}).*"),
    "max_new_cases": re.compile(rf"(?=.*{_NEW})(?=.*{_MOST}).*"),
    "two_advisers": re.compile(rf"(?!.*{_CHANGES})(?=.*{_TWO})(?=.*{_WHO}).*"),
    "changes_12m": re.compile(rf"(?=.*{_CHANGES})(?:(?=.*{_WHO})|(?=.*{_LATELY})).*"),
}


def says_changes(wanted: str) -> bool:
    """Whether bare words are of how often a case changed hands: of nobody who had it."""
    return bool(BOTH["changes_12m"].fullmatch(wanted))
