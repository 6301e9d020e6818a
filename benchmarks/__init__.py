"""The engine measured beside its peers: same questions, same machine, same run.

`python -m benchmarks` asks every question of every family of every method, each answer in a
process of its own; it prints the table, keeps a dated result and redraws docs/benchmarks.md.
"""
