"""Who takes readers' gifts, and what is offered: told to the support room from the settings."""

from __future__ import annotations

from wireroom.config.settings import Settings
from wireroom.support.api import StripeShop, equip, set_terms
from wireroom.support.events import Terms, read_fee, read_goal, read_offers


def equip_giving(given: Settings) -> None:
    """Equip the support room. Without both the key and the signing secret giving stays closed: see `doctor`."""
    set_terms(
        Terms(
            offers=read_offers(given.giving_amounts),
            fee=read_fee(given.giving_fee),
            open_books=given.open_books,
            goal=read_goal(given.giving_goal),
            badge=given.supporter_badge,
            country_header=given.country_header,
        )
    )
    secrets = tuple(part.strip() for part in given.stripe_webhook_secret.split(",") if part.strip())
    if given.stripe_key and secrets:
        public_key = given.stripe_public_key if given.giving_way == "element" else ""
        equip(StripeShop(key=given.stripe_key, webhook_secrets=secrets, api=given.stripe_api, public_key=public_key))
