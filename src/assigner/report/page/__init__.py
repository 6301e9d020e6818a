"""One page a person can open anywhere: a document becomes a `Page`, a page becomes HTML.

parts → figures, picture → people, cases, proof, rulebook, disputable → a page for each kind
of document → render. Only `render` knows HTML; the templates hold no words.
"""
