"""A whole office placed afresh: tens of new cases a caseworker, with a certified gap.

A lower bound by convex flow, a constructive start, then moves, exchanges and small exact
re-solves until nothing improves, the bound is met, or the time is over.
"""
