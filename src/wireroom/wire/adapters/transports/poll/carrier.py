"""Look at an address again and again: a feed, a single file, pages of JSON, or an answer held until there is news.

The cursor says how far that has come: the validators of the last answer (RFC 9110, section 8.8), the entries it
showed, and where the server said to go on. It counts only together with the copy it came with.
"""

from __future__ import annotations

import time
from datetime import datetime

from wireroom.kernel.http import Answer
from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Json, Leaving
from wireroom.wire.adapters.transports.poll.numbers import numbered
from wireroom.wire.adapters.transports.poll.page import Page, Paths, read_page
from wireroom.wire.adapters.transports.poll.settings import PollSettings
from wireroom.wire.adapters.transports.poll.validators import after, conditions
from wireroom.wire.adapters.transports.web.ask import NOT_MODIFIED, SECONDS, Web
from wireroom.wire.adapters.transports.web.faults import fault
from wireroom.wire.rules.json_path import list_at, text_at

LOST_PLACE = (
    "The server no longer knows the place up to which it was read, so it is read from its start: copy from the time "
    "between may be missing. Ask the agency to send it again."
)
FORGOTTEN = frozenset({400, 404, 410})
HELD = 3.0
"""An answer without news that took so many seconds was held for us; asking again at once is what is meant."""


class Poll:
    """One tie to one address."""

    def __init__(self, settings: PollSettings, secret: str) -> None:
        self._settings = settings
        self._web = Web(settings, secret)
        self._paths = Paths(next=settings.next_path, items=settings.items_path)
        self._of = f"{settings.paging} {settings.url}"

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """One page: what is new on it, and where to go on. Raises TransportError."""
        return numbered(self._page(cursor, now=now), cursor, self._settings.number_path, now=now)

    def acknowledge(self, haul: Haul) -> None:
        """A look takes nothing away, so nobody need be told."""

    def look(self, *, now: datetime) -> str:
        """Say in a sentence what lies at the address. Raises TransportError."""
        answer = self._web.get(self._settings.url, now=now, hold=self._settings.hold)
        page = read_page(answer, self._paths)
        many = f"{len(page.parcels)} items" if self._paths.items else f"a file of {len(answer.body):,} bytes"
        if self._settings.paging == "none":
            return f"The address answers with {many}."
        return f"The address answers with {many}, and names {'a' if page.next else 'no'} next page."

    def close(self) -> None:
        """Nothing stays open."""

    def _page(self, cursor: Cursor, *, now: datetime) -> Haul:
        place: dict[str, Json] = dict(cursor) if cursor.get("of") == self._of else {"of": self._of}
        url = text_at(place, "next") or self._settings.url
        began = time.monotonic()
        headers = conditions(place, url=url, now=now)
        answer = self._web.answer(url, headers=headers, seconds=SECONDS + self._settings.hold)
        if answer.status in FORGOTTEN and url != self._settings.url:
            return self._lost(place)
        wrong = fault(answer, now=now, secret=self._web.secret)
        if wrong is not None:
            raise wrong
        wait = 0.0 if self._settings.hold and time.monotonic() - began > HELD else None
        if answer.status == NOT_MODIFIED:
            return Haul(cursor=place, wait=wait)
        return self._taken(place, answer, url=url, wait=wait)

    def _lost(self, place: dict[str, Json]) -> Haul:
        """Begin at the start again, because the server does not know the place where it was left."""
        left = (Leaving(name=self._settings.url, reason=LOST_PLACE),) if self._settings.paging == "onward" else ()
        return Haul(leavings=left, cursor={key: place[key] for key in ("of", "seen") if key in place}, more=True)

    def _taken(self, place: dict[str, Json], answer: Answer, *, url: str, wait: float | None) -> Haul:
        page = read_page(answer, self._paths)
        parcels = () if place.get("at") == url and place.get("sha") == page.sha else page.parcels
        new = {**place, **after(answer, url=url, sha=page.sha)}
        onward = self._web.to_keep(page.next) if page.next and page.next != url else ""
        if self._settings.paging == "onward":
            if onward:
                new["next"] = onward
            return Haul(parcels=parcels, cursor=new, more=bool(page.parcels and onward and onward != url), wait=wait)
        if self._settings.paging == "older":
            cursor = self._older(place, page, onward) if url != self._settings.url else self._newest(new, page, onward)
            return Haul(parcels=parcels, cursor=cursor, more="next" in cursor)
        return Haul(parcels=parcels, cursor=new, wait=wait)

    def _newest(self, new: dict[str, Json], page: Page, onward: str) -> dict[str, Json]:
        """After the newest page: go back if it shows no entry known from the last look."""
        seen = list_at(new, "seen")
        new["seen"] = list(page.marks)
        if onward and self._settings.pages > 1 and not set(seen) & set(page.marks):
            new |= {"next": onward, "looked": 1, "known": seen}
        return new

    def _older(self, place: dict[str, Json], page: Page, onward: str) -> dict[str, Json]:
        """After an older page: go further back until one shows a known entry, or far enough."""
        looked = int(text_at(place, "looked") or 1) + 1
        if onward and looked < self._settings.pages and not set(list_at(place, "known")) & set(page.marks):
            return {**place, "next": onward, "looked": looked}
        return {key: value for key, value in place.items() if key not in {"next", "looked", "known"}}
