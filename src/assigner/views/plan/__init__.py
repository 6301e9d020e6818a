"""A plan: its cases, who carries what, what is proven, and what deserves a second look."""
