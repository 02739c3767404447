"""What a reader's browser asks for, read from JSON: all of it is hostile until it has been through here."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from datetime import time
from typing import Any, cast

from wireroom.alert.rules.endpoints import LONGEST
from wireroom.alert.rules.readers import Keys, Wishes
from wireroom.alert.rules.rest import Rest
from wireroom.alert.rules.topics import MOST_TOPICS

LARGEST = 30_000
"""Bytes of one ask: room for as many topics as can be followed, each with a long name."""
TOO_MUCH = f"That is too much at once: at most {LARGEST:,} bytes."
HIGHEST_ID = 2**53
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{0,35}")
_KEY_ID = re.compile(r"[0-9a-f]{12}")


class UnreadableAskError(ValueError):
    """What came is nothing our pages say; `part` names what is wrong, the message says what belongs there."""

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.part = part


def ask_of(body: bytes) -> dict[str, Any]:
    """The object that was sent. Raises UnreadableAskError."""
    if len(body) > LARGEST:
        raise UnreadableAskError("body", TOO_MUCH)
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableAskError("body", "The body is no JSON.") from error
    if not isinstance(said, dict):
        raise UnreadableAskError("body", "The body is a JSON object.")
    return said


def endpoint_of(said: Mapping[str, Any], name: str = "endpoint") -> str:
    """The address by which a push service knows the browser. Raises UnreadableAskError."""
    endpoint = said.get(name)
    if not isinstance(endpoint, str) or not endpoint or len(endpoint) > LONGEST:
        raise UnreadableAskError(name, f"{name} is the address that the browser's subscription has.")
    return endpoint


def keys_of(said: Mapping[str, Any]) -> Keys:
    """The browser's key and secret, in base64url as `PushSubscription.toJSON()` gives them.

    Raises UnreadableAskError.
    """
    keys = said.get("keys")
    if not isinstance(keys, dict):
        raise UnreadableAskError("keys", "keys is an object with p256dh and auth.")
    return Keys(p256dh=_bytes(keys, "p256dh"), auth=_bytes(keys, "auth"))


def key_id_of(said: Mapping[str, Any]) -> str:
    """The name of the key that the subscription was made with; empty for the current one."""
    key_id = said.get("key_id", "")
    if not isinstance(key_id, str) or (key_id and not _KEY_ID.fullmatch(key_id)):
        raise UnreadableAskError("key_id", "key_id is the name that came with the key.")
    return key_id


def wishes_of(said: Mapping[str, Any]) -> Wishes:
    """What the reader wants to be told of; what is left out takes its usual value. Raises UnreadableAskError."""
    wishes = said.get("wishes")
    if not isinstance(wishes, dict):
        raise UnreadableAskError("wishes", "wishes is an object: topics, rest, cap, wakes, muted, language, paused.")
    return Wishes(
        topics=tuple(_list(wishes, "topics", str, "names such as section:world")),
        rest=_rest(wishes.get("rest")),
        cap=number_of(wishes, "cap", part="wishes.cap", otherwise=0),
        wakes=_flag(wishes, "wakes"),
        paused=_flag(wishes, "paused"),
        muted=tuple(_list(wishes, "muted", int, "numbers of stories")),
        language=_language(wishes),
    )


def wishes_as_json(wishes: Wishes) -> dict[str, Any]:
    """Wishes as `wishes_of` reads them."""
    rest = wishes.rest
    return {
        "topics": list(wishes.topics),
        "rest": {"zone": rest.zone, "begins": f"{rest.begins:%H:%M}", "ends": f"{rest.ends:%H:%M}"},
        "cap": wishes.cap,
        "wakes": wishes.wakes,
        "paused": wishes.paused,
        "muted": list(wishes.muted),
        "language": wishes.language,
    }


def number_of(said: Mapping[str, Any], name: str, *, part: str = "", otherwise: int | None = None) -> int:
    """A whole number that is not negative. Raises UnreadableAskError."""
    number = said.get(name, otherwise)
    if type(number) is not int or not 0 <= number <= HIGHEST_ID:
        raise UnreadableAskError(part or name, f"{name} is a whole number.")
    return number


def _bytes(keys: Mapping[str, Any], name: str) -> bytes:
    text = keys.get(name)
    if not isinstance(text, str) or len(text) > 200:
        raise UnreadableAskError(f"keys.{name}", f"{name} is base64url, as the browser gives it.")
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnreadableAskError(f"keys.{name}", f"{name} is base64url, as the browser gives it.") from error


def _list[T](wishes: Mapping[str, Any], name: str, kind: type[T], words: str) -> list[T]:
    found = wishes.get(name, [])
    if not isinstance(found, list) or len(found) > MOST_TOPICS or any(type(each) is not kind for each in found):
        raise UnreadableAskError(f"wishes.{name}", f"{name} is a list of {words}, at most {MOST_TOPICS}.")
    if kind is int and any(not 0 < cast("int", each) <= HIGHEST_ID for each in found):
        raise UnreadableAskError(f"wishes.{name}", f"{name} is a list of {words}.")
    return found


def _rest(said: Any) -> Rest:
    if said is None:
        return Rest()
    if not isinstance(said, dict) or not isinstance(zone := said.get("zone", "UTC"), str) or len(zone) > 64:
        raise UnreadableAskError("wishes.rest", "rest is an object: zone, begins, ends.")
    return Rest(zone=zone, begins=_clock(said, "begins"), ends=_clock(said, "ends"))


def _clock(said: Mapping[str, Any], name: str) -> time:
    text = said.get(name)
    found = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise UnreadableAskError(f"wishes.rest.{name}", f"{name} is a time of day such as 22:00.")
    return time(int(found[1]), int(found[2]))


def _flag(wishes: Mapping[str, Any], name: str) -> bool:
    flag = wishes.get(name, False)
    if not isinstance(flag, bool):
        raise UnreadableAskError(f"wishes.{name}", f"{name} is true or false.")
    return flag


def _language(wishes: Mapping[str, Any]) -> str:
    language = wishes.get("language", "")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise UnreadableAskError("wishes.language", "language is a tag such as en or pt-BR, or empty.")
    return language
