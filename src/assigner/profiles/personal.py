"""Personal columns: recognised by their header or by what they hold, and never read further.

Of what such a column holds only the answer to "is it personal?" is ever taken; no value is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable

from assigner.profiles.heading import name
from assigner.words import civil_number

CIVIL = re.compile(
    r"\b(?:cpr|cprnr|cprnummer|cpr.?nr|person\s?(?:nr|nummer|no|number)|personnummer|"
    r"civil registration|ssn|social security|fødselsnummer|sozialversicherungsnummer|"
    r"nhs (?:no|number)|bsn|burgerservicenummer)\b"
)
_WHOSE = (
    r"barn|barns|barnets|børns|mors?|moders?|fars?|faders?|forældre\w*|borger\w*|klient\w*|client'?s?|"
    r"child'?s?|mother'?s?|father'?s?|parents?|guardian'?s?|kind\w*|patient'?s?|pårørende\w*|værge\w*|"
    r"hovedperson\w*|sagsperson\w*|person\w*"
)
_NAMED = re.compile(
    rf"\b(?:{_WHOSE})\s*(?:fulde )?(?:navn|name|namn|fornavn|efternavn|förnamn|efternamn|"
    r"etternavn|first name|last name|surname|vorname|nachname|naam|voornaam|achternaam)\b|"
    rf"\b(?:name|navn|namn|naam)\s*(?:des|der|of(?: the)?|på|van(?: het| de)?)\s*(?:{_WHOSE})\b|"
    r"\b(?:barn|barnets|borgers?|klients?|child'?s?|client'?s?|kind(?:es)?)\s*"
    r"(?:initialer|initials|initialen)\b|"
    r"\bcli[eë]nt(?:en)?naam\b|\bkindernaam\b|"
    r"\b(?:borger|barne?|børne?|klient|person|mor|moder|far|fader|forælder|forældre|værge|kinder|"
    r"mutter|vater|barnets)s?(?:for|efter)?(?:navn|name|namn)\b|\bclient name\b|"
    # Who is to be asked elsewhere, at a school or a doctor's; "Kontaktperson" alone may be whoever
    # holds the case.
    r"\b(?:school|nursery|teacher|gp|health|emergency|family) contact\b|"
    r"\bkontakt(?:person)?\w*\W{1,3}(?:skole|børnehave|dagtilbud|vuggestue|læge|sundhedsplej)\w*"
)
_REACHED = re.compile(
    r"\b(?:\w*adress\w*|\w*address\w*|\w*anschrift|wohnort|vejnavn|gade\w*|street|husnr|postnr|"
    r"postnummer|postadr|adr|bopæl\w*|post ?code|zip|plz|straße|strasse|\w*telefon\w*|\w*tlf\w*|"
    r"mobil\w*|mobile|cell(?:phone)?|handy\w*|\w*phone\w*|\w*e ?mail\w*|\w*e post\w*|epost|"
    r"fødselsdato|fødselsdag|birth ?date|date of birth|dob|geburtsdatum|født|født den|född|"
    r"födelsedatum|fødselsår|birth ?year|"
    r"geb(?:urts|oorte)?\W*dat\w*|geboren|geboortejaar)\b"
)


def by_header(header: str) -> bool:
    """Whether a column is personal by its name: a number, a name or an address of a citizen."""
    said = name(header)
    return bool(CIVIL.search(said) or _NAMED.search(said) or _REACHED.search(said))


def is_civil(header: str) -> bool:
    """Whether a column is one of civil registration numbers by its name."""
    return bool(CIVIL.search(name(header)))


def by_contents(cells: Iterable[str], least: float = 0) -> bool:
    """Whether more than a share of the cells with something in them hold civil numbers."""
    counted = Counter(filter(str.strip, cells))
    held = sum(times for cell, times in counted.items() if civil_number.holds(cell))
    return held > least * counted.total()


def blanked(rows: Iterable[list[str]], places: Iterable[int]) -> None:
    """Forget what stands in some columns."""
    wanted = sorted(places)
    for row in rows:
        for place in wanted:
            if place < len(row):
                row[place] = ""
