"""What is said of the end of a picture's rights is kept, and the end announced at its moment."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from wireroom.kernel.outbox import announce
from wireroom.wire.adapters.readers.photo.dates import expiry
from wireroom.wire.adapters.readers.photo.words import picture_words
from wireroom.wire.events import PictureArrived
from wireroom.wire.models import Item, PictureAsset, PictureRights
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.rules.picture_ends import PictureEnd, end_of, end_said
from wireroom.wire.rules.versions import version_order

AT_ONCE = 200
THE_FILE = ""


def end_in_file(data: bytes, *, zone: str) -> PictureEnd | None:
    """Read when a picture's rights end out of its IPTC and XMP; the bytes have been looked into."""
    where = ZoneInfo(zone)
    return end_of(expiry(picture_words(data), where), zone=where)


def end_by_item(row: Item) -> PictureEnd | None:
    """Say what the newest version of an item says, whatever order its versions came in."""
    versions = Item.objects.filter(provider=row.provider, stable_id=row.stable_id, kind="picture").order_by("pk")
    items = [wire_item(each) for each in versions]
    newest = max(reversed(items), key=lambda item: version_order(item.version), default=None)
    return end_said(newest, zone=ZoneInfo(row.feed.zone)) if newest else None


def keep_end(asset: PictureAsset, *, said_by: str, end: PictureEnd | None) -> None:
    """Keep what one says of a picture, in place of what it said before. Within the caller's transaction."""
    known = PictureRights.objects.filter(asset=asset, said_by=said_by)
    row = known.first()
    if (PictureEnd(raw=row.raw, at=row.ends_at) if row else None) == end:
        return
    if end is None:
        known.delete()
    else:
        kept = {"raw": end.raw, "ends_at": end.at, "told": False}
        PictureRights.objects.update_or_create(asset=asset, said_by=said_by, defaults=kept)
    if asset.state == "here":
        announce(PictureArrived(provider=asset.provider, href=asset.href))


def copy_end(file: PictureAsset, *, into: PictureAsset) -> None:
    """Let a picture that shows the same file end with it."""
    said = PictureRights.objects.filter(asset=file, said_by=THE_FILE).first()
    keep_end(into, said_by=THE_FILE, end=PictureEnd(raw=said.raw, at=said.ends_at) if said else None)


def end_pictures(*, now: datetime) -> int:
    """Announce every picture whose rights have ended at `now`, each end once; say how many.

    Call it at `next_picture_end`, and after each start: moments that passed while nothing ran are made up for. While
    there is nothing to announce, nobody's writing waits for it.
    """
    due = PictureRights.objects.filter(ends_at__lte=now, told=False)
    return _announce(due) if due.exists() else 0


@transaction.atomic
def _announce(due: QuerySet[PictureRights]) -> int:
    rows = list(due.select_for_update(of=("self",)).select_related("asset").order_by("ends_at", "pk")[:AT_ONCE])
    PictureRights.objects.filter(pk__in=[row.pk for row in rows]).update(told=True)
    announce(*(PictureArrived(provider=row.asset.provider, href=row.asset.href) for row in rows))
    return len(rows)
