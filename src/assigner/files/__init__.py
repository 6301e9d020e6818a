"""The doors: a folder of files becomes an `Instance`, or a list of complaints.

complaints → civil_number → encoding → grid → columns, cells → table → references → read.
"""
