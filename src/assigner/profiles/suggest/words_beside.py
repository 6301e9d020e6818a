"""What other programs call columns that are none of ours, or half of one."""

CLOSED_ON = ("lukket", "afsluttet", "afslutning", "lukkedato", "slutdato", "closed", "ended",
             "end date", "date closed", "closed on", "beendet", "abgeschlossen", "avslutad",
             "avslutet", "slut")
STATUS = ("status", "sagsstatus", "tilstand", "state", "case status", "sagstilstand", "zustand",
          "stand", "ärendestatus",
          "zaakstatus", "saksstatus", "fallstatus", "bearbeitungsstand")
LEFT_ON = (
    "fratrådt", "fratrædelse", "fratrædelsesdato", "fratræder", "stoppet", "stopper", "stopdato",
    "ophørt", "ophør", "ophørsdato", "afgang", "afgangsdato", "slutdato", "slut", "ansat til",
    "sidste arbejdsdag", "sidste dag", "term date", "termination", "termination date", "terminated",
    "leaver date", "leaver", "leaving date", "leaves on", "left", "left on", "date left",
    "end date", "exit date", "last day", "last working day", "employment end", "contract end",
    "separation date", "sep", "post end", "service end", "austritt", "austrittsdatum", "slutat",
    "sluttet", "last day worked", "last worked", "last day of work", "last day in post",
    "final day", "sidste dag på arbejde", "letzter arbeitstag", "laatste werkdag",
    "uit dienst", "datum uit dienst", "sista arbetsdag", "siste arbeidsdag",
)
"""In a list of staff, the day after which somebody is no longer there."""
FIRST_NAME = ("fornavn", "first", "given", "first name", "forename", "given name", "vorname",
              "förnamn", "voornaam", "rufname")
LAST_NAME = ("efternavn", "last", "last name", "surname", "family name", "nachname", "efternamn",
             "achternaam", "etternavn", "familienname")
