"""Notes of a digitalwires entry: `ednotes` by role, and the notepad, of which one half must never be printed."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.body import text_of_html
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, objects, text
from wireroom.wire.adapters.readers.parts.json_values import private_notes
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.rules.item import Note

_NEVER_PUBLIC = frozenset({"closingline", "embargo", "contacts", "dpacontacts"})
"""Staff initials, the hold itself, telephone numbers: private, whatever the entry says of them."""


def read_notes(fields: Fields) -> tuple[Note, ...]:
    """All notes in file order; public only what is marked so."""
    notepad = folded(fields.get("notepad"))
    notes = [note for each in objects(fields.get("ednotes")) if (note := _note(each))]
    notes += private_notes(fields.get("autopublishnotice"), "autopublishnotice")
    notes += _html_note(notepad.get("public_html"), "notepad", public=True)
    notes += _html_note(notepad.get("nonpublic_html"), "notepad-nonpublic", public=False)
    notes += _html_note(fields.get("linkbox_html"), "linkbox", public=True)
    return tuple(notes)


def _note(fields: Fields) -> Note | None:
    said = text(fields.get("ednote"))
    role = (text(fields.get("role")) or "").rpartition(":")[2].lower() or None
    public = fields.get("is_publishable") is True and role not in _NEVER_PUBLIC
    return Note(text=said, role=role, public=public) if said else None


def _html_note(html: Json, role: str, *, public: bool) -> list[Note]:
    said = text_of_html(html) if isinstance(html, str) else None
    return [Note(text=said, role=role, public=public)] if said else []
