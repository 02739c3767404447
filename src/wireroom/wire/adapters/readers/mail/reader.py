"""E-mail (RFC 5322): a letter is an item; the files with it are its pictures, or items of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.mail.body import body_of, embargo_of
from wireroom.wire.adapters.readers.mail.files import Files, read_files
from wireroom.wire.adapters.readers.mail.parts import Parts, take_apart
from wireroom.wire.adapters.readers.mail.trust import UNCHECKED, sender_doubt
from wireroom.wire.adapters.readers.mail.words import header_text
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Kind, Link, Note, Reading, WireItem

FORMAT = "email"
MOST_BOUNDARIES = 60
MOST_LINES, MOST_MARKS = 400_000, 20_000
"""More lines than a picture of the largest size has in base64, and more that may part it than any letter."""
MOST_LINKS = 30
_HEAD = 65_536
_FIELD = re.compile(
    rb"(?:From [^\r\n]*\r?\n|>?([!-9;-~]{1,60})[ \t]*:[^\r\n]*(?:\r?\n|$)(?:[ \t][^\r\n]*(?:\r?\n|$))*)"
)
_SENDERS = {b"from", b"sender"}
_TRACES = {b"date", b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type"}
_REPLY = re.compile(
    r"^(?:(?:re|aw|sv|vs|antw|odp|rif|ynt)(?:\[\d{1,3}\])?\s*:\s*|\[(?:external|extern|ext)\]\s*)+", re.IGNORECASE
)
_FORWARD = re.compile(r"^(?:(?:fwd?|wg|tr|vl|vb|videresendt|doorst|rv|i)\s*:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"<?([^\s<>]{1,100}@[^\s<>]{1,100})>?\s*$")
_ROBOTS = re.compile(r"mailer-daemon|postmaster|no-?reply-bounce", re.IGNORECASE)


def recognise(delivery: Delivery) -> str | None:
    """Know an e-mail by its header fields: who sent it, and a trace of its way."""
    if delivery.root or delivery.json is not None:
        return None
    names, at = set(), 0
    head = delivery.raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    while found := _FIELD.match(head, at):
        names.add((found[1] or b"").lower())
        at = found.end()
    return FORMAT if names & _SENDERS and names & _TRACES else None


def read_mail(delivery: Delivery) -> Reading:
    """Read the letter, and what is attached to it. Raises UnreadableError for one that says nothing."""
    message = _parsed(delivery.raw)
    delivery.suspicions.clear()  # each part has an encoding of its own
    parts = take_apart(message)
    files = read_files(parts, delivery.read_within)
    letter = _letter(message, parts, files, delivery)
    enclosed = tuple(_enclosed(each, number, letter) for number, each in enumerate(files.items, 1))
    only_encloses = not letter.body and bool(enclosed)
    items = enclosed if only_encloses else (letter, *enclosed)
    if not only_encloses and not letter.headline and not letter.body:
        reason = f"The e-mail has neither subject nor text.{_named(files)} Ask the sender to write it into the e-mail."
        raise UnreadableError(reason, partial=letter)
    if not letter.body and not letter.pictures and files.unread:
        reason = f"The e-mail itself says nothing.{_named(files)} Ask the sender to write it into the e-mail."
        raise UnreadableError(reason, partial=letter)
    return Reading(format=FORMAT, items=items, refusals=files.refusals, enclosed=files.enclosed)


def _enclosed(item: WireItem, number: int, letter: WireItem) -> WireItem:
    """What came with a letter is held with it, and doubted as it is; plain text is of the letter's own sender."""
    doubts = (each for each in letter.suspicions[:1] if letter.status or each == UNCHECKED)
    item = replace(
        item,
        status=letter.status or item.status,
        embargo=item.embargo or letter.embargo,
        suspicions=(*doubts, *item.suspicions),
    )
    if item.format != FORMAT or item.guid:
        return item
    name = f"{letter.guid}/{number}" if letter.guid else None
    return replace(
        item, guid=name, stable_id=name, byline=letter.byline, provider_name=letter.provider_name, sent=letter.sent
    )


def _named(files: Files) -> str:
    return f" Attached and not read: {', '.join(files.unread)}." if files.unread else ""


def _parsed(raw: bytes) -> Message:
    data = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.count(b"\n") > MOST_LINES:
        reason = f"The e-mail has more than {MOST_LINES:,} lines; no letter has. Look at it as it came."
        raise UnreadableError(reason)
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES or data.count(b"\n--") > MOST_MARKS:
        reason = "The e-mail is packed into more parts than any letter; it may be an attack. Look at it as it came."
        raise UnreadableError(reason)
    try:
        return message_from_bytes(data, policy=policy.compat32)
    except RecursionError as fault:
        reason = "The e-mail is packed too deep; no letter is. Look at it as it came."
        raise UnreadableError(reason) from fault


def _fields(message: Message, name: str) -> list[str]:
    """A header field as often as it stands, as text."""
    return [header_text(str(value)) for key, value in message.raw_items() if key.lower() == name]


def _field(message: Message, name: str) -> str | None:
    return line(next(iter(_fields(message, name)), None))


def _letter(message: Message, parts: Parts, files: Files, delivery: Delivery) -> WireItem:
    subject = _field(message, "subject") or ""
    headline = _FORWARD.sub("", _REPLY.sub("", subject))
    body = body_of(parts.texts, forwarded=headline != _REPLY.sub("", subject))
    doubt, held = sender_doubt(_fields(message, "authentication-results"))
    name, address = _sender(message)
    guid = _ids(_field(message, "message-id") or "")
    return WireItem(
        format=FORMAT,
        kind=_kind(message, parts, address),
        guid=guid[0] if guid else None,
        stable_id=guid[0] if guid else None,
        status="withheld" if held else None,
        headline=line(headline),
        byline=name,
        provider_name=address.rpartition("@")[2] or None,
        sent=moment(_field(message, "date"), delivery.zone),
        embargo=embargo_of(subject, body.blocks),
        language=_language(message),
        keywords=_keywords(message),
        notes=(*_sender_note(name, address), *body.notes, *files.notes),
        links=_links(message),
        body=body.blocks,
        pictures=files.pictures,
        suspicions=(*([doubt] if doubt else []), *parts.doubts, *_unread(files), *body.suspicions),
        unmapped=files.left_out,
    )


def _sender(message: Message) -> tuple[str | None, str]:
    """The sender's name and address; an address that stands for a name is private and no byline.

    They are set apart before the name is decoded, so that a name cannot pretend to hold the address.
    """
    raw = next((str(value) for key, value in message.raw_items() if key.lower() in ("from", "sender")), "")
    name, address = parseaddr(raw.replace("\r", "").replace("\n", " "))
    if not address and (found := _ADDRESS.search(raw)):
        name, address = raw[: found.start()], found[1]
    name = line(header_text(name).strip(" \"'<")) or ""
    return (name if name and "@" not in name else None), (line(header_text(address)) or "").lower()


def _sender_note(name: str | None, address: str) -> tuple[Note, ...]:
    return (
        (Note(text=f"Sent by {name} <{address}>" if name else f"Sent by {address}", role="sender"),) if address else ()
    )


def _kind(message: Message, parts: Parts, address: str) -> Kind:
    """Bounces, receipts and out-of-office replies are no news (RFC 3834)."""
    automatic = (_field(message, "auto-submitted") or "no").lower()
    is_robot = parts.is_receipt or automatic.startswith("auto-replied") or bool(_ROBOTS.match(address))
    return "not-news" if is_robot else "text"


def _language(message: Message) -> str | None:
    said = (_field(message, "content-language") or "").partition(",")[0].strip()
    return said if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", said) else None


def _keywords(message: Message) -> tuple[str, ...]:
    parted = (each.strip() for field in _fields(message, "keywords") for each in field.split(","))
    return tuple(dict.fromkeys(each for each in parted if each))


def _links(message: Message) -> tuple[Link, ...]:
    """What it answers and what came before: the same running story."""
    before = _ids(" ".join([*_fields(message, "in-reply-to"), *_fields(message, "references")]))
    return tuple(Link(relation="evolvedFrom", stable_id=each) for each in before[:MOST_LINKS])


def _ids(text: str) -> list[str]:
    found = re.findall(r"<\s*([^<>\s]{3,500})\s*>", text) or [each for each in text.split() if "@" in each]
    return list(dict.fromkeys(found))


def _unread(files: Files) -> list[str]:
    return [f"Attached and not read: {each}. It lies in the e-mail as it came." for each in files.unread]
