"""Subjects, places, people and companies of an AP item, as the codes AP's own NewsML-G2 writes."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.json_fields import Fields, objects, text
from wireroom.wire.adapters.readers.parts.json_values import texts, without_repeats
from wireroom.wire.rules.item import Subject

_SCHEMES = {
    "subject": "apsubject",
    "place": "apgeography",
    "person": "apperson",
    "organisation": "apcompany",
    "event": "apevent",
}
_RELATIONS = {"category": "apcat", "suppcategory": "apsupcat"}
_MEDIA_TOPICS = "mediatopic"


def read_subjects(fields: Fields) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """The codes in file order, and the names that have none. Category letters (`a`, `i`, `s`) get a scheme too."""
    subjects, names = [], []
    for kind, scheme in _SCHEMES.items():
        for each in objects(fields.get(kind)):
            code, name = text(each.get("code")), text(each.get("name"))
            if code:
                subjects.append(Subject(code=_qcode(each, code, scheme), name=name))
            elif name:
                names.append(name)
    return without_repeats(subjects), without_repeats(names)


def _qcode(entry: Fields, code: str, scheme: str) -> str:
    if ":" in code:
        return code
    if _MEDIA_TOPICS in (text(entry.get("scheme")) or ""):
        return f"medtop:{code}"
    relation = next((_RELATIONS[each] for each in texts(entry.get("rels")) if each in _RELATIONS), None)
    return f"{relation or scheme}:{code}"
