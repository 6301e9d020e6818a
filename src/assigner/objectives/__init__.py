"""Objective tiers, one a file; their order is data, in the model."""
