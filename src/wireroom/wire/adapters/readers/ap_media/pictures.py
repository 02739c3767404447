"""Pictures of an AP item: its own renditions if it is one, and its associations, with a file or without."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, objects, text
from wireroom.wire.adapters.readers.parts.json_values import address_of, kind_of, rendition_of, texts
from wireroom.wire.adapters.readers.parts.renditions import Rendition, picture_of
from wireroom.wire.rules.item import Link, Picture

_TIES = {"derivedfrom": "derivedFrom", "refersto": "refersTo"}


def read_pictures(fields: Fields) -> tuple[Picture, ...]:
    """The item's own picture first, then those it is published with, of which AP names often only the headline."""
    own = _picture(fields) if kind_of(fields.get("type")) == "picture" else None
    linked = [each for each in objects(fields.get("associations")) if kind_of(each.get("type")) == "picture"]
    return (*((own,) if own else ()), *(_picture(each) or _announced(each) for each in linked))


def read_links(fields: Fields) -> tuple[Link, ...]:
    """The items this one is published with, refers to or was made from."""
    links = [_link("association", each) for each in objects(fields.get("associations"))]
    for name, relation in _TIES.items():
        links += [Link(relation=relation, stable_id=each) for each in texts(fields.get(name))]
        links += [_link(relation, each) for each in objects(fields.get(name))]
    return tuple(each for each in links if each)


def _link(relation: str, fields: Fields) -> Link | None:
    target = text(folded(fields.get("altids")).get("itemid")) or text(fields.get("uri"))
    return Link(relation=relation, stable_id=target, version=text(fields.get("version"))) if target else None


def _picture(fields: Fields) -> Picture | None:
    return picture_of(
        _renditions(fields),
        caption=text(fields.get("description_caption")) or text(fields.get("headline")),
        credit=_credit(fields),
        photographer=text(folded(fields.get("photographer")).get("name")),
        usage=" / ".join(texts(fields.get("usageterms"))) or None,
    )


def _announced(fields: Fields) -> Picture:
    """A picture of which only the item is named: its file comes with that item."""
    caption = text(fields.get("description_caption")) or text(fields.get("headline"))
    return Picture(href=None, caption=caption, credit=_credit(fields), renditions=0)


def _renditions(fields: Fields) -> list[Rendition]:
    files = [each for each in objects(fields.get("renditions")) if kind_of(each.get("type")) == "picture"]
    return [rendition_of(each, href) for each in files if (href := address_of(each))]


def _credit(fields: Fields) -> str | None:
    photographer = folded(fields.get("photographer"))
    named = [text(photographer.get("name")), text(photographer.get("title"))]
    return text(fields.get("description_creditline")) or "/".join(filter(None, named)) or None
