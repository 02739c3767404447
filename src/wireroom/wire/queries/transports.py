"""Look up how copy is fetched."""

from __future__ import annotations

from wireroom.wire.models import Transport
from wireroom.wire.rules.transport_facts import TransportFacts


def transports() -> tuple[TransportFacts, ...]:
    """Give all transports by the names of their feeds."""
    return tuple(map(transport_facts, Transport.objects.select_related("feed").order_by("feed__name")))


def transport(*, feed: str) -> TransportFacts | None:
    """Give the transport of a feed; None when its copy is not fetched but brought."""
    row = Transport.objects.select_related("feed").filter(feed__name=feed).first()
    return None if row is None else transport_facts(row)


def transport_facts(row: Transport) -> TransportFacts:
    """What others may know of a transport; `row` must come with its feed."""
    return TransportFacts(
        feed=row.feed.name,
        kind=row.kind,
        settings=row.settings,
        has_secret=bool(row.secret),
        paused=row.paused,
        asked=row.asked,
        trouble=row.trouble,
        trouble_since=row.trouble_since,
        failures=row.failures,
        next_try=row.due_at,
        last_success_at=row.last_success_at,
    )
