"""An e-mail taken apart (RFC 2045, 2046): what is copy, what is a picture, what is attached, what is only named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from wireroom.wire.adapters.readers.mail.words import from_base64, header_text, text_of_bytes
from wireroom.wire.adapters.readers.parts.body import text_of_html
from wireroom.wire.adapters.readers.parts.wrapped_text import flowed
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.wholeness import picture_kind

MOST_PARTS = 200
DEEPEST = 10
_SEALED = {"multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_SEALS = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
_RECEIPTS = {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
_CUT = "The e-mail ends before its last part does; it may have been cut off. Ask the sender again."
_MIME = re.compile(r"[a-z0-9][a-z0-9.+_-]{0,60}/[a-z0-9][a-z0-9.+_-]{0,100}")
_SOFT = re.compile(rb"=\r?\n")
_CODED = re.compile(rb"=[0-9A-F]{2}")


@dataclass(frozen=True, slots=True)
class Text:
    """Copy: plain text, or HTML."""

    words: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """A file: its name as the sender gave it, its media type, its bytes, and what the sender says of it."""

    name: str
    mime: str
    data: bytes = field(repr=False)
    description: str = ""
    charset: str = ""


@dataclass(slots=True)
class Parts:
    """What an e-mail holds, in the order of its parts."""

    texts: list[Text] = field(default_factory=list)
    pictures: list[Attached] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    is_receipt: bool = False

    def add(self, more: Parts) -> None:
        """Put what another part holds after this."""
        self.texts += more.texts
        self.pictures += more.pictures
        self.files += more.files
        self.doubts += more.doubts
        self.is_receipt |= more.is_receipt


def take_apart(message: Message) -> Parts:
    """Every part of a message. Raises UnreadableError for one that is encrypted, or has more parts than any letter."""
    if sum(1 for _ in _counted(message, 0)) > MOST_PARTS:
        reason = f"The e-mail has more than {MOST_PARTS} parts; no letter has. Look at it as it came."
        raise UnreadableError(reason)
    return _parts(message)


def _counted(message: Message, depth: int) -> Iterator[Message]:
    if depth > DEEPEST:
        reason = f"The e-mail is packed more than {DEEPEST} levels deep; no letter is. Look at it as it came."
        raise UnreadableError(reason)
    yield message
    for each in _inside(message):
        yield from _counted(each, depth + 1)


def _inside(message: Message) -> list[Message]:
    if not message.is_multipart():
        return []  # what is no list would be decoded here by whatever codec the sender names
    payload = message.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _parts(message: Message) -> Parts:
    mime = _mime(message)
    if mime in _SEALED:
        reason = "The e-mail is encrypted. Ask the sender to send it in the clear, or decrypt and forward it."
        raise UnreadableError(reason)
    if mime == "message/rfc822":
        return _letter_within(message)
    if message.is_multipart() and mime not in _RECEIPTS:
        return _multipart(message, mime)
    return _leaf(message, mime)


def _mime(message: Message) -> str:
    """The media type; plain text where what stands there is none (RFC 2045, 5.2)."""
    found = message.get_content_type()
    return found if _MIME.fullmatch(found) else "text/plain"


def _multipart(message: Message, mime: str) -> Parts:
    cut = any("CloseBoundary" in type(each).__name__ for each in message.defects)
    found = Parts(is_receipt=mime == "multipart/report", doubts=[_CUT] if cut else [])
    several = [_parts(each) for each in _inside(message)]
    for each in several:
        found.add(each)
    if mime == "multipart/alternative":
        found.texts = _saying_most([each.texts for each in several if each.texts])
    return found


def _saying_most(ways: list[list[Text]]) -> list[Text]:
    """Of several ways to say the same the one with HTML, unless its words are fewer than the plain text's."""
    ways = sorted(ways, key=lambda way: any(text.is_html for text in way), reverse=True)
    for way in ways:
        if all(_size(way) * 20 >= _size(other) * 19 for other in ways):
            return way
    return max(ways, key=_size, default=[])


def _size(way: list[Text]) -> int:
    return sum(len(((text_of_html(text.words) or "") if text.is_html else text.words).split()) for text in way)


def _letter_within(message: Message) -> Parts:
    inner = _inside(message)
    if not inner:
        return Parts()
    name = _name(message) or header_text(str(inner[0].get("Subject", ""))) or "e-mail"
    try:
        data = inner[0].as_bytes()
    except (ValueError, LookupError, KeyError, TypeError) as fault:
        return Parts(doubts=[f"The e-mail {name[:80]!r} within this one cannot be read: {str(fault)[:80]}."])
    return Parts(files=[Attached(name, "message/rfc822", data)])


def _leaf(message: Message, mime: str) -> Parts:
    if mime in _SEALS:
        return Parts()
    if mime in _RECEIPTS:
        return Parts(is_receipt=True)
    data, doubts = _decoded(message)
    name = _name(message)
    if mime.startswith("multipart/"):
        mime, doubts = "text/plain", [*doubts, "The e-mail says it has parts, but has none; it was read as plain text."]
    if mime in ("text/plain", "text/html") and not _is_attached(message, name):
        text = text_of_bytes(data, _parameter(message, "charset"))
        doubts += [text.doubt] if text.doubt else []
        return Parts(texts=[_text(message, mime, text.text)] if text.text.strip() else [], doubts=doubts)
    description = header_text(str(message.get("Content-Description", "")))
    file = Attached(name or "attachment", mime, data, description, _parameter(message, "charset"))
    if picture_kind(data):
        return Parts(pictures=[file], doubts=doubts)
    return Parts(files=[file] if data else [], doubts=doubts)


def _text(message: Message, mime: str, text: str) -> Text:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if mime == "text/html":
        return Text(text, is_html=True)
    if _parameter(message, "format").lower() == "flowed":
        text = flowed(text, delete_space=_parameter(message, "delsp").lower() == "yes")
    return Text(text, is_html=False)


def _decoded(message: Message) -> tuple[bytes, list[str]]:
    """The bytes of a part without its transfer encoding, also of quoted-printable that is not labelled as such."""
    data = message.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    said = str(message.get("Content-Transfer-Encoding", "")).strip().lower()
    if said in ("", "7bit", "8bit") and len(_SOFT.findall(data)) > 1 and len(_CODED.findall(data)) > 1:
        return _unquoted(data), ["A part is quoted-printable without saying so; it was read as such."]
    faults = {type(each).__name__ for each in message.defects}
    damaged = any("Base64" in each for each in faults)
    if "InvalidBase64LengthDefect" in faults:
        data = from_base64(data)  # the library gives up and hands back the base64 itself
    doubt = f"The base64 of {_name(message) or 'a part'} is damaged; it may be incomplete. Ask the sender again."
    return data, [doubt] if damaged else []


def _unquoted(data: bytes) -> bytes:
    return _CODED.sub(lambda found: bytes.fromhex(found[0][1:].decode()), _SOFT.sub(b"", data))


def _is_attached(message: Message, name: str) -> bool:
    said = str(message.get("Content-Disposition", "")).strip().lower()
    return said.startswith("attachment") or bool(name)


def _parameter(message: Message, name: str) -> str:
    found = message.get_param(name, "", unquote=True)
    return str(found[2] if isinstance(found, tuple) else found).strip()[:60]


def _name(message: Message) -> str:
    """The file's name, its last part only and never a path; RFC 2231, or RFC 2047 where senders use that instead."""
    try:
        name = message.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        name = ""
    return header_text(str(name)).replace("\\", "/").rpartition("/")[2][:150]
