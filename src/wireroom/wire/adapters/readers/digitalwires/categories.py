"""Categories of a digitalwires entry: subjects, genres, keywords, places, all in one list and told apart by type."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.wire.adapters.readers.parts.json_fields import Fields, objects, text
from wireroom.wire.adapters.readers.parts.json_values import without_repeats
from wireroom.wire.rules.item import Subject

_SUBJECTS = frozenset({"dpasubject", "geosubject", "subject", "mediatopic", "desk", "rubric", "scope"})
_KEYWORDS = frozenset({"keyword", "person", "organisation", "poi"})
_KNOWN = frozenset({"pubstatus", "urgency", "wire", "creator", "contributor"})
"""Said elsewhere, or of no use to an editor: which services carried it, which accounts wrote it."""


@dataclass(frozen=True, slots=True)
class Categories:
    """What the categories say, sorted."""

    subjects: tuple[Subject, ...]
    keywords: tuple[str, ...]
    genres: tuple[str, ...]
    signals: tuple[str, ...]
    place: str | None
    provider: str | None
    unmapped: tuple[str, ...]


def read_categories(fields: Fields) -> Categories:
    """Sort the categories by type, in file order; a code without a place is named under `unmapped`."""
    by_type: dict[str, list[Fields]] = {}
    for each in objects(fields.get("categories")):
        by_type.setdefault(_type(each), []).append(each)
    ordered = [each for each in objects(fields.get("categories")) if _type(each) in _SUBJECTS]
    sorted_out = _SUBJECTS | _KEYWORDS | _KNOWN | {"genre", "signal", "locationcreated", "provider", "infosource"}
    return Categories(
        subjects=without_repeats(
            [Subject(code=code, name=text(each.get("name"))) for each in ordered if (code := text(each.get("qcode")))]
        ),
        keywords=_names(by_type, *sorted(_KEYWORDS)),
        genres=_names(by_type, "genre"),
        signals=tuple(code for each in by_type.get("signal", ()) if (code := text(each.get("qcode")))),
        place=next(iter(_names(by_type, "locationcreated")), None),
        provider=next(iter(_names(by_type, "provider", "infosource")), None),
        unmapped=tuple(f"category {name}" for name in by_type if name and name not in sorted_out),
    )


def _type(category: Fields) -> str:
    return (text(category.get("type")) or "").rpartition(":")[2].lower()


def _names(by_type: dict[str, list[Fields]], *types: str) -> tuple[str, ...]:
    named = (text(each.get("name")) for name in types for each in by_type.get(name, ()))
    return without_repeats([name for name in named if name])
