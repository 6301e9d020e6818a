"""How sure the numbers are: sandwich intervals by person, right with few persons.

The variance is what persons' rows show, whatever moves the weeks and cases of one of them
together (Liang and Zeger 1986), with the bias-reduced correction CR2 and the degrees of freedom
of Bell and McCaffrey (2002), as Pustejovsky and Tipton (2018) advise for few clusters. To it
comes what the prior leaves open: an interval is of the number that is told, its lean on the
present model and all.
"""

from dataclasses import dataclass

import numpy as np

from assigner.extras import extra
from assigner.time_study.fit import StudyFit
from assigner.time_study.spent import Floats, Spent

LEVEL = 0.95
"""Of all intervals, the share that holds the true number."""
_SMALLEST = 1e-8
"""Of an eigenvalue: a direction that one person alone knows says nothing of how persons differ."""

_ENDLESS = 1e6
"""Degrees of freedom beyond which t is the normal distribution."""


@dataclass(frozen=True)
class Sure:
    """By number, as it is fitted: the half width of its interval of LEVEL, and its freedom."""

    half: Floats  # (number,)
    freedom: Floats  # (number,), degrees of freedom of a t distribution


def sure(spent: Spent, fit: StudyFit) -> Sure:
    """Intervals of all numbers. Raises MissingExtra where SciPy is not installed."""
    with extra("statistics"):
        from scipy.stats import t  # noqa: PLC0415  # slow to load

    bread: Floats = np.linalg.inv(fit.rows.T @ fit.rows + np.diag(fit.prior)).astype(
        np.float64)
    order = np.argsort(spent.person, kind="stable")
    ends = np.flatnonzero(np.diff(spent.person[order])) + 1
    scores, turns, lengths = [], [], []
    for mine in np.split(order, ends):
        basis, root = np.linalg.qr(fit.rows[mine])
        value, vector = np.linalg.eigh(np.eye(len(root)) - root @ bread @ root.T)
        power = np.where(value > _SMALLEST, np.maximum(value, _SMALLEST) ** -0.5, 0.0)
        bent = (vector * power) @ vector.T
        scores.append(root.T @ (bent @ (basis.T @ fit.left[mine])))
        along = bent @ root @ bread
        turns.append(root.T @ along)
        lengths.append((along**2).sum(axis=0))
    score = np.array(scores)
    of_data = np.einsum("ij,pj,pk,ki->i", bread, score, score, bread, optimize=True)
    of_prior = np.einsum("ij,j,ji->i", bread, fit.prior, bread)
    freedom = _freedom(np.array(turns), np.array(lengths), bread)
    total = of_data + of_prior
    with np.errstate(divide="ignore", over="ignore"):
        whole = np.minimum(freedom * (total / np.maximum(of_data, 1e-30)) ** 2, _ENDLESS)
    return Sure(t.ppf(0.5 + LEVEL / 2, whole) * np.sqrt(total), whole)


def _freedom(turns: Floats, lengths: Floats, bread: Floats) -> Floats:
    """Bell and McCaffrey's: (number,) from (person, number, number) and (person, number)."""
    found = np.empty(len(bread))
    for place in range(len(bread)):
        turn = turns[:, :, place]
        gram = -turn @ bread @ turn.T
        gram[np.diag_indices_from(gram)] += lengths[:, place]
        below = float((gram**2).sum())
        found[place] = float(np.trace(gram)) ** 2 / below if below > 0 else 1.0
    return np.maximum(found, 1.0)
