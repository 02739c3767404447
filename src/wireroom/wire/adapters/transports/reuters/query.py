"""The questions put to Reuters Connect, and what its answers hold (GraphQL over HTTP)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wireroom.wire.adapters.transports.carrier import Json
from wireroom.wire.rules.json_path import found_at, list_at, text_at

AT_ONCE = 100
FIELDS = (
    "byLine caption contentTimestamp copyrightNotice credit firstCreated fragment headLine intro keyword language "
    "located position productLabel profile pubStatus slug type uri urgency usageTerms usageTermsRole usn version "
    "versionCreated versionedGuid bodyXhtml bodyXhtmlRich subject { code name rel }"
)
_SEARCH = (
    "query Wireroom($cursor: String!, $dateRange: String!%s) {"
    " search(filter: { mediaTypes: TEXT, dateRange: $dateRange%s }, cursor: $cursor, limit: %d) {"
    " pageInfo { hasNextPage endCursor } items { versionedGuid } } }"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of a search: ids of items, and where the next page begins, empty on the last one."""

    ids: tuple[str, ...]
    next: str


def search_for(*, since: datetime, channels: Sequence[str], cursor: str) -> bytes:
    """The question for the ids of all texts since a moment."""
    named, used = (", $channel: [String]!", ", channel: $channel") if channels else ("", "")
    query = _SEARCH % (named, used, AT_ONCE)
    variables: dict[str, Json] = {
        "cursor": cursor,
        "dateRange": since.astimezone(UTC).strftime("%Y.%m.%d.%H.%M.%S"),
        **({"channel": list(channels)} if channels else {}),
    }
    return json.dumps({"query": query, "variables": variables}).encode()


def items_of(ids: Sequence[str]) -> bytes:
    """The question for whole items, all in one."""
    asked = " ".join(f"i{number}: item(id: {json.dumps(each)}) {{ {FIELDS} }}" for number, each in enumerate(ids))
    return json.dumps({"query": f"query Wireroom {{ {asked} }}"}).encode()


def found_in(value: Json) -> Found | None:
    """What a search found, None when the answer is no search."""
    if not isinstance(found_at(value, "data.search.items"), list):
        return None
    ids = dict.fromkeys(text_at(each, "versionedGuid") for each in list_at(value, "data.search.items"))
    more = found_at(value, "data.search.pageInfo.hasNextPage") is True
    onward = text_at(value, "data.search.pageInfo.endCursor") if more else ""
    return Found(ids=tuple(filter(None, ids)), next=onward)


def items_in(value: Json, ids: Sequence[str]) -> dict[str, Json]:
    """The items of an answer by the ids they were asked for; those that are missing are left out."""
    found = {each: found_at(value, f"data.i{number}") for number, each in enumerate(ids)}
    return {each: item for each, item in found.items() if isinstance(item, dict)}


def errors_in(value: Json) -> str:
    """What the server says went wrong, in its own words; empty for nothing."""
    said = [text_at(each, "message") for each in list_at(value, "errors")]
    return " ".join(" ".join(said).split())[:200]
