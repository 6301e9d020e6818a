"""The one place where restricted cases are masked: whatever is shown goes through it.

A restricted case is known to exist: that there is one, who has it, and its weight in that person's
load. Its number and everything else of it is for those alone who are named for it.

Doors `learn` which cases are restricted as they read a day, a plan or a ledger. Every renderer and
every printed document asks for what it shows as the reader may see it (`veiled`); streams and pages
take out what numbers are left (`without_numbers`). Machine files (a plan, tomorrow's day, what
goes back to the case system, the ledger) do not pass here: they are whole.

In what is shown

- the number of a restricted case is its label, `restricted-1`: numbered within what is shown, and
  drawn from everything its row holds, so that nobody finds the number by trying;
- of a row about one, its people stay, and every other cell is blank;
- a row that would have to say a number of it is left out; a sentence that names one is not shown.
"""

from assigner.veil.kept import NOT_SHOWN, WHO_MAY
from assigner.veil.kin import is_hidden_kin, of_rule, rules_of_kin, without_kin
from assigner.veil.masking import veiled, without_numbers
from assigner.veil.worn import Veil, before, numbered, veil, wearing

__all__ = [
    "NOT_SHOWN", "WHO_MAY", "Veil", "before", "is_hidden_kin", "numbered", "of_rule",
    "rules_of_kin", "veil", "veiled", "wearing", "without_kin", "without_numbers",
]
