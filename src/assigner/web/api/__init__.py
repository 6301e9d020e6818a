"""The machine interface, `/api/1/`: the acts of the pages, for programs, under the same roles.

One table of routes (`table`) is what is served, described (`description`) and tested. Documents of
`documents/` are the answers where there is one; the rest is in `bodies` (sent) and `said`.
"""
