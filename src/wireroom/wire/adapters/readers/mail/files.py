"""What is attached to an e-mail: pictures, copy in any format that Wireroom reads, and files that are only named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from mimetypes import guess_type

from wireroom.wire.adapters.archives import BadArchiveError, archive_kind, members
from wireroom.wire.adapters.pictures import UnreadablePictureError, picture_facts
from wireroom.wire.adapters.readers.mail.parts import Attached, Parts
from wireroom.wire.adapters.readers.mail.words import text_of_bytes
from wireroom.wire.adapters.readers.parts.body import body_of_text
from wireroom.wire.adapters.readers.parts.enclosures import enclosure
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.renditions import is_furniture
from wireroom.wire.adapters.readers.parts.wrapped_text import unwrapped
from wireroom.wire.adapters.readers.photo.picture import picture_in_file
from wireroom.wire.adapters.readers.photo.words import photo_words
from wireroom.wire.rules.item import Enclosure, Note, Picture, Reading, Refusal, WireItem
from wireroom.wire.rules.wholeness import picture_kind

MOST_PICTURES = 50
LEAST_PIXELS = 120
"""Smaller than this, wide or high, is a logo or a tracking pixel."""
type Read = Callable[[bytes], Reading]


@dataclass(slots=True)
class Files:
    """What became of the attachments."""

    items: tuple[WireItem, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    enclosed: tuple[Enclosure, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[Note, ...] = ()
    unread: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def add_picture(self, file: Attached) -> None:
        """Take a picture among the letter's own, or say that it was left out."""
        found = _picture(file)
        if found is None or len(self.pictures) >= MOST_PICTURES:
            self.left_out += (f"picture {file.name}",)
        elif found.href not in {each.href for each in self.pictures}:
            self.pictures += (found,)
            self.enclosed += (enclosure(file.data),)
            self.notes += (Note(text=f"Attached picture: {file.name}", role="picture"),)

    def add_copy(self, file: Attached, reading: Reading) -> None:
        """Take the items of an attached delivery among the letter's neighbours."""
        note = Note(text=f"It came attached to an e-mail, as {file.name}.", role="attachment")
        self.items += tuple(replace(each, notes=(*each.notes, note)) for each in reading.items)
        self.refusals += tuple(
            replace(each, reason=f"Attached {file.name}: {each.reason}", item=None) for each in reading.refusals
        )
        self.enclosed += reading.enclosed


def read_files(parts: Parts, read: Read | None) -> Files:
    """Look into every attachment; `read` is None where it is packed too deep to be looked into."""
    files = Files()
    for each in parts.pictures:
        files.add_picture(each)
    for each in (inner for file in parts.files for inner in _opened(file, files)):
        if picture_kind(each.data):
            files.add_picture(each)
        else:
            _add(files, each, read)
    return files


def _opened(file: Attached, files: Files) -> list[Attached]:
    """The file itself, or what is in it where it is an archive."""
    if not archive_kind(file.data):
        return [file]
    try:
        found = members(file.data, name=file.name)
    except BadArchiveError as error:
        files.refusals += (Refusal(reason=f"Attached {file.name}: {error}"),)
        return []
    files.refusals += tuple(
        Refusal(reason=f"Attached {file.name}, {each.name}: {each.fault}") for each in found if each.fault
    )
    return [
        Attached(name=f"{file.name}/{each.name}", mime=_mime(each.name), data=each.data)
        for each in found
        if each.data and not each.fault
    ]


def _mime(name: str) -> str:
    return guess_type(name)[0] or "application/octet-stream"


def _add(files: Files, file: Attached, read: Read | None) -> None:
    reading = read(file.data) if read is not None else Reading(format=None)
    if reading.format is not None and (reading.items or reading.refusals):
        files.add_copy(file, reading)
    elif file.mime == "text/plain" and (item := _plain(file)):
        files.add_copy(file, Reading(format="email", items=(item,)))
    else:
        size = f"{max(1, len(file.data) // 1000):,} kB"
        files.unread += (f"{file.name} ({file.mime}, {size})",)


def _plain(file: Attached) -> WireItem | None:
    """Attached plain text: its first line is the headline, where more follows."""
    text = text_of_bytes(file.data, file.charset).text.replace("\r\n", "\n").strip()
    first, _, rest = text.partition("\n")
    body = body_of_text(unwrapped(rest.strip() or first))
    if not body.blocks:
        return None
    headline = line(first) if rest.strip() and len(first) < 200 else line(file.name)
    return WireItem(
        format="email", kind="text", guid=None, stable_id=None, headline=headline, body=body.blocks, notes=body.notes
    )


def _picture(file: Attached) -> Picture | None:
    try:
        facts = picture_facts(file.data, thorough=False)
    except UnreadablePictureError:
        return None
    if min(facts.width, facts.height) < LEAST_PIXELS or is_furniture(file.name):
        return None
    return picture_in_file(file.data, photo_words(file.data), facts, described=line(file.description))
