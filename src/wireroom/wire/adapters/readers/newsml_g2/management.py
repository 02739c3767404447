"""The management of a NewsML-G2 item (`itemMeta`): status, embargo, dates, notes, signals and links."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_g2.notes import read_notes
from wireroom.wire.adapters.readers.parts.codes import STATUSES, code_of, local_part
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.elements import Children, children, first
from wireroom.wire.adapters.readers.parts.identity import stable_id
from wireroom.wire.adapters.readers.parts.lines import first_words, line, words
from wireroom.wire.adapters.readers.typed.marks import embargo_in_notes
from wireroom.wire.rules.item import Embargo, Kind, Link, Moment, Status, WireItem

_KINDS: dict[str, Kind] = {
    "text": "text",
    "picture": "picture",
    "graphic": "picture",
    "video": "video",
    "audio": "video",
    "animation": "video",
    "composite": "composite",
}
_MANAGEMENT = frozenset(
    [
        "itemClass",
        "provider",
        "versionCreated",
        "firstCreated",
        "embargoed",
        "pubStatus",
        "edNote",
        "signal",
        "link",
        "expires",
        "title",
        "service",
        "generator",
        "profile",
        "fileName",
        "role",
        "copyrightHolder",
    ]
)


def with_identity(item: WireItem, meta: Children, zone: tzinfo) -> WireItem:
    """What is read of every item; of what is no news (concepts, catalogs, plans), nothing else."""
    status, doubts = _status(first(meta, "pubStatus"))
    created = moment(first_words(meta.get("versionCreated")), zone)
    return replace(item, status=status, suspicions=doubts, version_created=created)


def with_management(item: WireItem, meta: Children, zone: tzinfo) -> WireItem:
    """Add the rest of itemMeta, which only news needs."""
    notes = read_notes(meta.get("edNote", []))
    return replace(
        item,
        kind=_KINDS.get(local_part(first(meta, "itemClass")), item.kind),
        first_created=moment(first_words(meta.get("firstCreated")), zone),
        expires=_expires(meta, zone),
        embargo=_embargo(first(meta, "embargoed"), zone) or embargo_in_notes(notes, zone),
        provider_name=_provider(first(meta, "provider")),
        signals=tuple(code for each in meta.get("signal", ()) if (code := code_of(each))),
        notes=notes,
        links=_links(meta.get("link", [])),
        unmapped=tuple(sorted(meta.keys() - _MANAGEMENT)),
    )


def _status(element: Element | None) -> tuple[Status | None, tuple[str, ...]]:
    """`pubStatus`: a code that no one knows withholds, for doubt holds."""
    if element is None or not (code := local_part(element)):
        return None, ()
    if code in STATUSES:
        return STATUSES[code], ()
    return "withheld", (f"The status {code[:60]!r} is unknown; the item is withheld until an editor decides.",)


def _embargo(element: Element | None, zone: tzinfo) -> Embargo | None:
    """NewsML-G2 `<embargoed>`: an empty element holds without end, and so does one that no one can read."""
    if element is None:
        return None
    found = moment(words(element), zone)
    if found is None:
        return Embargo(raw="", until=None)
    return Embargo(raw=found.raw, until=found.at)


def _expires(meta: Children, zone: tzinfo) -> Moment | None:
    """The expiry for every use; those with a `pubconstraint` speak of one use only."""
    every_use = [each for each in meta.get("expires", []) if not each.get("pubconstraint")]
    return moment(first_words(every_use), zone)


def _provider(element: Element | None) -> str | None:
    if element is None:
        return None
    return first_words(children(element).get("name")) or line(
        element.get("literal") or element.get("qcode") or element.get("uri")
    )


def _links(elements: list[Element]) -> tuple[Link, ...]:
    found = []
    for each in elements:
        target = line(each.get("residref") or each.get("guidref") or each.get("uri"))
        if target:
            relation = local_part(each, "rel") or "seeAlso"
            found.append(
                Link(relation=relation, stable_id=stable_id(target) or target, version=line(each.get("version")))
            )
    return tuple(found)
