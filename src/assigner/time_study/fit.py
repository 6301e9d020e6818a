"""The fit: quasi-likelihood with a weak prior, rows of one person allowed to move together.

Gauss and Newton's method on rows that are divided by their standard deviation; the variance of a
row is `noise` for each case-week and, for all rows of a group, the square of its mean times the
spread of persons (a random pace; Liang and Zeger 1986 for why a wrong guess costs width, never
truth). The prior stands below as further rows. No number goes below nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assigner.extras import extra
from assigner.time_study.expected import expected, fitted
from assigner.time_study.sought import Sought
from assigner.time_study.spent import Expected, Floats, Spent

ROUNDS: Final = 60
"""Steps; ten are usual, more where week totals can hardly tell kinds apart."""
STEP: Final = 1.0
"""How far a number moves at most in a step, in standard deviations of the prior."""
SETTLED: Final = 1e-5
"""In the same unit: a hundredth of what is shown."""
_EDGE: Final = 1e-12
"""A bound that a number stands on leaves room for its rounding."""
_LEAST: Final = 1e-4
"""A variance of nothing, as of one row, would make it count without end."""


@dataclass(frozen=True)
class StudyFit:
    """The numbers found, as they are fitted, and the rows with unit variance they rest on.

    `pace`: variance of persons' own pace, as a share squared. `noise`: of a case-week's time
    around its mean, likewise.
    """

    theta: Floats  # (number,)
    rows: Floats  # (row, number), whitened slopes
    left: Floats  # (row,), whitened residuals
    prior: Floats  # (number,), one over the variance of the prior
    say: Floats  # (number,), the data's share of the say, by what was asked and of whom
    pace: float
    noise: float


@dataclass(frozen=True)
class _Spreads:
    """Variances as shares squared: of persons' pace, of a case-week, of a week's fixed time."""

    pace: float = 0.05
    noise: float = 0.5
    meetings: float = 0.1

    def scale(self, spent: Spent, told: Expected) -> Floats:
        """The standard deviation of each row beside the pace, (row,)."""
        return np.sqrt(told.noise * np.where(spent.bare, self.meetings, self.noise))


def fit(spent: Spent, sought: Sequence[Sought]) -> StudyFit:
    """Find the numbers. Raises MissingExtra where SciPy is not installed."""
    with extra("statistics"):
        from scipy.optimize import lsq_linear  # noqa: PLC0415  # slow to load

    start = fitted(sought)
    spread = np.array([one.spread for one in sought])
    low = np.array([-np.inf if one.in_logs else 0.0 for one in sought])
    high = np.array([np.log(one.most) if one.in_logs else one.most for one in sought])
    theta: Floats = start.copy()
    for _ in range(ROUNDS):
        told = expected(spent, sought, theta)
        spreads = _spread(spent, told)
        rows, left = _white(spent, told, spreads)
        square = rows.T @ rows + np.diag(spread**-2.0)
        pull = rows.T @ left + (start - theta) / spread**2
        least = np.maximum(low - theta, -STEP * spread) - _EDGE
        most = np.minimum(high - theta, STEP * spread) + _EDGE
        step: Floats = np.linalg.solve(square, pull)
        if ((step < least) | (step > most)).any():
            # The whole least squares in as many rows as there are numbers.
            root = np.linalg.cholesky(square).T
            step = lsq_linear(root, np.linalg.solve(root.T, pull), (least, most),
                              method="bvls").x
        theta = np.clip(theta + step, low, high)
        if np.abs(step / spread).max() < SETTLED:
            break
    told = expected(spent, sought, theta)
    rows, left = _white(spent, told, spreads)
    return StudyFit(theta, rows, left, spread**-2.0, _say(spent, sought, spreads),
               spreads.pace, spreads.noise)


def _say(spent: Spent, sought: Sequence[Sought], spreads: _Spreads) -> Floats:
    """How much the study can tell of each number, (number,), from 0 to 1.

    Counted at the present numbers: at those found, a weight that came out high by chance would
    seem better known, and what is told would be chosen by what it says.
    """
    told = expected(spent, sought, fitted(sought))
    rows, _ = _white(spent, told, spreads)
    prior = np.array([one.spread for one in sought]) ** -2.0
    bread = np.linalg.inv(rows.T @ rows + np.diag(prior))
    found: Floats = 1 - np.diag(bread) * prior
    return found


def _spread(spent: Spent, told: Expected) -> _Spreads:
    """How far case-weeks and persons spread, by moments; what cannot be told stays a guess.

    Fixed time has one row a person: there the two are one.
    """
    left = spent.hours - told.mean
    apart = left[spent.bare] ** 2 / told.noise[spent.bare]
    meetings = max(float(apart.mean()), _LEAST) if len(apart) else _Spreads.meetings
    mean, noisy, left = told.mean[~spent.bare], told.noise[~spent.bare], left[~spent.bare]
    _, of = np.unique(spent.group[~spent.bare], return_inverse=True)
    groups = int(of.max()) + 1 if len(of) else 0
    if len(of) <= groups:
        return _Spreads(meetings=meetings)
    known = np.bincount(of, mean**2 / noisy, groups)
    pace = np.bincount(of, mean * left / noisy, groups) / known
    within = (left - pace[of] * mean) ** 2 / noisy
    noise = max(float(within.sum() / (len(left) - groups)), _LEAST)
    between = float(np.mean(pace**2 - noise / known)) * groups / max(1, groups - 1)
    return _Spreads(max(between, 0.0), noise, meetings)


def _white(spent: Spent, told: Expected, spreads: _Spreads) -> tuple[Floats, Floats]:
    """Slopes and residuals with unit variance: (I + a a')^(-1/2) of each group, in closed form."""
    scale = spreads.scale(spent, told)
    rows, left = told.slope / scale[:, None], (spent.hours - told.mean) / scale
    own = np.where(spent.bare, 0.0, np.sqrt(spreads.pace)) * told.mean / scale
    groups = int(spent.group.max()) + 1
    length = np.bincount(spent.group, own**2, groups)
    shrink = np.where(length > 0, (1 - 1 / np.sqrt(1 + length)) / np.maximum(length, 1e-300), 0.0)
    both = np.column_stack([rows, left])
    along = np.zeros((groups, both.shape[1]))
    np.add.at(along, spent.group, own[:, None] * both)
    both -= own[:, None] * (shrink[:, None] * along)[spent.group]
    return both[:, :-1], both[:, -1]
