"""Made-up offices: seeded, labelled synthetic, with the marginals somebody asked for.

Nothing here is about real people. The same seed draws the same office on any machine.
"""
