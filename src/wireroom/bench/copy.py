"""Wire copy made for measuring: as large as a real story, each with a headline of its own."""

from __future__ import annotations

import json
from datetime import datetime

SENTENCE = (
    "The harbour master said that the tide would turn before the crews had finished, and that nobody should wait. "
)


def headline(number: int, *, series: str) -> str:
    """The headline of one story of a series; its slug is `slug(number, series=…)`."""
    return f"Tide report {series} {number:05}"


def slug(number: int, *, series: str) -> str:
    """The last part of the address that the story will have."""
    return f"tide-report-{series}-{number:05}"


def ninjs(
    number: int,
    *,
    series: str,
    now: datetime,
    version: int = 1,
    status: str = "usable",
    urgency: int = 5,
    paragraphs: int = 9,
) -> bytes:
    """One story in ninjs 2; of about 5 kB in nine paragraphs."""
    body = "".join(f"<p>{number}.{part} {SENTENCE * 5}</p>" for part in range(paragraphs))
    return json.dumps({
        "uri": f"urn:bench:{series}:{number}",
        "standard": {"name": "ninjs", "version": "2.1"},
        "type": "text",
        "version": str(version),
        "versioncreated": now.isoformat(),
        "pubstatus": status,
        "urgency": urgency,
        "language": "en",
        "slugline": f"TIDE-{series}-{number}",
        "headlines": [{"role": "main", "value": headline(number, series=series)}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": body}],
        "subjects": [{"uri": "http://cv.iptc.org/newscodes/mediatopic/04000000", "name": "economy"}],
    }).encode()  # fmt: skip
