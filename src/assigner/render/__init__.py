"""One renderer a medium: a terminal, a page, CSV, a workbook. None of them knows a document."""
