"""Any export in: what a case system writes becomes an instance, by a profile (decision 54).

raw tables (`sources`) -> rows that belong (`row_choice`) -> our columns (`recipe`) -> the same
checks as any instance, every fault told in the cell of the export (`origins`).
"""
