"""Why: reasons computed from the statement and the facts, said in words."""
