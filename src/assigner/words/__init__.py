"""Everything the program says: sentences are data, put into words at the door.

How to say something, in one language (English) that the catalogue takes to the others:

- `say("{case} goes to {person}", case=case, person=who)`: a sentence. The template is
  literal, its values are data: other sentences, numbers, dates, ids. A number is written as
  the language writes it; `{load:.0%}` and `{hours:,.1f}` say how finely.
- `counted("{n} case", "{n} cases", number)`: one or several.
- `term(name)`: a word that is data, as the name of a phase, tier, kind or unit.
- `of_model(name)`: likewise, of a model: an office's own word is never translated.
- `figure(value, ",.1f")`: a number by itself, as in a table. `joined(parts, "; ")`: a row
  of sentences. `listing(ids)`: ids in order. `marked("...")`: a template kept in a constant.
- `speak_of(office)`: an office's own words, as for those who hold cases, in place of the usual.
- `str(words)` puts it into the language that is spoken: only where it is printed.
- Its Danish stands in `da/`, one .po file an area; a test names what is missing.
"""

from assigner.words.language import LANGUAGES, answering, language, preferred, speaking
from assigner.words.office import OfficeWords, speak_of, speaking_of
from assigner.words.person import Persons, PersonWords
from assigner.words.refusal import refusal
from assigner.words.sentence import (
    Words,
    as_written,
    counted,
    figure,
    joined,
    listing,
    marked,
    of_model,
    say,
    term,
)
from assigner.words.signed import sign_names

__all__ = [
    "LANGUAGES", "OfficeWords", "PersonWords", "Persons", "Words", "answering", "as_written",
    "counted", "figure", "joined", "language", "listing", "marked", "of_model", "preferred",
    "refusal", "say", "sign_names", "speak_of", "speaking", "speaking_of", "term",
]
