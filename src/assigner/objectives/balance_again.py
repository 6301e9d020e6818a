"""Balance once more: where a tolerance gives it up, it gives up only what was asked for."""

from dataclasses import dataclass
from typing import ClassVar

from assigner.objectives.balance import Balance
from assigner.words import Words, say


@dataclass(frozen=True)
class BalanceAgain(Balance):
    """The balance after the tiers it is given up for; it decides before the lot."""

    heading: ClassVar[Words] = say("balance once more")
    asks: ClassVar[Words] = say(
        "Balance once more: of what may be given up, only what the tiers before asked for."
    )
    table: ClassVar[None] = None
    named: ClassVar[bool] = False

    name: str = "balance_again"
