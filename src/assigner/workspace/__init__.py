"""An office at work: its days, what lies on the desk, who may do what, and what is being solved.

No HTTP: whoever shows pages asks here, and this room asks the library (`api`). Files stay the
truth: a day is a folder, a plan its `plan.json`, a decision stands in the ledger. What is kept
besides, beside the ledger, is only what has no place there: jobs, notes, who looks at what.
"""
