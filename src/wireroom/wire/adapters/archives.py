"""Zip and gzip files that hold copy: opened with limits, and never by the names that stand in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wireroom.wire.rules.names import is_passed_over, last_part, shown_name

type ArchiveKind = Literal["zip", "gzip"]
ARCHIVES = frozenset({"zip", "gzip"})
MOST_FILES = 500
LARGEST_FILE = 50 * 1024 * 1024
LARGEST_WHOLE = 128 * 1024 * 1024
HIGHEST_RATIO, RATIO_FROM = 200, 10 * 1024 * 1024
"""Text packs to a tenth or so; what grows two hundredfold into many megabytes is an attack."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Those that are unpacked piece by piece, up to the size that was told; the others swell as a whole first."""
_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError)
_OFFICE = {"[content_types].xml", "mimetype"}
_WHOLE_GZIP = 16 + zlib.MAX_WBITS


class BadArchiveError(ValueError):
    """An archive that is not opened, and why, in words for an editor."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its bare name, which is only shown, and its bytes; or why it could not be had."""

    name: str
    data: bytes
    fault: str = ""


def archive_kind(data: bytes) -> ArchiveKind | None:
    """Whether bytes are an archive, by the way they begin."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "gzip" if data.startswith(b"\x1f\x8b\x08") else None


def members(data: bytes, *, name: str = "") -> list[Member]:
    """The files of an archive, in its order. Raises BadArchiveError when none of it can be trusted."""
    found = _of_zip(data) if archive_kind(data) == "zip" else [Member(_without_end(name), _of_gzip(data))]
    return [_checked(each) for each in found]


def archive_is_whole(data: bytes) -> bool:
    """Whether an archive is all there; it may still be one that is refused."""
    if archive_kind(data) == "gzip":
        return _gzip_is_whole(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)):
            return True
    except _FAULTS:
        return False


def _checked(member: Member) -> Member:
    if archive_kind(member.data):
        return Member(member.name, b"", "It is an archive within an archive; those are not opened. Have it sent alone.")
    return member


def _of_zip(data: bytes) -> list[Member]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _refuse_bombs(entries, packed=len(data))
            wanted = [each for each in entries if not is_passed_over(last_part(each.filename) or ".")]
            return [_member(archive, each, number) for number, each in enumerate(wanted, 1)]
    except _FAULTS as fault:
        if isinstance(fault, BadArchiveError):
            raise
        message = f"The zip file is broken ({fault}): ask the agency to send it again."
        raise BadArchiveError(message) from fault


def _refuse_bombs(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    if any(each.filename.lower() in _OFFICE for each in entries):
        message = "It is an office document: ask for the copy as text, or open it from the raw file."
        raise BadArchiveError(message)
    if not entries:
        message = "The zip file is empty."
        raise BadArchiveError(message)
    if len(entries) > MOST_FILES:
        message = f"The zip file holds {len(entries)} files; at most {MOST_FILES} are unpacked. Have it split."
        raise BadArchiveError(message)
    _check_growth(sum(each.file_size for each in entries), packed=packed)


def _check_growth(size: int, *, packed: int) -> None:
    if size > LARGEST_WHOLE or (size > RATIO_FROM and size > HIGHEST_RATIO * packed):
        message = (
            f"Unpacked it has more than {min(size, LARGEST_WHOLE) // 1024**2} MiB, from {max(1, packed // 1024)} KiB: "
            "that is too much, or an attack. It was not unpacked; have it split if it is copy."
        )
        raise BadArchiveError(message)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, number: int) -> Member:
    name = shown_name(last_part(entry.filename)) or f"file-{number}"
    if entry.flag_bits & 1:
        return Member(name, b"", "It is encrypted: ask the agency to send it without a password.")
    if entry.compress_type not in _METHODS:
        return Member(name, b"", "It is packed by a method that is not opened here: ask for a plain zip file.")
    if entry.file_size > LARGEST_FILE:
        return Member(name, b"", f"It has more than {LARGEST_FILE // 1024**2} MiB: have it split.")
    try:
        with archive.open(entry) as file:
            return Member(name, file.read(LARGEST_FILE))
    except _FAULTS as fault:
        return Member(name, b"", f"It is broken ({fault}): ask the agency to send it again.")


def _of_gzip(data: bytes) -> bytes:
    unpacked = bytearray()
    try:
        for piece in _pieces(data):
            unpacked += piece
            if len(unpacked) > LARGEST_FILE:
                _check_growth(LARGEST_WHOLE + 1, packed=len(data))
            _check_growth(len(unpacked), packed=len(data))
    except (zlib.error, EOFError) as fault:
        message = f"The gzip file is broken ({fault}): ask the agency to send it again."
        raise BadArchiveError(message) from fault
    return bytes(unpacked)


def _gzip_is_whole(data: bytes) -> bool:
    size = 0
    try:
        for piece in _pieces(data):
            size += len(piece)
            if size > LARGEST_FILE:
                return True
    except (zlib.error, EOFError):
        return False
    return True


def _pieces(data: bytes) -> Iterator[bytes]:
    """The content piece by piece; a file may be several put together (RFC 1952, section 2.2)."""
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        opener = zlib.decompressobj(_WHOLE_GZIP)
        while not opener.eof:
            piece = opener.decompress(rest, 1024 * 1024)
            rest = opener.unconsumed_tail
            if not piece and not rest and not opener.eof:
                message = "it ends in the middle"
                raise EOFError(message)
            yield piece
        rest = opener.unused_data


def _without_end(name: str) -> str:
    name = last_part(name)
    return shown_name(name[:-3] if name.lower().endswith(".gz") else name) or "unpacked"
