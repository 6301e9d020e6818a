"""How an export of another program is read: a profile proposed, looked through, kept and used."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import Count, DocumentPart, Said, Truth
from assigner.views.profile_offer import offered_lines
from assigner.web.api.acts.uploads import checked, upload
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.said import UploadSaid
from assigner.workspace.profile_offers import FILE, accept, offered
from assigner.workspace.roles import Act

LONGEST = 80_000
"""Signs of a profile: so many fit a body however JSON escapes them, up to 12 bytes each."""


class ProfileKept(DocumentPart):
    """The office's profile, as it is to be kept."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    seen: str = Field(
        pattern="^([0-9a-f]{24})?$",
        description="`seen`, as the proposal has it: of the profile that is there; blank for none.")


class ProfileLineSaid(DocumentPart):
    """A line of the proposal: ours, what it is in the export, and how sure that is."""

    where: str
    ours: str
    theirs: str
    sure: Literal["sure", "likely", "unsure"]
    why: Said | None


class ProfileSaid(DocumentPart):
    """A profile for what was brought in: proposed, or the one that is kept."""

    file: str = Field(description="What it is called, in `profiles` beside the office's days.")
    text: str
    seen: str = Field(description="Send it with the profile that is to be kept.")
    kept: Truth = Field(description="Whether it is kept already; else it is a proposal.")
    added: str = Field(description="Lines that the kept one lacks of this export.")
    sure: Count
    likely: Count
    unsure: Count
    lines: tuple[ProfileLineSaid, ...] = Field(
        description="Of a proposal: what deserves a look comes first.")


def profile(call: ApiCall) -> Answer:
    """A profile for what was brought in: `profile suggest`; nothing is kept."""
    offer = offered(upload(call))
    made = offer.suggested
    counted = {} if made is None else made.counted
    return ProfileSaid(
        file=FILE, text=offer.text, seen=offer.version, kept=made is None, added=offer.added,
        sure=counted.get("sure", 0), likely=counted.get("likely", 0),
        unsure=counted.get("unsure", 0),
        lines=() if made is None else tuple(ProfileLineSaid.model_validate({
            "where": one.where, "ours": one.ours, "theirs": one.theirs, "sure": one.level.name,
            "why": None if one.level.why is None else str(one.level.why),
        }) for one in offered_lines(made.lines)))


def keep(call: ApiCall) -> Answer:
    """Keep a profile beside the office, and check what was brought in as it reads it."""
    said, found = call.body(ProfileKept), upload(call)
    accept(call.asker, found, said.text, said.seen)
    return checked(call, found)


_WHERE = "/offices/{office}/uploads/{key}/profile"
ROUTES = (
    ApiRoute("GET", _WHERE, Act.CHECK, profile, {200: ProfileSaid}),
    ApiRoute("POST", _WHERE, Act.CHECK, keep, {200: UploadSaid}, ProfileKept),
)
