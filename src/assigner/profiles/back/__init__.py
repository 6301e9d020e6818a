"""What goes back: decisions in the case system's own columns and words (decision 58).

decided cases -> rows of the export with their cells changed (`rows`, `wording`) -> a file laid
out as the export is (`laid_out`) -> read again by the same profile, and held against what was
decided (`written_back`).
"""
