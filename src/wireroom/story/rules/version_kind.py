"""What a newer wire version is to a reader: an update, or the correction of something that was wrong."""

from __future__ import annotations

from wireroom.story.rules.plain_text import plain, shortened
from wireroom.story.rules.public import VersionKind
from wireroom.wire.events import FiledItem, WireItem, corrects, is_correction_note

LONGEST_NOTE = 600


def kind_of(item: WireItem, *, number: int, previous_headline: str, previous_slugline: str = "") -> VersionKind:
    """Say what the item is as the `number`th version of its story, by the wire's own signals and words.

    Words count only when the version before did not carry them already: "CORRECTED" often stays in a headline
    through later updates. The first version is always new: nobody here has read what it corrects.
    """
    if number == 1:
        return "new"
    mended = corrects(item, previous_headline=previous_headline, previous_slugline=previous_slugline)
    return "correction" if mended else "update"


def correction_note(filed: FiledItem) -> str:
    """The public note of a wire correction: the agency's own, if it marked one as public; private notes never leave."""
    public = (note for note in filed.item.notes if note.public and note.text.strip())
    told = next(filter(is_correction_note, public), None)
    return shortened(plain(told.text), limit=LONGEST_NOTE) if told else f"Corrected by {plain(filed.credit_name)}."
