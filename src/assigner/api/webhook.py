"""One event to another system: signed, with a hard end, and no answer read but its status.

The headers and the signature are those of Standard Webhooks 1.0 (`webhook-id`,
`webhook-timestamp`, `webhook-signature`), so that receivers check them with a library of theirs.
"""

import base64
import binascii
import hmac
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import IO
from urllib.parse import unquote, urlsplit, urlunsplit

from assigner.errors import Misused
from assigner.words import Words, say

PREFIX = "whsec_"
SHORTEST = 24
"""Bytes of a secret: what Standard Webhooks asks at least."""
_WELL = range(200, 300)


@dataclass(frozen=True)
class Webhook:
    """Where events go, and what they are signed with."""

    url: str
    secret: bytes = field(repr=False)

    @property
    def subscriber(self) -> str:
        """The address without what may be secret in it: a name, a password, a token."""
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path, "", ""))

    def headers(self, event: str, at: int, body: bytes) -> Mapping[str, str]:
        """The headers of an event sent at so many seconds since 1970."""
        signed = f"{event}.{at}.".encode() + body
        made = base64.b64encode(hmac.digest(self.secret, signed, "sha256")).decode()
        return {
            "Content-Type": "application/json", "User-Agent": "assigner", "webhook-id": event,
            "webhook-timestamp": str(at), "webhook-signature": f"v1,{made}",
        }

    def post(self, event: str, at: int, body: bytes, patience: float) -> Words | None:
        """Send it; None where it was taken, else why not. Ends within `patience` seconds.

        A receiver that sends its answer drop by drop is left behind with its thread.
        """
        parts = urlsplit(self.url)
        named, _, host = parts.netloc.rpartition("@")
        request = urllib.request.Request(
            urlunsplit(parts._replace(netloc=host)), body, dict(self.headers(event, at, body)),
            method="POST",
        )
        if named:
            signed_in = base64.b64encode(unquote(named).encode()).decode()
            request.add_unredirected_header("Authorization", f"Basic {signed_in}")
        ended: list[Words | None] = []
        sending = threading.Thread(
            target=lambda: ended.append(_sent(request, patience)), daemon=True
        )
        sending.start()
        sending.join(patience)
        return ended[0] if ended else say("no answer in {seconds} s", seconds=patience)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An event goes where it was meant to, or nowhere."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message,
        newurl: str,
    ) -> None:
        return None


def _sent(request: urllib.request.Request, patience: float) -> Words | None:
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=patience) as answer:
            status = int(answer.status)
    except urllib.error.HTTPError as error:
        status = error.code
        error.close()
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        return say("it cannot be reached ({why})", why=str(why) or type(error).__name__)
    return None if status in _WELL else say("it answered {status}", status=status)


def webhooks(addresses: str, secret: str) -> tuple[Webhook, ...]:
    """The webhooks of addresses parted by blanks, all signed with one secret.

    Raises Misused where an address or the secret cannot be used.
    """
    urls = addresses.split()
    if not urls:
        return ()
    for url in urls:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Misused(say("ASSIGNER_WEBHOOK: write addresses as {example}.",
                              example="https://cases.example.dk/decisions"))
    return tuple(Webhook(url, _key(secret)) for url in urls)


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.strip().removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) < SHORTEST:
        raise Misused(say(
            "ASSIGNER_WEBHOOK_SECRET: write whsec_ and at least {bytes} random bytes in base64, "
            "as the receiver has them.", bytes=SHORTEST,
        ))
    return key
