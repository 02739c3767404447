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
        from wireroom.alert.api import Equipment, equip  # noqa: PLC0415 - models must be loaded first
        from wireroom.config.listeners import join_rooms  # noqa: PLC0415 - as above

        given = settings()
        furnish(
            Site(
                data=given.data.resolve(),
                name=given.site_name,
                tagline=given.site_tagline,
                url=given.origin,
                zone=ZoneInfo(given.time_zone),
                language=given.language,
                kill_by_two=given.kill_by_two,
                private_hosts=frozenset(given.private_hosts.replace(",", " ").split()),
            )
        )
        equip(
            Equipment(
                keys=given.data.resolve() / "vapid",
                front=given.model_copy(update={"site_url": ""}).origin,
                contact=given.alert_contact or contact_of(given.origin),
                push_services=frozenset(given.push_services.replace(",", " ").split()),
            )
        )
        join_rooms()


def contact_of(origin: str) -> str:
    """Whom push services may write to when nobody is named: an https address will do, loopback will not."""
    return origin if origin.startswith("https://") else "mailto:nobody@example.org"
