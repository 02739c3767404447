"""What a ninjs item says beyond what a wire item has a place for: rights in lists, second names, fields of its own."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.identity import names_a_story
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, objects, text
from wireroom.wire.adapters.readers.parts.json_values import without_repeats
from wireroom.wire.adapters.readers.parts.safe_json import Json

_READ = frozenset(
    [
        *(
            "uri",
            "standard",
            "type",
            "version",
            "pubstatus",
            "slugline",
            "title",
            "by",
            "byline",
            "dateline",
            "located",
        ),
        *("infosources", "copyrightholder", "copyrightnotice", "source", "urgency", "priority", "sent", "firstcreated"),
        *("versioncreated", "contentcreated", "contentmodified", "expires", "embargoed", "language", "subject"),
        *("subjects", "keywords", "genre", "genres", "profile", "ednote", "ednotes", "usageterms", "evolvedfrom"),
        *("replacing", "replaces", "revisions", "associations", "renditions", "alttext", "creditline", "altids"),
        *("digitalsourcetype", "mimetype", "representationtype", "signals", "headlines", "bodies", "descriptions"),
        *("people", "organisations", "organizations", "places", "objects", "events", "charcount", "wordcount"),
        *("$standard", "$schema", "contentcount"),
    ]
)
"""Names that are read, or that only count or repeat what is read elsewhere."""
_STEMS = ("headline", "body", "description")


def terms(value: Json) -> tuple[str, ...]:
    """The texts of a field that holds one, or several, or objects with a value, name or address (ninjs 3.x)."""
    values = value if isinstance(value, list) else [value]
    return without_repeats([said for each in values if (said := text(each) or _said(folded(each)))])


def _said(entry: Fields) -> str | None:
    return next((said for name in ("value", "name", "literal", "uri", "href") if (said := text(entry.get(name)))), None)


def references(fields: Fields) -> tuple[str, ...]:
    """Second names of the story that all its versions share (TT: `refuno`), with their role."""
    alone = fields.get("altids")
    entries = list(folded(alone).items()) if isinstance(alone, dict) else []
    named = [(role, text(value)) for role, value in entries]
    if isinstance(alone, list):
        named += [(text(each.get("role")) or "", text(each.get("value"))) for each in objects(alone)]
    return tuple(f"{role}:{value}" for role, value in named if value and names_a_story(role))


def left(fields: Fields) -> tuple[str, ...]:
    """The fields that have no place, each with what it says if that is short."""
    names = (name for name in fields if name not in _READ and name.partition("_")[0] not in _STEMS)
    told = ((name, "; ".join(terms(fields[name]))) for name in names if fields[name] not in (None, "", [], {}))
    return tuple(f"{name}: {said[:200]}" if said else name for name, said in told)
