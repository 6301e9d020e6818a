"""A day by patterns: exact at any size as long as nobody gets many of the new cases.

A pattern is a set of new cases for one caseworker, with everything that concerns that
caseworker alone inside it: ceilings, capacity, mixing, the convex cost of the load. What
ties caseworkers together stays outside, in a master problem (Barnhart, Johnson, Nemhauser,
Savelsbergh & Vance, branch-and-price, 1998). Duals on the linking rows bound every tier
from below; patterns that the bound rules out are in no allocation that good, so what is
left, the pool, holds them all, and CP-SAT chooses in it exactly.

table -> pricing problem -> duals -> relaxation -> descent -> pool -> choice -> engine.
"""
