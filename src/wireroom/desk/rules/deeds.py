"""What can be done at the desk, in the words of the audit log."""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """One kind of act. The value is what the log keeps for ever: add new ones, never change one."""

    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    PASSWORD_CHANGED = "changed own password"  # noqa: S105 - words, not a password
    PASSWORD_SET = "set a password by link"  # noqa: S105 - as above
    PERSON_ADDED = "took somebody on"
    ROLE_GIVEN = "gave a role"
    PERSON_OFF = "switched somebody off"
    LINK_MADE = "made a sign-in link"
    DRAFT_SAVED = "saved a draft"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    KILLED = "killed"
    RELEASED = "released early"
    WIRE_TAKEN = "took the wire’s copy"
    WIRE_LEFT = "kept own copy"
    FOLLOWED = "let it follow the wire"
    ITEM_OPENED = "opened wire copy as a story"
    CLAIM_TAKEN = "took a running story on"
    CLAIM_LEFT = "let a running story go"
    NOTE_ADDED = "told the desk"
    NOTE_DELETED = "deleted a desk note"
    JOINED = "joined running stories"
    SPLIT = "split a running story"
    RULING_UNDONE = "took a ruling back"
    PRESET_KEPT = "kept a preset"
    PRESET_CHANGED = "changed a preset"
    PRESET_DELETED = "deleted a preset"
    QUARANTINE_RETRIED = "tried quarantine again"
    QUARANTINE_DISMISSED = "put quarantine away"
    ALERT_WRITTEN = "wrote an alert"
    ALERT_TRIED = "tried an alert out"
    ALERT_ORDERED = "ordered an alert"
    ALERT_APPROVED = "approved an alert"
    ALERT_TAKEN_BACK = "took an alert back"
    ALERT_STOPPED = "stopped an alert"
    ALERT_DISCARDED = "threw an alert away"
    DEVICE_ADDED = "added a device of the desk"
    DEVICE_REMOVED = "removed a device of the desk"
    FLASH_RULE_CHANGED = "changed the flash rule"
    FEED_MADE = "made a feed"
    FEED_CHANGED = "changed a feed"
    SECRET_MADE = "made a push secret"  # noqa: S105 - as above
    TRANSPORT_CHANGED = "changed a transport"
    TRANSPORT_STEERED = "steered a transport"
    RULE_SAVED = "saved a routing rule"
    RULE_ARRANGED = "arranged a routing rule"
    SECTION_RULE_SAVED = "made a section rule"
    SECTION_RULE_ARRANGED = "arranged a section rule"
    SECTION_RULES_RESTORED = "restored the section rules"
