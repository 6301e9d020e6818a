"""What Dutch, German, Swedish and Norwegian programs call our columns, beside what all know."""

from collections.abc import Mapping

STAFF: Mapping[str, tuple[str, ...]] = {
    "id": ("personeelsnummer", "medewerkernummer", "medewerkercode", "afkorting", "initialen",
           "gebruiker", "ansattnr", "ansattnummer", "användare", "mitarbeiternummer"),
    "name": ("naam", "medewerker", "naam medewerker", "medewerkernaam", "hulpverlener", "consulent",
             "casemanager", "gezinsvoogd", "bewindvoerder", "fachkraft", "kontaktperson",
             "ansatt navn", "socialsekreterare"),
    "team": ("sachgebiet", "referat", "bereich", "fachbereich", "teamnaam", "eenheid", "cluster",
             "tjeneste", "sektor", "gruppenavn"),
    "weekly_hours": ("contracturen", "contracturen p w", "uren", "uren per week", "uren week",
                     "uren p w", "deeltijdfactor", "arbeidsduur", "dienstverband", "stundenumfang",
                     "beschäftigungsumfang", "stellenumfang", "tjänstgöringsgrad", "timer pr uke",
                     "timer per uke", "ukentlige timer", "timeantall"),
    "hired": ("in dienst", "in dienst sinds", "datum in dienst", "indiensttreding",
              "eingestellt am", "beschäftigt seit", "anställd sedan", "tilsatt", "ansatt fra"),
    "roles": ("rollen", "taken", "nevenfuncties", "zusatzaufgaben", "sonderaufgaben",
              "särskilda uppdrag"),
    "skills": ("talen", "taal", "vaardigheden", "sprachkenntnisse", "språkkunskaper"),
    "reserved_hours": ("övriga uppdrag", "overige taken uren", "andere aufgaben stunden",
                       "sonderaufgaben stunden", "andre oppgaver timer"),
    "absent_from": ("verlof van", "verlof vanaf", "afwezig van", "afwezig vanaf", "permisjon fra",
                    "tjänstledig från", "urlaub von"),
    "absent_to": ("verlof tot", "verlof t m", "verlof tot en met", "afwezig tot",
                  "permisjon til", "tjänstledig till", "urlaub bis"),
}
CASES: Mapping[str, tuple[str, ...]] = {
    "id": ("zaaknummer", "zaaknr", "zaak", "dossiernummer", "dossiernr", "dossier", "casusnummer",
           "casus", "kenmerk", "geschäftszeichen", "saksnr", "ärendenr"),
    "family": ("gezin", "gezinsnummer", "huishouden", "haushalt", "hushåll", "familienummer"),
    "phase": ("soort zaak", "zaaktype", "type zaak", "traject", "processtap", "hilfeart",
              "leistungsart", "insatstyp"),
    "complexity": ("zwaarte", "zwaarteklasse", "complexiteit", "moeilijkheidsgraad",
                   "vanskelighetsgrad", "vanskegrad", "tyngdegrad", "fallschwere"),
    "children": ("aantal kinderen", "kinderen", "anz kinder", "antall barn", "zahl der kinder"),
    "skills": ("taal", "tolk nodig", "språkbehov"),
    "district": ("wijk", "gebied", "stadtteil", "bydel"),
    "received": ("ontvangen", "ontvangstdatum", "ontvangst", "aangemeld", "aanmelddatum",
                 "aanmelding", "binnengekomen", "meldt", "meldedato", "innkommet", "eingegangen",
                 "anmäld"),
    "due": ("uiterste datum", "uiterlijk", "streefdatum", "vervaldatum", "termijn",
            "klart senast", "gereed voor", "zu erledigen bis", "erledigen bis"),
    "two_advisers": ("co arbeit", "tandem", "tandemfall", "duo", "twee hulpverleners",
                     "zweite fachkraft nötig", "to saksbehandlere", "dubbelbemanning"),
}
CASELOAD: Mapping[str, tuple[str, ...]] = {
    **CASES,
    "caseworker": ("behandelaar", "behandelaars", "behandelaar s", "medewerker", "hulpverlener",
                   "consulent", "casemanager", "regiehouder", "toegewezen aan", "gezinsvoogd",
                   "bewindvoerder", "fallführung", "fallführende fachkraft", "fallzuständig",
                   "fallzuständigkeit", "zuständige fachkraft", "fachkraft", "socialsekreterare"),
    "co_caseworker": ("tweede behandelaar", "medebehandelaar", "co behandelaar",
                      "zweite fachkraft", "2 fachkraft", "medsaksbehandler"),
    "assigned": ("toegewezen", "toegewezen op", "datum toewijzing", "zuweisungsdatum",
                 "fördelad", "tildelt saksbehandler"),
}
STRETCH: Mapping[str, tuple[str, ...]] = {
    "from": ("van", "vanaf", "begindatum", "eerste dag", "erster tag", "första dag", "første dag"),
    "to": ("tot", "t m", "tot en met", "einddatum", "laatste dag", "letzter tag", "sista dag",
           "siste dag"),
}
