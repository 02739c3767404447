"""Pictures of a Reuters Connect item: its own renditions, and its associations of type picture."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.json_fields import Fields, objects, text
from wireroom.wire.adapters.readers.parts.json_values import address_of, joined, kind_of, rendition_of
from wireroom.wire.adapters.readers.parts.renditions import picture_of
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.rules.item import Link, Picture


def read_pictures(fields: Fields) -> tuple[Picture, ...]:
    """The item's own picture, if it is one, then those that are associated with it."""
    own = [fields] if kind_of(fields.get("type")) == "picture" else []
    linked = [each for each in _associated(fields) if kind_of(each.get("type")) == "picture"]
    return tuple(found for each in own + linked if (found := _picture(each)))


def read_links(fields: Fields) -> tuple[Link, ...]:
    """The items it is published with."""
    ids = (text(each.get("guid")) or text(each.get("uri")) or text(each.get("usn")) for each in _associated(fields))
    return tuple(Link(relation="association", stable_id=each) for each in ids if each)


def _associated(fields: Fields) -> list[Fields]:
    return objects(_listed(fields.get("associations", fields.get("association"))))


def _listed(value: Json) -> Json:
    """A list, also where GraphQL wraps it in `items`."""
    return value["items"] if isinstance(value, dict) and isinstance(value.get("items"), list) else value


def _picture(fields: Fields) -> Picture | None:
    files = objects(_listed(fields.get("renditions", fields.get("rendition"))))
    return picture_of(
        [rendition_of(each, href) for each in files if (href := address_of(each))],
        caption=text(fields.get("caption")) or text(fields.get("headline")),
        credit=text(fields.get("credit")) or text(fields.get("creditline")),
        photographer=text(fields.get("byline")),
        usage=joined(fields.get("usageterms"), " / "),
    )
