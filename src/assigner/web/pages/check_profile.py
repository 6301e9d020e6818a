"""`/check/…/profile`: how an export of another program is read: proposed, edited, used."""

from assigner.errors import InputError
from assigner.views.profile_offer import offer_table
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.words import say
from assigner.workspace.profile_offers import FILE, accept, offered
from assigner.workspace.roles import Act
from assigner.workspace.uploads import Upload, upload_of
from assigner.workspace.versions import Overtaken


def profile(visit: Visit) -> Answered:
    """The proposal; sent, it is kept beside the office, and what was brought in is read by it."""
    upload = upload_of(visit.office, visit.part("key"))
    if upload is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "What was brought in is no longer there; send it again."))}, 404)
    if not visit.posted:
        return _page(visit, upload)
    try:
        accept(visit.asker, upload, visit.said("text"), visit.said("seen"))
    except Overtaken as overtaken:
        return _page(visit, upload, changes=overtaken.changes, status=409)
    except InputError as wrong:
        return _page(visit, upload, wrong=str(wrong), status=422)
    return Elsewhere(f"/check/{upload.key}")


def _page(
    visit: Visit, upload: Upload, *, wrong: str = "", changes: object = (), status: int = 200
) -> Answered:
    try:
        offer = offered(upload)
    except InputError as fault:
        return ShownPage("refused.html", say("How your export is read"), {"said": "\n".join(
            fault.lines)}, 422)
    made = offer.suggested
    return ShownPage("profile.html", say("How your export is read"), {
        "upload": upload, "offer": offer, "file": FILE, "wrong": wrong, "changes": changes,
        "counted": None if made is None else made.counted,
        "table": None if made is None else offer_table(made.lines),
        "text": visit.said("text") or offer.text, "rows": 1 + (
            visit.said("text") or offer.text).count("\n"),
    }, status)


PAGES = (PageOf("/check/{key}/profile", Act.CHECK, profile, forms=True, shown=True),)
