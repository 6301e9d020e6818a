"""Pictures for planners: one SVG file each, with its table beside it.

Altair states them and vl-convert draws them, here alone; nothing comes from the network. No
font is embedded: text stays text, in whatever sans-serif the reader has. Colour is never the only
sign: lines differ in dashes too, marks in shape, and each picture says in words what it shows.
"""
