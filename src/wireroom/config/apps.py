"""What a Django process of the newsroom does once it is up: set the site, join the rooms by their events."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.apps import AppConfig

from wireroom.config.settings import settings
from wireroom.kernel.site import Site, furnish
from wireroom.reader.events import read_providers


class ConfigConfig(AppConfig):
    """The room that names all rooms."""

    name = "wireroom.config"
    label = "config"

    def ready(self) -> None:
        """Furnish the site and subscribe every room's listeners."""
        from wireroom.alert.api import (  # noqa: PLC0415 - models must be loaded first
            Equipment,
            devices_of_reader,
            equip,
        )
        from wireroom.briefing.api import letters_to_reader  # noqa: PLC0415 - as above
        from wireroom.config.giving import equip_giving  # noqa: PLC0415 - as above
        from wireroom.config.listeners import join_rooms  # noqa: PLC0415 - as above
        from wireroom.reader.api import (  # noqa: PLC0415 - as above
            Returns,
            equip_copies,
            equip_providers,
            equip_returns,
        )
        from wireroom.support.api import gifts_of_reader  # noqa: PLC0415 - as above

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
                second_factor_from=given.second_factor_from,
                private_hosts=frozenset(given.private_hosts.replace(",", " ").split()),
            )
        )
        equip(
            Equipment(
                keys=given.data.resolve() / "vapid",
                front=given.front,
                contact=given.alert_contact or contact_of(given.origin),
                push_services=frozenset(given.push_services.replace(",", " ").split()),
            )
        )
        equip_returns(Returns(address=given.email_returns, service=given.email_service))
        equip_copies({"gifts": gifts_of_reader, "alerts": devices_of_reader, "briefings": letters_to_reader})
        equip_providers(read_providers(given.sign_in_with))
        equip_giving(given)
        join_rooms()


def contact_of(origin: str) -> str:
    """Whom push services may write to when nobody is named: an https address will do, loopback will not."""
    return origin if origin.startswith("https://") else "mailto:nobody@example.org"
