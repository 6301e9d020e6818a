"""A file of models/ read, checked and hashed: `load(name)` gives a `Policy`."""

from assigner.policy.load import load
from assigner.policy.milestones import Milestone
from assigner.policy.policy import Policy
from assigner.policy.schema import Phase, TeamTable
from assigner.policy.sources import as_found_from, builtin

__all__ = ["Milestone", "Phase", "Policy", "TeamTable", "as_found_from", "builtin", "load"]
