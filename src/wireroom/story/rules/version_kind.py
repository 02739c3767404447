"""What a newer wire version is to a reader: an update, or the correction of something that was wrong."""

from __future__ import annotations

import re

from wireroom.story.rules.plain_text import plain, shortened
from wireroom.story.rules.public import VersionKind
from wireroom.wire.events import FiledItem, Note, WireItem

WORDS = (
    "correction|corrections|corrected|corrects|correcting|corrective|berichtigung|berichtigt|korrektur|korrigiert|"
    "korrigierte fassung|rectificatif|rectification|corrigé|corrige|corrección|corrige|fe de erratas|correzione|"
    "rettifica|correção|correctie|rectificatie|gecorrigeerd|rättelse|rettelse|retting|rettet|korrigert|korjaus|"
    "korjattu|oikaisu|korekta|sprostowanie|oprava|düzeltme|訂正|更正"
)
MARKED = re.compile(rf"^\W*(?:{WORDS})\s*(?:[:;\-–—()\[\]/.,*]|$)", re.IGNORECASE)
IN_BRACKETS = re.compile(rf"[(\[]\s*(?:{WORDS})\b", re.IGNORECASE)
SHOUTED = re.compile(rf"^\W*(?:{WORDS.upper()})\b")
LONGEST_NOTE = 600


def kind_of(item: WireItem, *, number: int, previous_headline: str) -> VersionKind:
    """Say what the item is as the `number`th version of its story: signals count first, words second.

    Words count only when the version before did not carry them already: "CORRECTED" often stays in a headline
    through later updates. The first version is always new: nobody here has read what it corrects.
    Source: NewsML-G2 signal `sig:correction`; words as agencies print them, by language.
    """
    if number == 1:
        return "new"
    if any(signal.lower().rpartition(":")[2] in {"correction", "corr"} for signal in item.signals):
        return "correction"
    carried = says_correction(previous_headline)
    spoken = (says_correction(item.headline or "") and not carried) or any(map(_is_correction, _public(item)))
    return "correction" if spoken else "update"


def correction_note(filed: FiledItem) -> str:
    """The public note of a wire correction: the agency's own, if it marked one as public; private notes never leave."""
    told = next((note for note in _public(filed.item) if _is_correction(note)), None)
    return shortened(plain(told.text), limit=LONGEST_NOTE) if told else f"Corrected by {plain(filed.credit_name)}."


def says_correction(text: str) -> bool:
    """Whether a headline or a note is marked as a correction; "Bank corrects forecast" is not."""
    shouted = SHOUTED.match(text) is not None and not text.isupper()
    return bool(MARKED.match(text) or IN_BRACKETS.search(text)) or shouted


def _public(item: WireItem) -> tuple[Note, ...]:
    return tuple(note for note in item.notes if note.public and note.text.strip())


def _is_correction(note: Note) -> bool:
    return "correct" in (note.role or "").lower() or says_correction(note.text)
