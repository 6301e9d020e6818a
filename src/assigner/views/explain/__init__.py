"""Answers about a plan: a case, somebody, the balance of all, other days."""
