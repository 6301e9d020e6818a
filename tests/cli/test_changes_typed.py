"""A staff change that is typed as an option: what it lacks, and whom it means, is told as typed."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.cli.test_rebalance import office

__all__ = ["office"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--leaves", "ANNN"),
         'for --leaves: "ANNN" is not a caseworker of the office. Did you mean ANN?'),
        (("--leaves", "ANN", "--to", "B"), 'for --to: "B" is not a caseworker of the office.'),
        (("--hours", "AN=20"), 'for --hours: "AN" is not a caseworker of the office.'),
        (("--hand-over", "S-1=CYY"), 'for --hand-over: "CYY" is not a caseworker of the office.'),
        (("--hours", "ANN:20"), "--hours ANN:20 is not whole. Write --hours W=HOURS[:DATE]."),
        (("--capacity", "ANN:50"), "Write --capacity W=PERCENT[:UNTIL]."),
        (("--team", "ANN"), "Write --team W=TEAM[:DATE]."),
        (("--absent", "ANN"), "Write --absent W:FROM[..TO]."),
        (("--joins", "NEW:Modtagelse"), "Write --joins ID:TEAM:HOURS[:DATE]."),
        (("--give", "S-1"), "Write --give CASE=W."),
    ],
)
def test_an_option_is_told_as_an_option_and_ends_as_pin_does(
    office: Path, args: tuple[str, ...], said: str
) -> None:
    ran = run("rebalance", office, *args)
    assert ran.code == 2, ran.err
    assert said in " ".join(ran.err.split())
    assert "weekly_hours" not in ran.err
