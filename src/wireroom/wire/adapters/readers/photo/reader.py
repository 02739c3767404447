"""Photo agencies' picture files (JPEG with IPTC IIM or XMP): the words in the file are all the copy there is."""

from __future__ import annotations

import hashlib
import re
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.pictures import PictureFacts, UnreadablePictureError, picture_facts
from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.parts.lengths import too_long
from wireroom.wire.adapters.readers.parts.lines import whole_number
from wireroom.wire.adapters.readers.parts.machines import made_by_machine
from wireroom.wire.adapters.readers.parts.set_lines import escaped
from wireroom.wire.adapters.readers.photo.dates import expiry, taken
from wireroom.wire.adapters.readers.photo.picture import picture_in_file
from wireroom.wire.adapters.readers.photo.words import PhotoWords, photo_words
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Block, Embargo, Moment, Note, Reading, Status, Subject, WireItem

FORMAT = "iptc-photo"
_KILL = re.compile(r"\b(?:mandatory|picture|photo|image)\s+(?:kill|withdrawal|withdrawn)\b", re.IGNORECASE)
_EMBARGO = re.compile(r"\bembargo(?:ed)?\b", re.IGNORECASE)


def recognise(delivery: Delivery) -> str | None:
    """Know a JPEG by its first bytes."""
    return FORMAT if delivery.raw.startswith(b"\xff\xd8\xff") else None


def read_photo(delivery: Delivery) -> Reading:
    """Read the one picture. Raises UnreadableError for one that is broken, or carries no words."""
    delivery.suspicions.clear()  # what was noticed of its bytes as text
    try:
        facts = picture_facts(delivery.raw, thorough=False)
    except UnreadablePictureError as fault:
        raise UnreadableError(str(fault)) from fault
    item = photo_item(delivery.raw, facts, delivery.zone)
    if item is None:
        reason = "The picture carries neither caption nor headline: it is no item, but goes beside copy that names it."
        raise UnreadableError(reason)
    return Reading(format=FORMAT, items=(item,))


def photo_item(data: bytes, facts: PictureFacts, zone: ZoneInfo) -> WireItem | None:
    """The item that a picture file is by itself; None for one without caption and headline, or with absurd ones.

    It is identified by its GUID, else by the agency's job reference with the day the picture was taken, else by
    its bytes: references are used again from day to day.
    """
    words = photo_words(data)
    if not words.tells_something:
        return None
    item = _item(data, words, facts, zone)
    return None if too_long(item) else item


def _item(data: bytes, words: PhotoWords, facts: PictureFacts, zone: ZoneInfo) -> WireItem:
    created, instructions = taken(words, zone), words.one("instructions")
    guid = words.one("guid") or words.one("job")
    return WireItem(
        format=FORMAT,
        kind="picture",
        guid=guid,
        stable_id=words.one("guid") or _job(words, created) or f"sha256:{hashlib.sha256(data).hexdigest()}",
        status=_status(words),
        headline=words.one("headline") or words.one("object_name") or words.one("caption"),
        slugline=words.one("object_name"),
        byline=", ".join(words.all("creator")) or None,
        place=", ".join(filter(None, (words.one("city"), words.one("country")))) or None,
        provider_name=words.credit,
        urgency=_urgency(words),
        content_created=created,
        expires=expiry(words, zone),
        embargo=Embargo(raw=instructions, until=None) if instructions and _EMBARGO.search(instructions) else None,
        subjects=tuple(Subject(code=f"subj:{code}") for code in words.all("subjects")),
        keywords=tuple(dict.fromkeys([*words.all("keywords"), *words.all("category"), *words.all("categories")])),
        genres=tuple(each.rstrip("/").rpartition("/")[2] for each in words.all("source_type")),
        notes=_notes(words),
        usage_terms="; ".join(words.all("usage")) or None,
        copyright=words.one("rights"),
        body=tuple(Block(kind="paragraph", html=escaped(each)) for each in words.all("caption")),
        pictures=(picture_in_file(data, words, facts),),
        suspicions=_suspicions(words),
    )


def _job(words: PhotoWords, created: Moment | None) -> str | None:
    job = words.one("job")
    day = created and (created.day or (created.at and created.at.date()))
    return f"{job}/{day.isoformat()}" if job and day else job


def _status(words: PhotoWords) -> Status | None:
    """Photo agencies have no field for it: they send the picture again with a kill in its words."""
    said = (words.one(name) or "" for name in ("instructions", "headline", "caption"))
    return "canceled" if any(_KILL.search(each) for each in said) else None


def _urgency(words: PhotoWords) -> int | None:
    number = whole_number(words.one("urgency"))
    return number if number and 1 <= number <= 9 else None


def _notes(words: PhotoWords) -> tuple[Note, ...]:
    said = [(each, "instructions") for each in words.all("instructions")]
    said += [(f"Caption by {each}", "caption writer") for each in words.all("caption_writer")]
    said += [(f"Data mining: {each.rpartition('/')[2]}", "rights") for each in words.all("data_mining")]
    return tuple(Note(text=text, role=role) for text, role in said)


def _suspicions(words: PhotoWords) -> tuple[str, ...]:
    found = [*made_by_machine(words.all("source_type"), what="picture")]
    if words.differing:
        found.append(f"IIM and XMP say different things of: {', '.join(words.differing)}. XMP was read.")
    return tuple(found)
