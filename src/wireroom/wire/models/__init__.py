"""The wire room's tables."""

from __future__ import annotations

from wireroom.wire.models.copy import Delivery, Item, QuarantinedCopy
from wireroom.wire.models.feeds import Feed
from wireroom.wire.models.pictures import PictureAsset, PictureName
from wireroom.wire.models.threads import Thread, ThreadKey

__all__ = ["Delivery", "Feed", "Item", "PictureAsset", "PictureName", "QuarantinedCopy", "Thread", "ThreadKey"]
