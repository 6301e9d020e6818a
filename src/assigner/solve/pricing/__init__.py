"""Pricing: the column of least reduced cost of every caseworker, exactly, by labels."""
