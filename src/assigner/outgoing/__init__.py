"""What goes out of a decided day: to each caseworker a list, a letter, a calendar; a handover pack.

Everything is told from the day as it is once the plan is carried out, and holds what the reader
may see: her own cases, who she shares them with, and whom she has them from or gives them to.
"""
