"""Look into an agency's picture before it is taken in, with what the agency says of it."""

from __future__ import annotations

from dataclasses import replace

from wireroom.pictures.flows.look_into import Looked, look_into
from wireroom.pictures.flows.refusals import UnableToTakeIn
from wireroom.pictures.rules.offered_words import description_offered, terms_offered
from wireroom.wire.api import ends_of_pictures, picture_file, usage_of_pictures
from wireroom.wire.events import FiledItem


def look_into_offered(*, filed: FiledItem, href: str) -> Looked:
    """Look into the picture that an item offers under this address. Raises LookupError, UnableToTakeIn."""
    offered = next((each for each in filed.item.pictures if each.href == href), None)
    if offered is None:
        raise LookupError(f"Wire item {filed.id} offers no such picture.")
    file = picture_file(provider=filed.provider, href=href)
    if file is None or not file.path.is_file():
        raise UnableToTakeIn("Its file is not here: it has not come yet, or its agency withdrew it.")
    looked = look_into(data=file.path.read_bytes(), name=href.rstrip("/").rpartition("/")[2])
    if not looked.mime:
        return looked
    name = (filed.provider, href)
    return replace(
        looked,
        description=description_offered(looked.description, offered, filed),
        terms=terms_offered(
            looked.terms,
            rights=filed.item.copyright or "",
            usage=usage_of_pictures([name]).get(name, ""),
            ends=ends_of_pictures([name]).get(name, ()),
        ),
    )
