"""The wire room's front door: receive copy, file it, look it up.

Importing it needs Django to be set up; `wire.events` has the shapes, and `wire.reading` the readers, without.
"""

from __future__ import annotations

from wireroom.wire.adapters.pictures import UnreadablePictureError, picture_facts
from wireroom.wire.adapters.reading_room import format_names
from wireroom.wire.adapters.transports.registry import KINDS as TRANSPORT_KINDS
from wireroom.wire.events import FeedFacts, FiledItem, Filing, Glimpse, PictureFile, QuarantineEntry, Receipt, Ruling
from wireroom.wire.flows.collect_folder import HotFolder
from wireroom.wire.flows.compare_agencies import compare_agencies
from wireroom.wire.flows.fetch_copy import Fetching
from wireroom.wire.flows.fetch_picture import PictureNotYetError, fetch_picture
from wireroom.wire.flows.file_batch import file_batch
from wireroom.wire.flows.file_delivery import file_delivery
from wireroom.wire.flows.file_waiting import file_waiting
from wireroom.wire.flows.join_threads import join_threads
from wireroom.wire.flows.manage_feeds import new_push_secret, save_feed
from wireroom.wire.flows.manage_routing import (
    delete_rule,
    delete_section_rule,
    move_section_rules,
    order_rules,
    order_section_rules,
    restore_section_rules,
    save_rule,
    save_section_rule,
)
from wireroom.wire.flows.manage_transports import (
    InvalidTransportError,
    ask_transport,
    remove_transport,
    save_transport,
    try_transport,
)
from wireroom.wire.flows.picture_rights import end_pictures
from wireroom.wire.flows.receive import receive, receive_many
from wireroom.wire.flows.refusals import UnableToRule
from wireroom.wire.flows.retry_quarantined import dismiss_quarantined, retry_quarantined
from wireroom.wire.flows.split_thread import split_thread
from wireroom.wire.flows.watch_feeds import expect_copy, watch_feeds
from wireroom.wire.queries.concerned import concerned
from wireroom.wire.queries.conditions import Condition
from wireroom.wire.queries.feed_health import arrivals, count_alarms, feeds_health
from wireroom.wire.queries.feeds import feed, feeds, push_secret, quarantined
from wireroom.wire.queries.items import filed_item, items_by_id, items_of_threads, thread_items
from wireroom.wire.queries.likenesses import likenesses
from wireroom.wire.queries.monitor import (
    busy_sections,
    monitor_count,
    monitor_items,
    newest_item_id,
    takes_of_threads,
    threads_of_items,
)
from wireroom.wire.queries.pictures import (
    ends_of_pictures,
    missing_pictures,
    next_picture_end,
    picture_file,
    usage_of_pictures,
    withdrawn_files,
)
from wireroom.wire.queries.raw_copy import RawCopy, raw_delivery, raw_item
from wireroom.wire.queries.routing import routing_rules, section_rules
from wireroom.wire.queries.routing_trial import RoutingTrial, TriedItem, try_rules
from wireroom.wire.queries.thread_rulings import rulings
from wireroom.wire.queries.transports import transport, transports
from wireroom.wire.rules.routing import Asked, Conditions, Rule
from wireroom.wire.rules.sections import SectionRule
from wireroom.wire.rules.transport_facts import FeedHealth, TransportFacts, Trial

__all__ = [
    "TRANSPORT_KINDS",
    "Asked",
    "Condition",
    "Conditions",
    "FeedFacts",
    "FeedHealth",
    "Fetching",
    "FiledItem",
    "Filing",
    "Glimpse",
    "HotFolder",
    "InvalidTransportError",
    "PictureFile",
    "PictureNotYetError",
    "QuarantineEntry",
    "RawCopy",
    "Receipt",
    "RoutingTrial",
    "Rule",
    "Ruling",
    "SectionRule",
    "TransportFacts",
    "Trial",
    "TriedItem",
    "UnableToRule",
    "UnreadablePictureError",
    "arrivals",
    "ask_transport",
    "busy_sections",
    "compare_agencies",
    "concerned",
    "count_alarms",
    "delete_rule",
    "delete_section_rule",
    "dismiss_quarantined",
    "end_pictures",
    "ends_of_pictures",
    "expect_copy",
    "feed",
    "feeds",
    "feeds_health",
    "fetch_picture",
    "file_batch",
    "file_delivery",
    "file_waiting",
    "filed_item",
    "format_names",
    "items_by_id",
    "items_of_threads",
    "join_threads",
    "likenesses",
    "missing_pictures",
    "monitor_count",
    "monitor_items",
    "move_section_rules",
    "new_push_secret",
    "newest_item_id",
    "next_picture_end",
    "order_rules",
    "order_section_rules",
    "picture_facts",
    "picture_file",
    "push_secret",
    "quarantined",
    "raw_delivery",
    "raw_item",
    "receive",
    "receive_many",
    "remove_transport",
    "restore_section_rules",
    "retry_quarantined",
    "routing_rules",
    "rulings",
    "save_feed",
    "save_rule",
    "save_section_rule",
    "save_transport",
    "section_rules",
    "split_thread",
    "takes_of_threads",
    "thread_items",
    "threads_of_items",
    "transport",
    "transports",
    "try_rules",
    "try_transport",
    "usage_of_pictures",
    "watch_feeds",
    "withdrawn_files",
]
