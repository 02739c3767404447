"""The notice that devices are sent for an alert."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from wireroom.alert.models import Alert
from wireroom.alert.rules.kinds import MANNERS, AlertKind
from wireroom.alert.rules.payload import Notice
from wireroom.kernel.site import current_site

RECEIPTS = "/alerts/receipts"


def notice_of(row: Alert, *, now: datetime, quietly: bool = False) -> Notice:
    """The notice of an alert, as it leaves now; `quietly` for readers who rest."""
    kind = cast("AlertKind", row.kind)
    site = current_site()
    ordered = row.ordered_at or now
    return Notice(
        alert_id=row.pk,
        kind=kind,
        title=row.title,
        body=row.body,
        navigate=f"{site.url}{row.path}",
        tag=row.tag,
        version=row.version,
        sent_at=row.began_at or now,
        expires_at=ordered + MANNERS[kind].keeps_for,
        receipts=f"{site.url}{RECEIPTS}",
        share=row.share,
        story_id=row.story_id,
        language=row.language,
        quietly=quietly,
    )
