"""The pages, one a file; each ends with PAGES, its addresses."""
