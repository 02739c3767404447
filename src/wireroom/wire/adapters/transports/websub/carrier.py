"""Be told by a hub what is new (W3C WebSub), and look now and then all the same, so that a dead hub loses nothing.

The cursor holds the subscription: the topic, the hub, the token in the callback's address, the secret the hub signs
with, and how the lease stands. The hub's own calls change it through `flows/subscription.py`; a haul that was
begun before such a call is done again from the new cursor.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from pydantic import Field

from wireroom.kernel.http import Answer, Asking
from wireroom.kernel.site import current_site
from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Json, TransportError
from wireroom.wire.adapters.transports.poll.page import Paths, read_page
from wireroom.wire.adapters.transports.poll.validators import after, conditions
from wireroom.wire.adapters.transports.web.ask import NOT_MODIFIED, Web, asked
from wireroom.wire.adapters.transports.web.faults import refused
from wireroom.wire.adapters.transports.web.links import linked
from wireroom.wire.adapters.transports.web.settings import WebSettings
from wireroom.wire.rules.hub_lease import Lease
from wireroom.wire.rules.json_path import text_at

KEPT = ("of", "at", "sha", "etag", "modified", "polled")
WISHED_LEASE = 10 * 86_400
NO_HUB = "{} names no hub that would tell what is new, so it is only looked at: choose a web address instead."
DENIED = "The hub {} refuses the subscription: {}. It is asked again in an hour; the feed is looked at meanwhile."
UNANSWERED = (
    "The hub {} took the subscription and has not called back at {}: check that this address can be reached from "
    "outside. The feed is looked at meanwhile."
)


class WebSubSettings(WebSettings):
    """The feed to subscribe to."""

    every: int = Field(
        default=60,
        ge=1,
        le=86_400,
        title="Look every",
        description="Seconds between two looks while no hub tells what is new.",
    )
    beside: int = Field(
        default=1800,
        ge=60,
        le=86_400,
        title="Look beside the hub every",
        description="Seconds between two looks while the hub tells what is new, in case it forgets something.",
    )


class WebSub:
    """One subscription to one feed."""

    def __init__(self, settings: WebSubSettings, secret: str) -> None:
        self._settings = settings
        self._web = Web(settings, secret)

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """Look if it is time to; else take the next step with the hub. Raises TransportError."""
        of = self._settings.url
        place: dict[str, Json] = dict(cursor) if cursor.get("of") == of else {"of": of}
        if self._is_due(place, now=now):
            return self._looked(place, now=now)
        if not place.get("hub"):
            raise TransportError(NO_HUB.format(urlsplit(of).hostname))
        return self._step(place, now=now)

    def acknowledge(self, haul: Haul) -> None:
        """A look takes nothing away, so nobody need be told."""

    def look(self, *, now: datetime) -> str:
        """Say what lies at the address, and which hub it names. Raises TransportError."""
        answer = self._web.get(self._settings.url, now=now)
        hub = urlsplit(linked(answer, "hub")).hostname
        told = f"its hub is {hub}." if hub else "it names no hub."
        return f"The address answers with a file of {len(answer.body):,} bytes; {told}"

    def close(self) -> None:
        """Nothing stays open."""

    def _is_due(self, place: Cursor, *, now: datetime) -> bool:
        said = text_at(dict(place), "polled")
        pause = self._settings.beside if Lease.of(place).is_live(now) else self._settings.every
        return not said or not timedelta(0) <= now - datetime.fromisoformat(said) < timedelta(seconds=pause)

    def _looked(self, place: dict[str, Json], *, now: datetime) -> Haul:
        url = self._settings.url
        answer = self._web.get(url, now=now, headers=conditions(place, url=url, now=now))
        place = {**place, "polled": now.isoformat()}
        if answer.status == NOT_MODIFIED:
            return Haul(cursor=place, more=self._goes_on(place, now=now))
        page = read_page(answer, Paths())
        parcels = () if place.get("at") == url and place.get("sha") == page.sha else page.parcels
        new = self._subscription({**place, **after(answer, url=url, sha=page.sha)}, answer)
        return Haul(parcels=parcels, cursor=new, more=self._goes_on(new, now=now))

    def _subscription(self, place: dict[str, Json], answer: Answer) -> dict[str, Json]:
        """The place with the hub and topic the feed names now; other ones need another subscription."""
        hub, topic = linked(answer, "hub"), linked(answer, "self") or answer.url
        if (hub, topic) == (place.get("hub"), place.get("topic")):
            return place
        kept = {key: place[key] for key in KEPT if key in place}
        if not hub:
            return kept
        return {
            **kept,
            "hub": hub,
            "topic": topic,
            "token": secrets.token_urlsafe(32),
            "key": secrets.token_urlsafe(48),
        }

    def _goes_on(self, place: Cursor, *, now: datetime) -> bool:
        return not place.get("hub") or Lease.of(place).step(now) not in {"rest", "wait"}

    def _step(self, place: dict[str, Json], *, now: datetime) -> Haul:
        hub = urlsplit(text_at(place, "hub")).hostname
        match Lease.of(place).step(now):
            case "ask":
                return Haul(cursor={**place, "wished": now.isoformat()}, more=True)
            case "send":
                self._send(place, now=now)
                return Haul(cursor={**place, "sent": now.isoformat()})
            case "denied":
                raise TransportError(DENIED.format(hub, text_at(place, "reason") or "it does not say why"))
            case "unanswered":
                raise TransportError(UNANSWERED.format(hub, callback(place)))
            case _:
                return Haul(cursor=place)

    def _send(self, place: Cursor, *, now: datetime) -> None:
        """Ask the hub for a subscription (section 5.1). Raises TransportError."""
        form = {
            "hub.callback": callback(place),
            "hub.mode": "subscribe",
            "hub.topic": text_at(dict(place), "topic"),
            "hub.secret": text_at(dict(place), "key"),
            "hub.lease_seconds": str(WISHED_LEASE),
        }
        answer = asked(
            Asking(
                url=text_at(dict(place), "hub"),
                method="POST",
                headers={"Content-Type": "application/x-www-form-urlencoded"},
                body=urlencode(form).encode(),
            ),
            named=self._settings.url,
        )
        if not 200 <= answer.status < 300:
            raise refused(answer, now=now, secret=form["hub.secret"])


def callback(place: Cursor) -> str:
    """Where the hub calls us."""
    return f"{current_site().url}/wire/websub/{text_at(dict(place), 'token')}"
