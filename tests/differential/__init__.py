"""The same random days by several ways of the engine and of CP-SAT: all must agree.

CP-SAT 9.15 has two public reports of a wrong certificate (google/or-tools #5293, #5274), both
in presolve. What is proven here must not hang on presolve, on a seed or on one way of solving.
"""
