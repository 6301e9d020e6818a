"""Inputs nobody meant: mutated days, workbooks, models and plans, judged with the command."""
