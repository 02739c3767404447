"""AP Media API: the feed that names its own next page, and each item's text fetched from where it lies.

The answers say all of a story but its text (`renditions.nitf.href`). An item whose text cannot be had is delivered
without it at once, stays in the cursor, and is delivered again with it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import Field, field_validator

from wireroom.wire.adapters.readers.ap_media.text import ap_items, wanted_text, with_text
from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.safe_json import parse_json
from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Json, Leaving, Parcel, TransportError
from wireroom.wire.adapters.transports.owed import Owed, due, later, owed_in, owed_out
from wireroom.wire.adapters.transports.poll.carrier import Poll
from wireroom.wire.adapters.transports.poll.page import item_parcel
from wireroom.wire.adapters.transports.poll.settings import PollSettings
from wireroom.wire.adapters.transports.settings import TransportSettings
from wireroom.wire.adapters.transports.web.ask import Web
from wireroom.wire.adapters.transports.web.settings import checked_web_address
from wireroom.wire.rules.json_path import text_at

AT_ONCE = 4
MOST_OWED = 200
NO_TEXT = "AP did not give the text of this item for a day; it is shown without. Ask AP's support for the item."
TOO_MANY = "AP gives no texts at the moment, and {} items wait for theirs: no more are taken until it does."


class ApSettings(TransportSettings):
    """Where AP's feed begins. The key goes to that server alone."""

    url: str = Field(
        default="https://api.ap.org/media/v/content/feed?page_size=20&in_my_plan=true&include=*",
        title="Address of the feed",
        description="As it is, unless AP gave another.",
        max_length=2000,
    )
    every: int = Field(
        default=5, ge=1, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )
    hold: int = Field(default=40, ge=0, le=240, title="Held for", description="Seconds for which AP may wait for news.")

    @field_validator("url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        return checked_web_address(url)


class Ap:
    """One tie to AP's feed."""

    def __init__(self, settings: ApSettings, secret: str) -> None:
        self._url = settings.url
        self._feed = PollSettings(
            url=settings.url,
            every=settings.every,
            auth="header",
            key_name="x-api-key",
            paging="onward",
            next_path="data.next_page",
            items_path="data.items",
            hold=settings.hold,
        )
        self._poll, self._web = Poll(self._feed, secret), Web(self._feed, secret)

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """A page with the texts of its items; texts that were missing come first. Raises TransportError."""
        owed = owed_in(cursor)
        if any(due(each, now=now) for each in owed):
            return self._catch_up(cursor, owed, now=now)
        if len(owed) > MOST_OWED:
            raise TransportError(TOO_MANY.format(len(owed)))
        haul = self._poll.haul(cursor={key: value for key, value in cursor.items() if key != "owed"}, now=now)
        whole = self._with_texts(haul.parcels, now=now)
        late = [Owed.new(parcel.data.decode(), now=now) for parcel, missing in whole if missing]
        place = owed_out(self._onward(haul.cursor), [*owed, *late])
        return replace(haul, parcels=tuple(parcel for parcel, _ in whole), cursor=place)

    def acknowledge(self, haul: Haul) -> None:
        """AP keeps nothing for us, so it need not be told."""

    def look(self, *, now: datetime) -> str:
        """Say what AP's feed shows. Raises TransportError."""
        return self._poll.look(now=now)

    def close(self) -> None:
        """Nothing stays open."""

    def _catch_up(self, cursor: Cursor, owed: list[Owed], *, now: datetime) -> Haul:
        """Try again for the texts whose turn it is."""
        asked = [each for each in owed if due(each, now=now)]
        rest = [each for each in owed if not due(each, now=now)]
        whole = self._with_texts([Parcel(name="item", data=each.what.encode()) for each in asked], now=now)
        pairs = list(zip(asked, whole, strict=True))
        again = [later(each, now=now) for each, (_, missing) in pairs if missing]
        lost = tuple(Leaving(name=_name(each.what), reason=NO_TEXT) for each in again if each.is_hopeless(now=now))
        return Haul(
            parcels=tuple(parcel for _, (parcel, missing) in pairs if not missing),
            leavings=lost,
            cursor=owed_out(cursor, [*rest, *(each for each in again if not each.is_hopeless(now=now))]),
            more=True,
        )

    def _with_texts(self, parcels: tuple[Parcel, ...] | list[Parcel], *, now: datetime) -> list[tuple[Parcel, bool]]:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda parcel: self._with_text(parcel, now=now), parcels))

    def _with_text(self, parcel: Parcel, *, now: datetime) -> tuple[Parcel, bool]:
        """The item with its text in it, and whether that is still missing."""
        value = parse_json(parcel.data, [])
        items = ap_items(value)
        item = items[0] if len(items) == 1 and isinstance(items[0], dict) else None
        href = wanted_text(item) if item is not None else None
        if item is None or href is None:
            return replace(parcel, name=_name(parcel.data.decode())), False
        try:
            text = decode(self._web.get(href, now=now).body).data.decode("utf-8", "replace")
        except TransportError:
            return replace(parcel, name=_name(parcel.data.decode())), True
        return item_parcel(_placed(value, with_text(item, text)), name=text_at(item, "altids.itemid") or "item"), False

    def _onward(self, cursor: Cursor) -> Cursor:
        """The next page asks for the same fields as the first one; AP's own address of it forgets them."""
        following = text_at(dict(cursor), "next")
        include = [pair for pair in parse_qsl(urlsplit(self._url).query) if pair[0] == "include"]
        if not following or not include or "include=" in following:
            return cursor
        parts = urlsplit(following)
        query = "&".join(filter(None, [parts.query, urlencode(include, safe="*")]))
        return {**cursor, "next": parts._replace(query=query).geturl()}


def _placed(value: Json, item: dict[str, Json]) -> Json:
    return {**value, "item": item} if isinstance(value, dict) and "item" in value else item


def _name(written: str) -> str:
    items = ap_items(parse_json(written.encode(), []))
    return text_at(items[0], "altids.itemid") or "item" if items else "item"
