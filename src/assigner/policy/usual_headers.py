"""The usual headers of an instance's tables: column -> what it is called in Danish, by file.

A model may call a column otherwise, but not as another of the same table is called. A test holds
this against the columns that are read.
"""

from collections.abc import Mapping
from types import MappingProxyType

_CASE = {
    "id": "Sagsnr", "family": "Familie", "phase": "Fase", "complexity": "Tyngde",
    "children": "Børn", "skills": "Kompetencekrav", "topics": "Emner", "district": "Distrikt",
    "received": "Modtaget", "due": "Frist", "two_advisers": "To rådgivere",
    "previous_caseworker": "Tidligere sagsbehandler", "disqualified": "Inhabile",
    "involved": "Tidligere involverede", "reassessment": "Genvurdering",
    "weight_hours": "Vægt (timer)", "birth_day": "Fødselsdag i måneden", "given_to": "Givet til",
    "given_co": "Medsagsbehandler givet", "changes_12m": "Sagsbehandlerskift 12 mdr.",
    "earlier": "Tidligere sagsbehandlere", "previous_closed": "Tidligere sag lukket",
    "restricted_to": "Skærmet til",
}
USUAL_HEADERS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "caseworkers.csv": {
        "id": "Initialer", "name": "Navn", "team": "Team", "weekly_hours": "Ugentlige timer",
        "hired": "Ansat", "experience_months": "Erfaring (måneder)", "roles": "Roller",
        "skills": "Kompetencer", "interests": "Interesser", "reserved_hours": "Faste timer",
        "capacity_percent": "Kapacitet %", "capacity_until": "Kapacitet til",
        "absent_from": "Fravær fra", "absent_to": "Fravær til", "max_cases": "Max sager",
        "max_new_cases": "Max nye sager", "districts": "Distrikt",
        "capacity_hours": "Kapacitet (timer)", "works": "Arbejdsdage",
    },
    "cases.csv": _CASE,
    "caseload.csv": {
        **_CASE,
        "caseworker": "Sagsbehandler", "co_caseworker": "Medsagsbehandler",
        "assigned": "Tildelt", "cover_until": "Dækkes til", "cover_for": "Dækkes for",
        "cover_for_since": "Tildelt før dækning", "cover_for_co": "Medsagsbehandler før dækning",
        "frozen": "Låst",
    },
    "absences.csv": {
        "caseworker": "Sagsbehandler", "from": "Fra", "to": "Til", "kind": "Art",
    },
    "reductions.csv": {
        "caseworker": "Sagsbehandler", "reason": "Årsag", "hours": "Timer", "percent": "Procent",
        "from": "Fra", "to": "Til", "note": "Bemærkning",
    },
    "agreed.csv": {
        "on": "Dato", "what": "Hvad", "case": "Sagsnr", "caseworker": "Sagsbehandler",
        "to": "Til", "until": "Til og med", "weekly_hours": "Ugentlige timer", "team": "Team",
        "percent": "Kapacitet %",
    },
    "other_work.csv": {
        "caseworker": "Sagsbehandler", "work": "Arbejde", "hours": "Timer", "from": "Fra",
        "to": "Til", "case": "Sagsnr", "note": "Bemærkning",
    },
})
