"""The wire room's tables."""

from __future__ import annotations

from wireroom.wire.models.copy import Delivery, Item, QuarantinedCopy
from wireroom.wire.models.feeds import Feed
from wireroom.wire.models.likeness import Likeness, TellingWord
from wireroom.wire.models.pictures import PictureAsset, PictureName, PictureRights
from wireroom.wire.models.routing import RoutingRule, SectionRule
from wireroom.wire.models.threads import Thread, ThreadCut, ThreadKey, ThreadRuling
from wireroom.wire.models.transports import Transport

__all__ = [
    "Delivery",
    "Feed",
    "Item",
    "Likeness",
    "PictureAsset",
    "PictureName",
    "PictureRights",
    "QuarantinedCopy",
    "RoutingRule",
    "SectionRule",
    "TellingWord",
    "Thread",
    "ThreadCut",
    "ThreadKey",
    "ThreadRuling",
    "Transport",
]
