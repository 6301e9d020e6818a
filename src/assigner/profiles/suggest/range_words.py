"""Headers of one end of a range: since when somebody is away or employed, and until when."""

import re
from collections.abc import Mapping
from functools import cache

from assigner.profiles.heading import name
from assigner.profiles.suggest.headers import one_of, parted
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.words_beside import LEFT_ON

_SIGNS = re.compile(r"[\W_]+")
_ENDS: Mapping[str, frozenset[str]] = {
    "from": frozenset(("fra", "from", "start", "von", "ab", "fraan", "begin", "van", "vanaf")),
    "to": frozenset(("til", "to", "until", "slut", "end", "bis", "till", "through", "thru", "tot")),
}
# Until and with: "t.o.m.".
_INCLUSIVE = re.compile(r"\b(til|till|fra|fraan) (?:og|och) med$|\bt ?o ?m$")
_EMPLOYMENT = re.compile(
    r"\b(?:ansat|ansaettelse\w*|employ\w*|tenure|contract|kontrakt|anstaell\w*|anstell\w*|"
    r"ansettelse\w*|service|stilling|post|appointment)\b")

_SINCE_WHEN = re.compile(r"\b(?:siden|since|fra|from|seit|sedan|start\w*|began|begyndt?e?)\b")
_HERE = re.compile(r"\b(?:hos|oss?|us|her|here|hier|uns|post|huset|kommunen|afdelingen|teamet|job|"
                   r"employed|ansat|anstaelld|ansatt|eingestellt|jobbet|"
                   r"stilling\w*|role|team|tjeneste|service|office|i gruppen)\b")
# Of somebody on the staff these say it alone.
_BEGAN_WORK = re.compile(
    r"^(?:seit|siden|since|sedan)$|\b(?:doh|begyn|began|begun|commence|hire|join|employ|appoint|"
    r"onboard|start|tiltr|ansat|ansaet|eintritt|anstael|tilltr)\w*")


@cache
def range_end(header: str) -> tuple[str, str]:
    """What a range is of, and which end of it a header is, "from" or "to"; blank: neither."""
    spelt = _INCLUSIVE.sub(lambda found: found[1] or "til", latin(name(_SIGNS.sub(" ", header))))
    *head, last = spelt.split() or [""]
    return " ".join(head), next((end for end, words in _ENDS.items() if last in words), "")


@cache
def says_employment(head: str) -> bool:
    """Whether a range is of somebody's employment: it ends when they leave."""
    return bool(_EMPLOYMENT.search(latin(name(head))))


def says_left(header: str) -> bool:
    """Whether a header of a list of staff is of the day on which somebody leaves."""
    head, end = range_end(header)
    return any(one_of(one, LEFT_ON) for one in (header, parted(header))) or (
        end == "to" and says_employment(head))


@cache
def says_here(header: str) -> bool:
    """Whether a header is of since when somebody is at the office: "Hos os siden"."""
    spelt = parted(header)
    return bool(_BEGAN_WORK.search(spelt) or (_SINCE_WHEN.search(spelt) and _HERE.search(spelt)))
