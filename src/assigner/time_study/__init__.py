"""Numbers of a model from time registrations: estimates, their intervals, what cannot be told.

registrations and caseloads → hours beside what they were spent on → a fit that leans on the
present model → intervals by person → a variant of the model. Decision 70.
"""
