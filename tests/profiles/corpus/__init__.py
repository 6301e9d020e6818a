"""Export files as programs write them, each with the instance it must become.

`facts` one small office -> `layouts` what seven case systems make of it -> `writers` the programs
that write it down -> `entries` every file of the corpus.
`python -m tests.profiles.corpus.libreoffice` writes the files kept in `libreoffice/` anew.
"""
