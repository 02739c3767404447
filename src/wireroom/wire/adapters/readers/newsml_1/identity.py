"""Who a NewsItem of NewsML 1.x is: its PublicIdentifier, and that identifier without the revision."""

from __future__ import annotations

from dataclasses import replace

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.elements import children, first, within
from wireroom.wire.adapters.readers.parts.lines import first_words, line, words
from wireroom.wire.rules.item import Link, WireItem

URN = "urn:newsml:"


def with_identity(item: WireItem, identification: Element | None) -> WireItem:
    """Add guid, stable id, version, the label as slugline, and the tie to the revision before.

    Source: NewsML 1.2, NewsIdentifier: the PublicIdentifier is `urn:newsml:provider:date:item:revision` with the
    letter of RevisionId/@Update behind the revision, unless it is N.
    """
    parts = children(within(identification, "NewsIdentifier"))
    revision = first(parts, "RevisionId")
    number = words(revision)
    update = (revision.get("Update") or "N").strip() if revision is not None else "N"
    guid = first_words(parts.get("PublicIdentifier"))
    names = [first_words(parts.get(name)) for name in ("ProviderId", "DateId", "NewsItemId")]
    built = URN + ":".join(name or "" for name in names) if names[2] else None
    stable = _without_revision(guid, number, update, names[2]) or built
    return replace(
        item,
        guid=guid or (f"{built}:{number}" if built and number else built),
        stable_id=stable,
        version=number,
        slugline=first_words(children(identification).get("NameLabel")),
        provider_name=item.provider_name or names[0],
        links=_before(revision, stable),
    )


def stable_of(target: str) -> str:
    """The stable id of an item that another one names: without revision, always as an URN."""
    target = target if target.startswith("urn:") else URN + target
    parts = target.split(":")
    if target.startswith(URN) and len(parts) == 6:
        return ":".join(parts[:5])
    return target


def _without_revision(guid: str | None, number: str | None, update: str, item: str | None) -> str | None:
    """The identifier without its last part, where that is the revision; one that is the same for all is none."""
    if not guid:
        return None
    head, colon, last = guid.rpartition(":")
    if colon and head and number is not None and last in (number, f"{number}{update}", f"{number}N"):
        return head
    parts = guid.split(":")
    if guid.startswith(URN) and len(parts) == 6 and last[:1].isdigit():
        return ":".join(parts[:5])
    return guid if item is None or item in guid else None


def _before(revision: Element | None, stable: str | None) -> tuple[Link, ...]:
    before = line(revision.get("PreviousRevision")) if revision is not None else None
    if not before or not stable or not before.strip("0"):
        return ()
    return (Link(relation="prevVersion", stable_id=stable, version=before),)
