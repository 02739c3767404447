"""The alert room's front door: readers' subscriptions and wishes, and the desk's alerts from draft to figures."""

from __future__ import annotations

from wireroom.alert.adapters.equipment import Equipment, equip, equipment
from wireroom.alert.adapters.front import answers
from wireroom.alert.adapters.sealing import BadKeyError
from wireroom.alert.adapters.vapid_keys import VapidKeyMissingError, current_key, first_key, key_ids, new_key
from wireroom.alert.adapters.worker import Worker
from wireroom.alert.flows.compose import compose, discard, suggest
from wireroom.alert.flows.desk_devices import join_desk, leave_desk
from wireroom.alert.flows.duty import Duty
from wireroom.alert.flows.end_alerts import end_alerts
from wireroom.alert.flows.envelopes import throw_all_away as throw_envelopes_away
from wireroom.alert.flows.follow_reader import join_reader, part_from_reader, tell_reader
from wireroom.alert.flows.leave_alone import leave_alone, leave_device_alone
from wireroom.alert.flows.note_receipt import note_receipt
from wireroom.alert.flows.order import approve, next_due, order, release_due, stop, take_back, try_out
from wireroom.alert.flows.refusals import UnableToAlert
from wireroom.alert.flows.set_rule import set_flash_rule
from wireroom.alert.flows.subscribe import change_wishes, mute_story, note_visit, rotate, subscribe, unsubscribe
from wireroom.alert.queries.alerts import alert, alerts, flash_rule
from wireroom.alert.queries.audience import audience
from wireroom.alert.queries.curve import curve
from wireroom.alert.queries.devices import (
    desk_devices,
    device,
    own_device,
    own_device_here,
    own_devices,
)
from wireroom.alert.queries.devices_of_reader import devices_of_reader
from wireroom.alert.queries.holders import count_holders
from wireroom.alert.queries.keys_in_use import keys_in_use
from wireroom.alert.queries.progress import progress
from wireroom.alert.queries.topics import followers, topic_named, topics_offered, topics_today
from wireroom.alert.queries.zones import zones_offered
from wireroom.alert.rules.aim import Aim, faults_of, in_words
from wireroom.alert.rules.alerts import (
    AlertFacts,
    AlertState,
    Audience,
    FamilyFigures,
    FlashRule,
    Progress,
    Reason,
    Words,
)
from wireroom.alert.rules.cap import HIGHEST, OFFERED
from wireroom.alert.rules.curve import Curve
from wireroom.alert.rules.endpoints import EndpointRefusedError, Family
from wireroom.alert.rules.kinds import AlertKind
from wireroom.alert.rules.payload import LARGEST_BODY, LARGEST_TITLE
from wireroom.alert.rules.readers import (
    AlertsEndedError,
    ChoosesForItselfError,
    Device,
    Keys,
    Peace,
    UnableToKeep,
    UnknownDeviceError,
    Wishes,
)
from wireroom.alert.rules.rest import Rest
from wireroom.alert.rules.topics import BREAKING, Topic, is_topic, story_key, topic_key

__all__ = [
    "BREAKING",
    "HIGHEST",
    "LARGEST_BODY",
    "LARGEST_TITLE",
    "OFFERED",
    "Aim",
    "AlertFacts",
    "AlertKind",
    "AlertState",
    "AlertsEndedError",
    "Audience",
    "BadKeyError",
    "ChoosesForItselfError",
    "Curve",
    "Device",
    "Duty",
    "EndpointRefusedError",
    "Equipment",
    "Family",
    "FamilyFigures",
    "FlashRule",
    "Keys",
    "Peace",
    "Progress",
    "Reason",
    "Rest",
    "Topic",
    "UnableToAlert",
    "UnableToKeep",
    "UnknownDeviceError",
    "VapidKeyMissingError",
    "Wishes",
    "Words",
    "Worker",
    "alert",
    "alerts",
    "approve",
    "audience",
    "change_wishes",
    "compose",
    "count_holders",
    "curve",
    "desk_devices",
    "device",
    "devices_of_reader",
    "discard",
    "end_alerts",
    "equip",
    "faults_of",
    "flash_rule",
    "followers",
    "front_answers",
    "in_words",
    "is_topic",
    "join_desk",
    "join_reader",
    "leave_alone",
    "leave_desk",
    "leave_device_alone",
    "make_first_key",
    "make_new_key",
    "missing_keys",
    "mute_story",
    "next_due",
    "note_receipt",
    "note_visit",
    "order",
    "own_device",
    "own_device_here",
    "own_devices",
    "part_from_reader",
    "progress",
    "public_key",
    "release_due",
    "rotate",
    "set_flash_rule",
    "stop",
    "story_key",
    "subscribe",
    "suggest",
    "take_back",
    "tell_reader",
    "throw_envelopes_away",
    "topic_key",
    "topic_named",
    "topics_offered",
    "topics_today",
    "try_out",
    "unsubscribe",
    "zones_offered",
]


def public_key() -> tuple[str, str]:
    """Give the key that new subscribers are to be made with: its name, and its `applicationServerKey` in base64url.

    Raises VapidKeyMissingError before the newsroom's first start.
    """
    key = current_key(equipment().keys)
    return key.id, key.public


def make_first_key() -> str:
    """Make the newsroom's VAPID key if it has none; the current key's name."""
    return first_key(equipment().keys).id


def make_new_key() -> tuple[str, tuple[str, ...]]:
    """Make another VAPID key, for new subscribers from now on; its name, and all names. Old keys stay in use."""
    key = new_key(equipment().keys)
    return key.id, key_ids(equipment().keys)


def missing_keys() -> tuple[str, ...]:
    """The names of VAPID keys that subscriptions were made with and that are not on this machine."""
    here = key_ids(equipment().keys)
    return tuple(each for each in keys_in_use() if each not in here)


def front_answers() -> bool:
    """Whether this machine reaches the newsroom's front, where pages are proven before an alert leaves."""
    return answers(equipment().front)
