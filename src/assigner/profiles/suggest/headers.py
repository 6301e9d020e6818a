"""How well a header says that it is one of our columns."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache

from assigner.profiles.back_again import LAST_DAYS, says_back
from assigner.profiles.heading import name
from assigner.profiles.sense import schema_of
from assigner.profiles.suggest.header_words import OF_A_DAY, TABLES
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.said_together import BOTH, says_changes

EXACT, WITHIN, NEAR, BEGUN, NOTHING = 1.0, 0.75, 0.6, 0.55, 0.0
"""A header that is a known word, contains one, is spelt like one or ends in one, begins with one,
none."""
_LIKE = 0.84
_SIGNS = re.compile(r"[()\[\].,:;/*#%?!'\"&+_-]+")
# "Level (1 = low, 2 = high)" is a level; its codes are explained beside it.
_LEGEND = re.compile(r"(?<=\w)\W*[(\[][^)\]]*=.*|(?<=\w)\s+\S{1,12}\s*=.*", re.DOTALL)
# "Rec'd" is one word.
_SHORT_PAST = re.compile(r"(?<=\w)['’]d\b")
_HUMPS = re.compile(r"(?<=[a-zæøåäöü])(?=[A-ZÆØÅÄÖÜ])")
_SMALL = frozenset({"pr", "per", "om", "a", "the", "i", "in", "dato", "date", "den", "nr", "no",
                    "dt", "d", "of", "på", "at", "af", "am", "id", "ident", "kode", "code",
                    "nummer", "number", "no.",
                    # What an old system says of the kind of a column before its name.
                    "cd", "kd", "ts", "nm", "nbr", "num", "ind", "txt", "fk", "pk", "cnt", "flg",
                    "dto", "is"})
# Danish and German write their words together: a deadline's date, a case's number. The "s" of a
# "status" is its own.
_ENDINGS = re.compile(
    r"(?<=\w{3})(?:(?:(?<!u)s)?(?:dato|datum|nummer|nr|ident|id|initialer|kode|spalte))$")
_OF_THE_CASE = re.compile(r"^(?:sags?|case|matter|file|referral|aerende|saks?|fall) ?(?=\w{3})")
# How many brothers and sisters there are is no household.
_COUNTED = re.compile(r"\W*(?:antal|antall|anzahl|number|no\.?|count|how many)\b(?! ?(?:id|nr)\b)")
_SINCE = re.compile(r"(.+) (?:fra|siden|from|since|sedan|seit)")
_ABBREVIATED, _HALF = 3, 5
_HOLDERS = ("caseworker", "co_caseworker")
_OF_HOLDERS = (*_HOLDERS, "previous_caseworker")
# Who holds a case beside another: a "medrådgiver", a "second worker".
_BESIDE = re.compile(
    r"(?:med|bi|anden|andet|sekundær|co|second|secondary|joint|assisting|2nd|zweit|andra|back ?up)"
    r" ?(\w.*)")
_FORMER = frozenset((
    "tidligere", "tidl", "forrige", "sidste", "previous", "previously", "prev", "former",
    "formerly", "last", "prior", "ex", "past", "foer", "afloest", "vorherige", "vorheriger",
    "frueherer", "tidigare", "foerra", "foregaaende", "outgoing", "gammel", "old",
    "seneste", "sidst", "latest",
))
# Who wrote something, decided it or leads somebody holds no case by that.
_ASIDE = re.compile(
    r"\b(?:oprettet|tilføjet|indtastet|noteret|indberettet|registreret|godkendt|visiteret|ændret|"
    r"visitator|created|entered|logged|recorded|raised|completed|approved|authori[sz]ed|signed|"
    r"screened|referred|reviewed|modified|updated|skapad|erstellt|leder\w*|teamleder|manager|"
    r"supervisor|supervised|team lead\w*|chef\w*|koordinator|coordinator|chair\w*|reviewing|"
    r"henviser|afsender|anmelder|underretter|referrer|reporter)\b"
)
# The first and the second of two who hold a case, in short as well.
_RANKS: Mapping[str, frozenset[str]] = {
    "caseworker": frozenset(("prim", "primary", "primaer")),
    "co_caseworker": frozenset(("sec", "secd", "scnd", "secondary", "sek", "sekundaer")),
}
# By what somebody is called: a "worker login" is of the worker.
_CALLED_BY = frozenset(("login", "user", "username", "initials", "initialer", "init", "ini",
                        "kuerzel", "name", "navn", "namn", "brugernavn"))
_COVERS = frozenset((
    "vikar", "afloeser", "stedfortraeder", "daekkes af", "stand in", "standin", "covered by",
    "cover", "covering worker", "cover worker", "substitute", "locum", "acting worker",
    "vikarierende", "vertretung", "vikarie", "ersaettare",
))
_ENDED = frozenset((
    "lukket", "lukkedato", "luk", "afsluttet", "afslutning", "closed", "close", "closure", "ended",
    "beendet", "abgeschlossen", "avslutad", "avsluttet", "ophoert",
    "arkiveret", "archived", "arkiv", "arkiverad", "arkivert", "archiviert",
))
_NUMBERED = re.compile(r"(.+?)[ .]*([12])")
_AN_ID = re.compile(r"(?:\b|s)(?:id|nr|no|nummer|number|ref\w*|key|num|ident)\b")
_SECOND = frozenset(("second", "secondary", "2nd", "anden", "sekundaer", "zweite", "zweiter",
                     "andra", "andre", "co", "med", "joint", "2"))
# In a list of people a number of hours, minutes or days is what they work.
_TIME = re.compile(
    r"\b(?:timer|timetal|hours|hrs|std|mins|stunden|timmar|min|minutter|minutes|minuten|"
    r"fte|wte|full time|fuld ?tid|heltid|vollzeit)\b|"
    # So are days, where they are of a week or a month.
    r"\b\w*(?:dage|days?|tage|dagar)\b.*\b(?:uge\w*|week\w*|wk|woche\w*|vecka\w*|md|mdr|måned\w*|"
    r"month\w*)\b|\b(?:ugentlige|weekly|wöchentliche) (?:\w+ )?(?:dage|days|tage)\b"
)


@cache
def bare(header: str) -> str:
    """A header without the signs, small words and endings that say nothing.

    Letters that an old system does not have are spelt as it spells them: "BOERN".
    """
    one = _SHORT_PAST.sub("d", _LEGEND.sub("", header))
    words = _SIGNS.sub(" ", latin(name(one))).split()
    kept = [word for word in words if word not in _SMALL] or words
    return " ".join(_ENDINGS.sub("", word) for word in kept)


@cache
def _known(table: str) -> Mapping[str, frozenset[str]]:
    """For each column the bare words that say it."""
    return {
        column.key: frozenset(map(bare, (
            column.key, column.danish, *TABLES[table].get(column.key, ()))))
        for column in schema_of(table).columns
    }


def said(table: str, key: str, header: str) -> float:
    """From 0 to 1; 1 where the header is a word for the column by itself.

    "DateOpened" is two words as well as one.
    """
    parted = _HUMPS.sub(" ", header)
    return max(_said(table, key, header), _said(table, key, parted) if parted != header else 0.0)


@cache
def _said(table: str, key: str, header: str) -> float:
    holder = _holder(table, key, header) if key in _OF_HOLDERS else None
    if holder is not None:
        return holder
    wanted = bare(header)
    if not wanted or (key == "family" and _COUNTED.match(name(header))):
        return NOTHING
    words = _known(table).get(key, frozenset())
    if wanted in words or name(header) in words or wanted.replace(" ", "") in words or (
        _of_the_case(table, wanted) in words or (key == "assigned" and _since(table, wanted))
    ):
        return EXACT
    if (key == "weekly_hours" and _TIME.search(name(header))) or (
        key in BOTH and BOTH[key].fullmatch(wanted)
    ) or (key in LAST_DAYS and says_back(header)):
        return WITHIN
    padded = f" {wanted} "
    within = [word for word in words if len(word) > 2 and f" {word} " in padded]
    if within:
        # The longer the part that is known, the surer.
        return WITHIN * (0.7 + 0.3 * max(map(len, within)) / len(wanted))
    if _shortened(header) and wanted not in _every_word() and any(
        _abbreviates(wanted, word) for word in words
    ):
        return WITHIN
    # A word for another column is that, and no slip: "Timer" is no "tier".
    if len(wanted) > _ABBREVIATED + 1 and wanted not in _every_word() and any(
        _alike(wanted, word) for word in words
    ):
        return NEAR
    # The last part of a word says what the whole is: a "svarfrist" is a "frist".
    if any(len(word) >= _HALF and wanted.endswith(word) for word in words):
        return NEAR
    # "Sprogkundskaber" is about "sprog"; what of it, the second half of the word says.
    begun = any(len(word) >= _HALF and wanted.startswith(word) for word in words)
    return BEGUN if begun and " " not in wanted else NOTHING


def _of_the_case(table: str, wanted: str) -> str:
    """What of the case a header is: "sagstrin" and "case stage" are its "trin" and "stage"."""
    return _OF_THE_CASE.sub("", wanted) if table in ("cases", "caseload") else wanted


def _since(table: str, wanted: str) -> bool:
    """Whether a header is of the day since when somebody holds a case: "Rådgiver fra"."""
    found = _SINCE.fullmatch(wanted)
    return found is not None and said(table, _HOLDERS[0], found[1]) >= EXACT


def _shortened(header: str) -> bool:
    """Whether a header is written as where there is little room: "Sagsbeh.", "ANT_BOERN"."""
    return "." in header or "_" in header or header.isupper()


def _abbreviates(short: str, word: str) -> bool:
    """Whether every word of a header begins the one in its place: "ant boern", "antal boern"."""
    parts, whole = short.split(), word.split()
    return len(parts) == len(whole) and len(short) >= _ABBREVIATED and all(
        long.startswith(part) for part, long in zip(parts, whole, strict=True))


def _holder(table: str, key: str, header: str) -> float | None:
    """Which of several holders a header says, where it says that there are more."""
    if (beside_the_case(header) or says_changes(bare(header))) and (
        bare(header) not in _known(table)[key]
    ):
        return NOTHING
    parts = bare(header).split()
    ranks = [rank for rank, words in _RANKS.items() if words & {*parts}]
    if ranks and said(table, _HOLDERS[0], " ".join(
            part for part in parts if part not in _RANKS[ranks[0]])) > NEAR:
        return None if key not in _HOLDERS else EXACT if key == ranks[0] else NOTHING
    rest = " ".join(part for part in parts if part not in _FORMER)
    if len(rest) < len(bare(header)) and (
        not rest or said(table, _HOLDERS[0], rest) > NEAR
    ):
        return EXACT if key not in _HOLDERS else NOTHING
    if key not in _HOLDERS:
        return None
    if len(parts) > 1 and parts[-1] in _CALLED_BY:
        return said(table, key, " ".join(parts[:-1])) or None
    if bare(header) in _SECOND:
        return EXACT if key == _HOLDERS[1] else NOTHING
    if _says_beside(table, parts):
        return EXACT if key == _HOLDERS[1] else NOTHING
    numbered = _NUMBERED.fullmatch(name(header))
    if not numbered:
        return None
    # "Rådgiver 1" and "Rådgiver 2": the second holds the case beside the first.
    second = key == _HOLDERS[int(numbered[2]) - 1]
    return said(table, _HOLDERS[0], numbered[1]) if second else NOTHING


def _says_beside(table: str, parts: Sequence[str]) -> bool:
    """Whether words say who holds a case beside another, below a name of holders or alone."""
    for at in range(len(parts)):
        above, own = " ".join(parts[:at]), " ".join(parts[at:])
        beside = _BESIDE.fullmatch(own)
        if (not above or said(table, _HOLDERS[0], above) >= EXACT) and (
            (at and own in _SECOND)
            or (beside and said(table, _HOLDERS[0], beside[1]) >= EXACT)
        ):
            return True
    return False


def parted(header: str) -> str:
    """A header as bare words, those that are written together parted: "IsActive"."""
    return bare(_HUMPS.sub(" ", header))


@cache
def formerly(header: str) -> bool:
    """Whether a header is of what was before: whoever it names had the case, and has not."""
    return bool(_FORMER & {*bare(header).split(), *bare(_HUMPS.sub(" ", header)).split()})


@cache
def says_ended(header: str) -> bool:
    """Whether a header is of the day on which a case ended, with a word of it or more beside."""
    return bool(
        _ENDED & {*bare(header).split(), *bare(_HUMPS.sub(" ", header)).split()})


@cache
def says_id(header: str) -> bool:
    """Whether a header says that it numbers something: "Card ID", "S.nr."."""
    return bool(_AN_ID.search(_SIGNS.sub(" ", header.lower())) or "#" in header)


@cache
def says_second(header: str) -> bool:
    """Whether a header begins by saying that it is of a second one: "Co-worked with"."""
    return bool(_SECOND & {*bare(header).split()[:1]})


@cache
def stands_in(header: str) -> bool:
    """Whether a header is of who has a case while its holder is away."""
    return bare(header) in _COVERS


def beside_the_case(header: str) -> bool:
    """Whether a header is of somebody who wrote, decided or leads, and so holds no case by that."""
    return any(_ASIDE.search(name(one)) for one in (header, _HUMPS.sub(" ", header)))


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > (1 - _LIKE) * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE


@cache
def _every_word() -> frozenset[str]:
    return frozenset(word for table in OF_A_DAY for words in _known(table).values()
                     for word in words)


@cache
def any_said(header: str) -> float:
    """How well a header says any of our columns: what is spelt nearly so does not count."""
    wanted = bare(header)
    if wanted in _every_word():
        return EXACT
    # Of a sentence a word or two are known as well; of a header most are.
    parts = wanted.split()
    known = sum(part in _every_word() for part in parts)
    return WITHIN * known / len(parts) if parts else NOTHING


def one_of(header: str, words: Sequence[str]) -> bool:
    """Whether a header is one of some words."""
    return bare(header) in {bare(word) for word in words}
