"""What a device is sent: the text of a declarative web push message, which our service worker reads too.

    {"web_push": 8030, "mutable": true,
     "notification": {"title", "body", "navigate", "lang", "dir", "tag", "silent",
                      "data": {"alert", "kind", "story", "version", "sent", "expires", "receipts", "share"}}}

Browsers that know declarative messages show `notification` by themselves; in all others, and where a worker is
there, the worker shows it: it drops what is past `expires` unless the kind is `kill` or `correction`, replaces by
`tag`, and tells `receipts` (POST, JSON) what was shown and clicked. What is `silent` takes its place
without a sound and does not call again. `share` is the part of devices that are to tell
that they have shown it, between 0 and 1, so that a million devices do not all report at once; clicks are always told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.alert.rules.kinds import MANNERS, AlertKind

LARGEST_TEXT = 3_993
"""What fits into 4096 bytes once it is sealed (RFC 8291, section 4)."""
LARGEST_TITLE = 200
LARGEST_BODY = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notification. `navigate` and `receipts` are whole addresses; `version` is of the alert, and only rises.

    `tag` is one a story, so that each later notice replaces the one that is shown.
    """

    alert_id: int
    kind: AlertKind
    title: str
    body: str
    navigate: str
    tag: str
    version: int
    sent_at: datetime
    expires_at: datetime
    receipts: str
    share: float = 1.0
    story_id: int | None = None
    language: str = "en"
    quietly: bool = False
    """Whether it makes no sound although its kind does: its reader rests."""
    direction: Literal["ltr", "rtl", "auto"] = "auto"


def text_of(notice: Notice) -> bytes:
    """The message's text, shortened where it would not fit. The same for every device."""
    body = _shortened(notice.body, LARGEST_BODY)
    while len(text := _text(notice, body)) > LARGEST_TEXT and body:
        body = _shortened(body, len(body) * 3 // 4)
    return text


def tag_of(*, story_id: int | None, alert_id: int) -> str:
    """What notices of one story replace each other by, on the screen and on the way there.

    A push service's Topic takes letters and digits only, at most 32 (RFC 8030, and what Mozilla documents).
    """
    return f"story{story_id}" if story_id is not None else f"alert{alert_id}"


def _text(notice: Notice, body: str) -> bytes:
    manner = MANNERS[notice.kind]
    shown = {
        "title": _shortened(notice.title, LARGEST_TITLE),
        "body": body,
        "navigate": notice.navigate,
        "lang": notice.language,
        "dir": notice.direction,
        "tag": notice.tag,
        "silent": manner.quietly or notice.quietly,
        "data": {
            "alert": notice.alert_id,
            "kind": notice.kind,
            "story": notice.story_id,
            "version": notice.version,
            "sent": notice.sent_at.isoformat(timespec="milliseconds"),
            "expires": notice.expires_at.isoformat(timespec="seconds"),
            "receipts": notice.receipts,
            "share": round(notice.share, 6),
        },
    }
    message = {"web_push": 8030, "mutable": True, "notification": shown}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def _shortened(text: str, most: int) -> str:
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    if most < 2:
        return ""
    return plain[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
