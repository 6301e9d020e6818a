"""What people read: the plan in the terminal, a model in plain words."""
