"""An item shows pictures: note which files are needed, or are no longer to be shown."""

from __future__ import annotations

from wireroom.kernel.outbox import announce
from wireroom.wire.events import PictureArrived, PictureWanted
from wireroom.wire.flows.picture_rights import copy_end, end_by_item, keep_end
from wireroom.wire.models import Item, PictureAsset, PictureName
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.rules.item import Picture, WireItem
from wireroom.wire.rules.names import is_remote, last_part
from wireroom.wire.rules.picture_usage import usage_said


def want_pictures(row: Item, item: WireItem) -> None:
    """Want the files of an item's pictures; a cancelled picture item withdraws its own instead, for good."""
    if item.kind == "picture" and _is_canceled(row, item):
        _withdraw(row, item)
        return
    for picture in item.pictures:
        if picture.href:
            _want(row, picture.href, picture, usage=usage_said(item, picture))
    if item.kind == "picture":
        end = end_by_item(row)
        for asset in PictureAsset.objects.filter(provider=row.provider, href__in=_ever_shown(row, item)):
            keep_end(asset, said_by=row.stable_id, end=end)


def _is_canceled(row: Item, item: WireItem) -> bool:
    return item.effective_status == "canceled" or (
        Item.objects.filter(provider=row.provider, stable_id=row.stable_id, kind="picture", status="canceled").exists()
    )


def _want(row: Item, href: str, picture: Picture, *, usage: str) -> PictureAsset:
    asset, new = PictureAsset.objects.get_or_create(
        provider=row.provider,
        href=href,
        defaults={"feed_id": row.feed_id, "hrefs": [*(picture.hrefs or (href,))], "usage": usage},
    )
    if usage and asset.usage != usage:
        PictureAsset.objects.filter(pk=asset.pk).update(usage=usage)
    names = {last_part(each) for each in (href, *picture.hrefs)} - {""}
    PictureName.objects.bulk_create(
        (PictureName(asset=asset, feed_id=row.feed_id, name=name) for name in sorted(names)), ignore_conflicts=True
    )
    if new:
        _take_delivered(asset, row, names)
    elif asset.state == "failed" and is_remote(href):
        PictureAsset.objects.filter(pk=asset.pk).update(state="wanted", reason="", attempts=0)
    if asset.state in {"wanted", "failed"} and (asset.candidate_id or is_remote(href)):
        announce(PictureWanted(provider=row.provider, href=href))
    return asset


def _take_delivered(asset: PictureAsset, row: Item, names: set[str]) -> None:
    loose = PictureAsset.objects.filter(feed_id=row.feed_id, provider=row.provider, href__in=names)
    for file in loose.exclude(pk=asset.pk).exclude(state="withdrawn").order_by("-width", "-pk"):
        if file.state == "here":
            _copy(file, into=asset)
            return
        if file.candidate_id:
            asset.candidate_id = file.candidate_id
            asset.save(update_fields=["candidate"])
            return


def _copy(file: PictureAsset, *, into: PictureAsset) -> None:
    into.state, into.sha256, into.mime = "here", file.sha256, file.mime
    into.width, into.height = file.width, file.height
    into.save(update_fields=["state", "sha256", "mime", "width", "height"])
    copy_end(file, into=into)


def _ever_shown(row: Item, item: WireItem) -> set[str]:
    """The addresses of the pictures that this version or any other of the item shows."""
    versions = Item.objects.filter(provider=row.provider, stable_id=row.stable_id, kind="picture")
    shown = [item, *(wire_item(each) for each in versions.exclude(pk=row.pk))]
    return {picture.href for each in shown for picture in each.pictures if picture.href}


def _withdraw(row: Item, item: WireItem) -> None:
    for href in _ever_shown(row, item):
        PictureAsset.objects.update_or_create(
            provider=row.provider,
            href=href,
            defaults={"state": "withdrawn", "reason": "Withdrawn by the agency.", "candidate": None},
            create_defaults={"feed_id": row.feed_id, "state": "withdrawn", "reason": "Withdrawn by the agency."},
        )
        announce(PictureArrived(provider=row.provider, href=href))
