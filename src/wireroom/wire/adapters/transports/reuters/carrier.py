"""Reuters Connect: ask for the ids of what came in a span of time, then for the items not yet had.

The spans overlap, because an item may turn up with a time that has passed already; what was had before is not asked
for again. An item that cannot be had is owed, and asked for until it comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from wireroom.kernel.http import Answer, Asking
from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Json, Leaving, TransportError
from wireroom.wire.adapters.transports.owed import Owed, due, later, owed_in, owed_out
from wireroom.wire.adapters.transports.poll.page import item_parcel, read_json
from wireroom.wire.adapters.transports.reuters.query import Found, errors_in, found_in, items_in, items_of, search_for
from wireroom.wire.adapters.transports.reuters.settings import ReutersSettings
from wireroom.wire.adapters.transports.reuters.token import Client, forget, token_of
from wireroom.wire.adapters.transports.web.ask import asked
from wireroom.wire.adapters.transports.web.faults import fault
from wireroom.wire.rules.json_path import list_at, text_at

OVERLAP = 1.2
"""How much of the time between two looks is looked at again."""
SHORTEST_OVERLAP = timedelta(seconds=60)
FIRST_SPAN = timedelta(hours=1)
AT_ONCE = 20
MOST_PAGES = 200
STALE = frozenset({401, 419})
GIVEN_UP = "Reuters listed this item and did not give it for a day. Ask Reuters' support for it."


class Reuters:
    """One tie to Reuters Connect."""

    def __init__(self, settings: ReutersSettings, secret: str) -> None:
        self._settings = settings
        self._client = Client(
            url=settings.token_url,
            client_id=settings.client_id,
            secret=secret,
            audience=settings.audience,
            scope=settings.scope,
        )

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """The items owed from before, else those of the next page of a search. Raises TransportError."""
        ready = [each for each in owed_in(cursor) if due(each, now=now)]
        return self._catch_up(cursor, ready, now=now) if ready else self._search(cursor, now=now)

    def acknowledge(self, haul: Haul) -> None:
        """A search takes nothing away, so nobody need be told."""

    def look(self, *, now: datetime) -> str:
        """Say how many texts the last hour holds. Raises TransportError."""
        found = self._found(self._page(now - FIRST_SPAN, "", now=now))
        return f"Reuters answers; {len(found.ids)}{' or more' if found.next else ''} texts are of the last hour."

    def close(self) -> None:
        """Nothing stays open."""

    def _search(self, cursor: Cursor, *, now: datetime) -> Haul:
        """Note the ids of what came since the last look; those not had yet are owed, and come with the next haul."""
        since = _moment(text_at(dict(cursor), "since")) or now - FIRST_SPAN
        ids, begun = self._ids(since, now=now)
        owed = owed_in(cursor)
        had = {*list_at(dict(cursor), "known"), *(each.what for each in owed)}
        fresh = [Owed(what=each, since=now, times=0, next_at=now) for each in ids if each not in had]
        new: dict[str, Json] = {"since": self._next_since(since, begun).isoformat(), "known": list(ids)}
        return Haul(cursor=owed_out(new, [*owed, *fresh]), more=bool(fresh))

    def _ids(self, since: datetime, *, now: datetime) -> tuple[list[str], datetime]:
        """The ids of all texts since a moment, and when that was asked, by the server's clock."""
        ids: dict[str, None] = {}
        answer = self._page(since, "", now=now)
        begun = _server_time(answer, now)
        for _ in range(MOST_PAGES):
            found = self._found(answer)
            ids.update(dict.fromkeys(found.ids))
            if not found.next:
                return list(ids), begun
            answer = self._page(since, found.next, now=now)
        message = f"{self._host()} lists more than {len(ids):,} texts since {since:%d %B %H:%M}: take fewer channels."
        raise TransportError(message)

    def _page(self, since: datetime, page: str, *, now: datetime) -> Answer:
        return self._ask(search_for(since=since, channels=self._settings.channel_list, cursor=page), now=now)

    def _found(self, answer: Answer) -> Found:
        found = found_in(self._read(answer))
        if found is None:
            message = f"{self._host()} answered without a search: check the address."
            raise TransportError(message)
        return found

    def _host(self) -> str:
        return urlsplit(self._settings.url).hostname or ""

    def _next_since(self, since: datetime, begun: datetime) -> datetime:
        overlap = max(SHORTEST_OVERLAP, OVERLAP * timedelta(seconds=self._settings.every))
        return max(since, begun - overlap) if begun >= since else begun - overlap

    def _catch_up(self, cursor: Cursor, ready: Sequence[Owed], *, now: datetime) -> Haul:
        """Ask for owed items; what does not come is asked for later, and given up after a day."""
        ids = [each.what for each in ready[:AT_ONCE]]
        items = items_in(self._read(self._ask(items_of(ids), now=now), partly=True), ids)
        again = [later(each, now=now) for each in ready[:AT_ONCE] if each.what not in items]
        lost = [each for each in again if each.is_hopeless(now=now)]
        others = [each for each in owed_in(cursor) if each.what not in ids]
        return Haul(
            parcels=tuple(item_parcel(item, name=each) for each, item in items.items()),
            leavings=tuple(Leaving(name=each.what, reason=GIVEN_UP) for each in lost),
            cursor=owed_out(cursor, [*others, *(each for each in again if each not in lost)]),
            more=len(ready) > AT_ONCE,
        )

    def _ask(self, body: bytes, *, now: datetime) -> Answer:
        answer = self._post(body, now=now)
        if answer.status in STALE:
            forget(self._client)
            answer = self._post(body, now=now)
        wrong = fault(answer, now=now, secret=self._client.secret)
        if wrong is not None:
            raise wrong
        return answer

    def _post(self, body: bytes, *, now: datetime) -> Answer:
        return asked(
            Asking(
                url=self._settings.url,
                method="POST",
                headers={"Content-Type": "application/json", "Accept": "application/json"},
                credentials={"Authorization": f"Bearer {token_of(self._client, now=now)}"},
                body=body,
            ),
            named=self._settings.url,
        )

    def _read(self, answer: Answer, *, partly: bool = False) -> Json:
        """The JSON of an answer. One that holds errors counts only where it may answer in part."""
        value = read_json(answer)
        said = errors_in(value)
        if said and not (partly and isinstance(value, dict) and isinstance(value.get("data"), dict)):
            message = f"{self._host()} did not accept the question. It says: {said}"
            raise TransportError(message)
        return value


def _moment(said: str) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _server_time(answer: Answer, now: datetime) -> datetime:
    """The time by the server's clock, which is the one that its items are dated by."""
    try:
        found = parsedate_to_datetime(answer.headers.get("Date", ""))
    except ValueError:
        return now
    return found if found.tzinfo else found.replace(tzinfo=UTC)
