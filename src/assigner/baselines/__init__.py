"""How offices allocate without an engine: one case after the other, by a habit.

The six principles of the Danish state toolbox (Tema 2) and what routing products do. Each is
the habit at its best: whoever the habit names is passed over when a hard rule of the model
forbids it, as an office would; nobody looks ahead, and no soft rule is looked at.
"""

from assigner.baselines.allocate import Practised, practise
from assigner.baselines.habits import HABITS, NEEDS, OFFICE

__all__ = ["HABITS", "NAMES", "NEEDS", "OFFICE", "Practised", "practise"]

NAMES = (*HABITS, OFFICE)
"""Every baseline, by the name it is asked for."""
