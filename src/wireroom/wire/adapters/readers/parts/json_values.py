"""What the JSON formats of agencies share: statuses, embargoes, lists of texts, where the items are."""

from __future__ import annotations

from datetime import tzinfo

from wireroom.wire.adapters.readers.parts.codes import STATUSES
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.json_fields import Fields, text
from wireroom.wire.adapters.readers.parts.renditions import Rendition
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.rules.item import Embargo, Kind, Moment, Note, Status

Doubts = tuple[str, ...]
KINDS: dict[str, Kind] = {
    "text": "text",
    "picture": "picture",
    "image": "picture",
    "photo": "picture",
    "graphic": "picture",
    "video": "video",
    "live_video": "video",
    "audio": "video",
    "composite": "composite",
    "package": "composite",
    "event": "event",
    "planning": "not-news",
}
_ADDRESSES = ("href", "url", "uri")


def kind_of(value: Json) -> Kind:
    """The kind of an item by its type; an unknown or missing one is text, which every editor can read."""
    return KINDS.get((text(value) or "text").lower(), "text")


def status_of(value: Json) -> tuple[Status | None, Doubts]:
    """A publishing status, with or without a scheme before it; an unknown one withholds."""
    said = (text(value) or "").rpartition(":")[2].lower()
    if said in STATUSES or not said:
        return (STATUSES.get(said), ()) if value is None or isinstance(value, str) else _unknown(value)
    return _unknown(said)


def _unknown(said: Json) -> tuple[Status, Doubts]:
    return "withheld", (f"The status {str(said)[:60]!r} is unknown; the item is withheld until an editor decides.",)


def embargo_of(value: Json, zone: tzinfo) -> Embargo | None:
    """An embargo that is named: empty or unreadable, it holds without end."""
    if value is None or value is False:
        return None
    found = moment(text(value), zone)
    return Embargo(raw=found.raw if found else "", until=found.at if found else None)


def held(embargo: Embargo | None, status: Status | None) -> Embargo | None:
    """The embargo of an item; the status `embargoed` alone holds without end."""
    if embargo is None and status == "embargoed":
        return Embargo(raw="status embargoed", until=None)
    return embargo


def date_of(fields: Fields, name: str, zone: tzinfo) -> Moment | None:
    """A date by its field's name."""
    return moment(text(fields.get(name)), zone)


def texts(value: Json) -> tuple[str, ...]:
    """The texts in a list, or the one that stands alone; empty ones are none."""
    found = value if isinstance(value, list) else [value]
    return tuple(said for each in found if (said := text(each)))


def joined(value: Json, between: str = " ") -> str | None:
    """One text of several."""
    return between.join(texts(value)) or None


def private_notes(value: Json, role: str | None = None) -> tuple[Note, ...]:
    """Notes for editors only: what a format does not mark as public."""
    return tuple(Note(text=said, role=role) for said in texts(value))


def without_repeats[Each](found: list[Each]) -> tuple[Each, ...]:
    """The same without repeats, in file order."""
    return tuple(dict.fromkeys(found))


def address_of(rendition: Fields) -> str | None:
    """Where a rendition can be fetched, whichever name the format gives the address."""
    return next(
        (said for name in _ADDRESSES if isinstance(rendition.get(name), str) and (said := text(rendition[name]))), None
    )


def rendition_of(fields: Fields, href: str) -> Rendition:
    """One file of a picture."""
    return Rendition(
        href=href,
        mime=text(fields.get("mimetype")) or text(fields.get("contenttype")) or "",
        width=_pixels(fields.get("width")),
        height=_pixels(fields.get("height")),
        size=_pixels(fields.get("sizeinbytes")),
    )


def _pixels(value: Json) -> int | None:
    plain = isinstance(value, int) and not isinstance(value, bool)
    return value if plain and 0 <= value < 10**9 else None
