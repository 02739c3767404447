"""Pictures of ninjs: the item's own renditions, and its associations of type picture."""

from __future__ import annotations

from wireroom.wire.adapters.readers.ninjs.beyond import terms
from wireroom.wire.adapters.readers.ninjs.body import caption_of, credit_of
from wireroom.wire.adapters.readers.ninjs.fields import said
from wireroom.wire.adapters.readers.parts.json_fields import Fields, number, objects, text
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.renditions import Rendition, is_furniture, picture_of
from wireroom.wire.rules.item import Picture

PICTURE_TYPES = ("picture", "graphic")


def read_pictures(fields: Fields) -> tuple[Picture, ...]:
    """The item's own picture, if it is one, then those that are associated with it; logos are no pictures."""
    own = [fields] if fields.get("type") in PICTURE_TYPES else []
    return tuple(found for each in own + objects(fields.get("associations")) if (found := _picture(each)))


def _picture(fields: Fields) -> Picture | None:
    if fields.get("type") not in PICTURE_TYPES or is_furniture(text(fields.get("name")) or ""):
        return None
    descriptions = said(fields, "descriptions")
    photographer = text(fields.get("by")) or text(fields.get("byline"))
    return picture_of(
        [_rendition(each, href) for each in objects(fields.get("renditions")) if (href := _href(each))],
        caption=caption_of(descriptions),
        credit=_credit(fields, photographer) or credit_of(descriptions),
        photographer=photographer,
        alt=text(fields.get("alttext")),
        usage=" / ".join(terms(fields.get("usageterms"))) or None,
    )


def _credit(fields: Fields, photographer: str | None) -> str | None:
    """The credit line; a byline in the form of one ("name/agency") serves as such."""
    stated = text(fields.get("creditline")) or text(fields.get("copyrightholder"))
    return stated or (photographer if photographer and "/" in photographer else None)


def _href(rendition: Fields) -> str | None:
    href = rendition.get("href")
    return line(href) if isinstance(href, str) else None


def _rendition(fields: Fields, href: str) -> Rendition:
    return Rendition(
        href=href,
        mime=text(fields.get("contenttype")) or text(fields.get("mimetype")) or "",
        width=number(fields.get("width")),
        height=number(fields.get("height")),
        size=number(fields.get("sizeinbytes")),
    )
