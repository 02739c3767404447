"""Feeds come to be by their first mention, and are changed by the newsroom."""

from __future__ import annotations

import secrets

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.wire.adapters.reading_room import format_names
from wireroom.wire.events import PictureWanted
from wireroom.wire.models import Feed, PictureAsset
from wireroom.wire.queries.facts import feed_facts
from wireroom.wire.rules.facts import FeedFacts
from wireroom.wire.rules.hosts import NOT_ALLOWED, checked_host
from wireroom.wire.rules.names import checked_feed_name, checked_zone


def feed_called(name: str) -> Feed:
    """Give the feed of a name, made with the usual policy at its first mention. Raises ValueError for a bad name."""
    found = Feed.objects.filter(name=name).first()
    if found is not None:
        return found
    return Feed.objects.get_or_create(name=checked_feed_name(name), defaults={"provider": name, "credit_name": name})[0]


@transaction.atomic
def save_feed(  # noqa: PLR0913 - a feed has so many settings, and each may be given alone
    *,
    name: str,
    provider: str | None = None,
    credit_name: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    default_section: str | None = None,
    follow: bool | None = None,
    allowed_hosts: tuple[str, ...] | None = None,
    format: str | None = None,  # noqa: A002 - as the readers call it
    colour: str | None = None,
) -> FeedFacts:
    """Make a feed, or change what is given of it; pictures refused for their host are then tried again.

    Raises ValueError for a bad name, zone, host or format. A provider once given to filed items is not changed in them.
    """
    given = {
        "provider": checked_feed_name(provider) if provider else None,
        "credit_name": credit_name,
        "zone": checked_zone(zone) if zone else None,
        "language": language,
        "default_section": default_section,
        "follow": follow,
        "format": _checked_format(format) if format else format,
        "colour": colour,
        "allowed_hosts": None if allowed_hosts is None else [checked_host(host) for host in allowed_hosts],
    }
    feed = feed_called(name)
    for field, value in given.items():
        if value is not None:
            setattr(feed, field, value)
    feed.save()
    if allowed_hosts:
        _want_again(feed)
    return feed_facts(feed)


def _checked_format(name: str) -> str:
    if name not in format_names():
        message = f"There is no format {name!r}; choose one of {', '.join(format_names())}."
        raise ValueError(message)
    return name


def _want_again(feed: Feed) -> None:
    refused = PictureAsset.objects.filter(feed=feed, state="failed", reason__endswith=NOT_ALLOWED)
    wanted = [PictureWanted(asset.provider, asset.href) for asset in refused]
    refused.update(state="wanted", reason="", attempts=0)
    announce(*wanted)


def new_push_secret(*, feed: str) -> str:
    """Open the HTTP push of a feed with a new secret, shown only here; the one before it ends at once."""
    home = feed_called(feed)
    home.push_secret = secrets.token_urlsafe(32)
    home.save(update_fields=["push_secret"])
    return home.push_secret
