"""The plain CP-SAT model of one part of the day: a boolean a seat, tier by tier."""
