"""What a person does with a day: read it, solve it, ask why, decide. No screen and no printing.

`import assigner` gives the names a program needs; the command line is one more caller.
"""
