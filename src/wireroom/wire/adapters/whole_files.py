"""Whether a file that appeared somewhere is done being written."""

from __future__ import annotations

from wireroom.wire.adapters.archives import archive_is_whole, archive_kind
from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.mail.reader import FORMAT as MAIL
from wireroom.wire.rules.wholeness import looks_whole


def is_whole(data: bytes) -> bool:
    """Whether bytes are plainly all of a file: by their two ends, or because a reader finds nothing amiss.

    A letter can be read wherever it was cut: only one in parts, with its last boundary, is plainly whole.
    """
    if archive_kind(data):
        return archive_is_whole(data)
    if looks_whole(data):
        return True
    reading = read(data)
    if reading.format == MAIL and not data.rstrip().endswith(b"--"):
        return False
    return bool(reading.items) and not reading.refusals
