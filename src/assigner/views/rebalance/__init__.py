"""A plan of staff changes: what changes hands, who gains and loses, what stability costs."""
