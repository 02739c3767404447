"""A picture file arrives beside the copy, under the name that an item's reference ends with."""

from __future__ import annotations

from wireroom.kernel.outbox import announce
from wireroom.wire.events import PictureWanted
from wireroom.wire.models import Delivery, PictureAsset, PictureName


def file_picture(delivery: Delivery, *, name: str) -> None:
    """Offer the file to every picture that waits for one of this name, and keep it for items yet to come."""
    provider = delivery.feed.provider
    loose, _ = PictureAsset.objects.get_or_create(
        provider=provider, href=name, defaults={"feed": delivery.feed, "hrefs": [name]}
    )
    named = PictureName.objects.filter(feed=delivery.feed, name=name).values_list("asset_id", flat=True)
    offered = PictureAsset.objects.filter(pk__in={loose.pk, *named}).exclude(state="withdrawn")
    wanted = [PictureWanted(provider=asset.provider, href=asset.href) for asset in offered]
    offered.update(candidate=delivery)
    announce(*wanted)
