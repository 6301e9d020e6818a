"""The fewest equal posts that carry a caseload, proved."""
