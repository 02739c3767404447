"""Pictures of a digitalwires entry: its associations of type image, the entry's own file among them."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.json_fields import Fields, objects, text
from wireroom.wire.adapters.readers.parts.json_values import address_of, joined, rendition_of
from wireroom.wire.adapters.readers.parts.renditions import picture_of
from wireroom.wire.rules.item import Picture

_IMAGES = ("image", "picture", "graphic")


def read_pictures(fields: Fields) -> tuple[Picture, ...]:
    """The pictures in file order; the featured one comes first."""
    images = [each for each in objects(fields.get("associations")) if _is_image(each)]
    images.sort(key=lambda each: each.get("is_featureimage") is not True)
    return tuple(found for each in images if (found := _picture(each, fields)))


def own_caption(fields: Fields) -> str | None:
    """The caption among the entry's descriptions: the plain one before the one with credit and archive marks."""
    captions = {
        (text(each.get("role")) or "").rpartition(":")[2].lower(): text(each.get("description"))
        for each in objects(fields.get("descriptions"))
    }
    return captions.get("caption") or captions.get("caption-extended")


def _is_image(fields: Fields) -> bool:
    return (text(fields.get("type")) or "").lower() in _IMAGES


def _picture(fields: Fields, entry: Fields) -> Picture | None:
    own = text(fields.get("urn")) == text(entry.get("urn"))
    return picture_of(
        [rendition_of(each, href) for each in objects(fields.get("renditions")) if (href := address_of(each))],
        caption=text(fields.get("caption")) or (own_caption(entry) if own else None),
        credit=text(fields.get("creditline")) or (text(entry.get("creditline")) if own else None),
        photographer=text(fields.get("byline")),
        alt=text(fields.get("alt")) or text(fields.get("alttext")),
        usage=joined(fields.get("usageterms"), " / ") or (joined(entry.get("usageterms"), " / ") if own else None),
    )
