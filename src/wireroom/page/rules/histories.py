"""A story's public history: every version, its time, and the difference from the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import chain_of, history_of
from wireroom.page.rules.articles import kind_shown
from wireroom.page.rules.differences import differences
from wireroom.page.rules.direction import direction
from wireroom.page.rules.heads import story_head
from wireroom.page.rules.sheets import HistoryPage, VersionSheet
from wireroom.story.events import Label, PublicStory, PublicVersion, canonical
from wireroom.wire.events import printable

LABELS = {"new": "First version", "update": "Update", "correction": "Correction"}


def history_page(
    *, story: PublicStory, versions: Sequence[PublicVersion], sections: Iterable[Label], site: Site
) -> HistoryPage:
    """Lay the history out, newest version first; `versions` come oldest first."""
    title = f"History: {printable(story.current.headline)}"
    head = story_head(site=site, story=story, path=history_of(story.path), sections=sections, title=title)
    return HistoryPage(
        head=head,
        headline=printable(story.current.headline),
        href=story.path,
        json_href=chain_of(story.path),
        language=story.current.language or site.language,
        direction=direction(story.current.language),
        versions=tuple(
            _version(before, after) for before, after in reversed(list(pairwise((None, *versions)))) if after
        ),
    )


def chain(*, story: PublicStory, versions: Sequence[PublicVersion], site: Site) -> bytes:
    """Give the chain of versions as JSON: the SHA-256 of each `record` is its `hash`, and it names the one before."""
    facts: dict[str, Any] = {
        "story": site.url + story.path,
        "algorithm": "sha256",
        "versions": [_link(version) for version in versions],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()


def _version(before: PublicVersion | None, after: PublicVersion) -> VersionSheet:
    blocks = differences(before, after)
    return VersionSheet(
        number=after.number,
        kind=kind_shown(after.kind),
        label=LABELS[kind_shown(after.kind)],
        at=after.published_at,
        headline=printable(after.headline),
        credit=printable(after.credit),
        byline=printable(after.byline),
        note=printable(after.note),
        blocks=blocks,
        unchanged=sum(block.change == "same" for block in blocks),
        received_at=after.received_at,
        wire_id=printable(after.wire_id),
        wire_version=printable(after.wire_version),
        hash=after.hash,
        previous_hash=after.previous_hash,
    )


def _link(version: PublicVersion) -> dict[str, Any]:
    return {
        "number": version.number,
        "kind": version.kind,
        "published": version.published_at.isoformat(),
        "received": version.received_at.isoformat() if version.received_at else None,
        "headline": version.headline,
        "note": version.note,
        "provider": version.provider,
        "wire_id": version.wire_id,
        "wire_version": version.wire_version,
        "hash": version.hash,
        "previous_hash": version.previous_hash,
        "record": canonical(version).decode("utf-8", "replace"),
    }
