"""The wire room's front door: receive copy, file it, look it up.

Importing it needs Django to be set up; `wire.events` has the shapes, and `wire.reading` the readers, without.
"""

from __future__ import annotations

from wireroom.wire.events import FeedFacts, FiledItem, Filing, PictureFile, QuarantineEntry, Receipt
from wireroom.wire.flows.collect_folder import HotFolder
from wireroom.wire.flows.fetch_picture import PictureNotYetError, fetch_picture
from wireroom.wire.flows.file_batch import file_batch
from wireroom.wire.flows.file_delivery import file_delivery
from wireroom.wire.flows.file_waiting import file_waiting
from wireroom.wire.flows.manage_feeds import new_push_secret, save_feed
from wireroom.wire.flows.receive import receive, receive_many
from wireroom.wire.flows.retry_quarantined import dismiss_quarantined, retry_quarantined
from wireroom.wire.queries.feeds import feed, feeds, push_secret, quarantined
from wireroom.wire.queries.items import filed_item, items_of_threads, search_items, thread_items
from wireroom.wire.queries.pictures import picture_file
from wireroom.wire.queries.raw_copy import RawCopy, raw_delivery, raw_item

__all__ = [
    "FeedFacts",
    "FiledItem",
    "Filing",
    "HotFolder",
    "PictureFile",
    "PictureNotYetError",
    "QuarantineEntry",
    "RawCopy",
    "Receipt",
    "dismiss_quarantined",
    "feed",
    "feeds",
    "fetch_picture",
    "file_batch",
    "file_delivery",
    "file_waiting",
    "filed_item",
    "items_of_threads",
    "new_push_secret",
    "picture_file",
    "push_secret",
    "quarantined",
    "raw_delivery",
    "raw_item",
    "receive",
    "receive_many",
    "retry_quarantined",
    "save_feed",
    "search_items",
    "thread_items",
]
