"""Words that show in an office of another kind only where something was forgotten."""

import re

OTHERS = (
    # Those cases are about, in child protection.
    r"child(?:ren)?(?:'s)?", r"famil(?:y|ies)", r"siblings?", r"foster\w*", r"guardians?",
    r"barn(?:et|ets)?", r"børn\w*", r"familie[nr]?\w*", r"søskende\w*",
    # What is done there, and by which law.
    r"network meetings?", r"netværksmøde\w*", r"underretning\w*", r"notifications?",
    r"foranstaltning\w*", r"Barnets lov", r"Forvaltningsloven", r"section 137", r"§ ?137",
    r"social workers?", r"socialrådgiver\w*",
    # Whose country it is.
    r"municipalit(?:y|ies)", r"kommune\w*", r"Denmark", r"Ankestyrelsen\w*",
)
FOREIGN = re.compile(rf"\b(?:{'|'.join(OTHERS)})\b", re.IGNORECASE)
USUAL = re.compile(r"(?<![\w{.])(?:co-?)?caseworkers?(?!\w|\.\w)|\w*sagsbehandler\w*",
                   re.IGNORECASE)
"""Those who hold cases, as an office calls them that says nothing else."""
REPLACED = re.compile(
    # What the built-in offices call `review`, `claim`, `court`, `intake`, a counter, a contract.
    r"opfølgning på ydelse|\bansøgning(?:en|er)?\b|\bretssag\w*|\bskranke\b|\boverenskomst\b"
    r"|koordinator i modtagelsen|\bmodtagelse\b|(?<![=.\"])\bfiler pr\."
    # And their levels, pairs, skills and topics.
    r"|\bvery complex\b|\bmeget kompleks\w*|\benkel\b|\badvisers?\b|\brådgiver\w*"
    r"|(?<!\|)\b(?:arabic|arabisk)\b(?!\.)|\b(?:youth|unge):|\bfurther child\b"
    r"|\d further_child_share|^ *further_child_share", re.MULTILINE)
"""Danish of other offices in the place of what `permits` calls things, and levels of theirs."""
