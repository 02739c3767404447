"""What an agency says of a picture with its copy, beside what the file says: as the archive takes both over."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.pictures.rules.facts import Description
from wireroom.pictures.rules.terms import Terms
from wireroom.pictures.rules.words import (
    LONGEST_ALT,
    LONGEST_CAPTION,
    LONGEST_LINE,
    LONGEST_TERMS,
    credit_line,
    forbidden_in,
    most_stories_in,
)
from wireroom.wire.events import FiledItem, Picture, PictureEnd, printable

LONGEST_HOLD = 300


def description_offered(said: Description, picture: Picture, filed: FiledItem) -> Description:
    """The copy's words, which an agency may have mended after it wrote the file's; the file's where copy is silent."""
    taken_by = _text(picture.photographer)
    credit = credit_line([taken_by] if taken_by else [], _text(picture.credit)[:LONGEST_LINE])
    return Description(
        caption=_text(picture.caption)[:LONGEST_CAPTION] or said.caption,
        alt=_text(picture.alt)[:LONGEST_ALT] or said.alt,
        credit=credit[:LONGEST_LINE] or said.credit,
        source=said.source or filed.credit_name[:LONGEST_LINE],
    )


def terms_offered(said: Terms, *, rights: str, usage: str, ends: Sequence[PictureEnd]) -> Terms:
    """The strictest of both: the earlier end, and whatever either forbids or cannot be read."""
    together = "; ".join(dict.fromkeys(filter(None, (said.usage, _text(usage)))))[:LONGEST_TERMS]
    moments = [at for at in (said.expires_at, *(end.at for end in ends)) if at]
    unread = next((end for end in ends if end.at is None), None)
    held = said.held
    if not held and (forbidden := forbidden_in(together)):
        held = f"the agency says “{forbidden}”"
    if not held and unread:
        held = f"the agency says that it expires, but not readably when: “{unread.raw}”"
    return Terms(
        rights=said.rights or _text(rights)[:LONGEST_TERMS],
        usage=together,
        expires_at=min(moments, default=None),
        most_stories=said.most_stories or most_stories_in(together),
        held=held[:LONGEST_HOLD],
    )


def _text(said: str | None) -> str:
    return printable(said or "").strip()
