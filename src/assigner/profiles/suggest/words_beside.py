"""What other programs call columns that are none of ours, or half of one."""

CLOSED_ON = ("lukket", "afsluttet", "afslutning", "lukkedato", "slutdato", "closed", "ended",
             "end date", "date closed", "closed on", "beendet", "abgeschlossen", "avslutad",
             "avslutet", "slut")
STATUS = ("status", "sagsstatus", "tilstand", "state", "case status", "sagstilstand", "zustand",
          "stand", "ärendestatus")
LEFT_ON = (
    "fratrådt", "fratrædelse", "fratrædelsesdato", "fratræder", "stoppet", "stopper", "stopdato",
    "ophørt", "ophør", "ophørsdato", "afgang", "afgangsdato", "slutdato", "slut", "ansat til",
    "sidste arbejdsdag", "sidste dag", "term date", "termination", "termination date", "terminated",
    "leaver date", "leaver", "leaving date", "leaves on", "left", "left on", "date left",
    "end date", "exit date", "last day", "last working day", "employment end", "contract end",
    "separation date", "sep", "post end", "service end", "austritt", "austrittsdatum", "slutat",
    "sluttet",
)
"""In a list of staff, the day after which somebody is no longer there."""
FIRST_NAME = ("fornavn", "first", "given", "first name", "forename", "given name", "vorname",
              "förnamn")
LAST_NAME = ("efternavn", "last", "last name", "surname", "family name", "nachname", "efternamn")
