"""A record as the event that another system hears of."""

from assigner.documents.event import EventDocument, EventSeat
from assigner.ledger.log_document import seats_of
from assigner.ledger.record import Record


def event_document(record: Record) -> EventDocument:
    """The event of one record: what was decided, without anybody's reasons."""
    said = record.said
    commit = record.kind == "commit"
    return EventDocument.model_validate({
        "schema_version": "1.0", "kind": "event", "id": record.sha256,
        "type": f"decision.{record.kind}", "number": record.number, "at": record.at,
        "by": record.by, "office": record.office, "date": record.day,
        "instance": (said["plan"] if commit else said)["instance"]["name"],
        "replaces": said.get("replaces"), "withdraws": said.get("withdraws"),
        "plan_sha256": said.get("plan_sha256"),
        "cases": [
            EventSeat.model_validate(seat.model_dump(by_alias=True, exclude={"pinned"}))
            for seat in seats_of(record)
        ],
    })
