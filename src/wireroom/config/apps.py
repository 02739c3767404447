"""What a Django process of the newsroom does once it is up: set the site, join the rooms by their events."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.apps import AppConfig

from wireroom.config.settings import settings
from wireroom.kernel.site import Site, furnish


class ConfigConfig(AppConfig):
    """The room that names all rooms."""

    name = "wireroom.config"
    label = "config"

    def ready(self) -> None:
        """Furnish the site and subscribe every room's listeners."""
        from wireroom.config.listeners import join_rooms  # noqa: PLC0415 - models must be loaded first

        given = settings()
        furnish(
            Site(
                data=given.data.resolve(),
                name=given.site_name,
                tagline=given.site_tagline,
                url=given.origin,
                zone=ZoneInfo(given.time_zone),
                language=given.language,
                private_hosts=frozenset(given.private_hosts.replace(",", " ").split()),
            )
        )
        join_rooms()
