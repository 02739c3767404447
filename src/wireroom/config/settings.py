"""The newsroom's settings: read once from the environment (`WIREROOM_…`) and from `wireroom.env`."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from wireroom.config.databases import postgresql
from wireroom.config.mail import LOCAL, SERVICES, mail_server, mailbox, service_options
from wireroom.reader.events import read_providers
from wireroom.support.events import read_fee, read_goal, read_offers


class Settings(BaseSettings):
    """Every setting there is. The operator's reference (`docs/settings.md`) is generated from this class."""

    model_config = SettingsConfigDict(env_prefix="WIREROOM_", env_file="wireroom.env", extra="forbid", frozen=True)

    data: Path = Field(default=Path("var"), description="Folder that holds everything the newsroom keeps.")
    site_name: str = Field(default="Wireroom", description="Name of the publication, as on its masthead.")
    site_tagline: str = Field(default="News as it comes in", description="One line under the masthead.")
    site_url: str = Field(
        default="", description="Public origin, such as `https://example.org`. Empty: the address `up` listens on."
    )
    time_zone: str = Field(default="UTC", description="Zone in which times are printed, such as `Europe/Berlin`.")
    language: str = Field(default="en", description="Language of the site (BCP 47).")
    private_hosts: str = Field(
        default="",
        description="Hosts in private networks that feeds may fetch copy from, and where identity providers may be, "
        "with commas, such as `ftp.office.lan`.",
    )
    kill_by_two: bool = Field(
        default=False,
        description="Whether a kill at the desk needs two editors: one asks, another confirms.",
    )
    staff_second_factor: str = Field(
        default="true",
        description="Whether the desk demands a second factor of everybody: `true`, `false`, or from when, such as "
        "`2027-01-15` (midnight in the newsroom's zone). Who has set one up is asked for it in any case.",
    )
    push_services: str = Field(
        default="",
        description="Push services to send to beside the browsers' own, with commas: hosts, or origins such as "
        "`https://push.example.org:8443`.",
    )
    senders: int = Field(
        default=1, ge=0, le=64, description="Processes on this machine that send alerts; without one, no alert begins."
    )
    alerts_database_url: str = Field(
        default="",
        description="PostgreSQL for the alerts' tables, such as `postgresql://name:password@db.example.org/alerts`, so "
        "that senders on several machines share each alert. Empty: `alerts.sqlite3` in the data folder.",
    )
    front_url: str = Field(
        default="",
        description="Address at which `wireroom senders` on another machine reaches the newsroom's front, such as "
        "`http://10.0.0.5:8000`: alerts leave only when their page is seen there. Empty: this machine's.",
    )
    alert_contact: str = Field(
        default="",
        description="Whom push services may write to about alerts, such as `mailto:web@example.org`. "
        "Empty: the site's own address.",
    )
    country_header: str = Field(
        default="",
        description="Header in which your CDN or proxy says from which country a reader asks, such as `CF-IPCountry`; "
        "it is looked at when an appeal is chosen or the giving page opened, and not kept. Empty: the country that the "
        "browser's language names.",
    )
    region_header: str = Field(
        default="", description="As above for the region (ISO 3166-2, such as `US-CA`). Empty: regions are not known."
    )
    email_url: str = Field(
        default="",
        description="Mail server for letters to readers: `smtps://name:password@mail.example.org` (encrypted from the "
        "start, port 465) or `smtp://…` (encrypted by STARTTLS, port 587; plain only to this machine). Signs such as "
        "`@` in a password are written as `%40`. Empty: letters are written to `mail` in the data folder.",
    )
    email_service: str = Field(
        default="",
        description=f"A mail service to send by, in place of a mail server: one of `{'`, `'.join(SERVICES)}`.",
    )
    email_service_options: str = Field(
        default="",
        description='The service’s own options as JSON, such as `{"server_token": "…"}`; each is named in '
        "django-anymail’s documentation of the service, without the service’s name before it.",
    )
    email_service_secret: str = Field(
        default="",
        description="Name and password, `name:password`, with which the service tells of mail that came back, at "
        "`/account/returns/` and its name.",
    )
    email_returns: str = Field(
        default="",
        description="Address to which undeliverable mail comes back, such as `returns@example.org`; mail to it with "
        "`+…` before the `@` must arrive there too. Its messages are read by `wireroom returned`. Empty: the sender.",
    )
    email_returns_box: str = Field(
        default="",
        description="Mailbox of that address, which the process `post` empties every few minutes: "
        "`imaps://name:password@mail.example.org/INBOX`, or `imap://…` on this machine.",
    )
    email_from: str = Field(
        default="",
        description="Sender of these letters, such as `news@example.org`. Empty: `no-reply@` the public host.",
    )
    sign_in_with: str = Field(
        default="",
        description="Identity providers (OpenID Connect) by which readers may sign in, as JSON: "
        '`{"harbour": {"name": "Harbour ID", "issuer": "https://id.example.org", "client_id": "…", '
        '"client_secret": "…", "vouches_for": ["example.org"]}}`. Each is to lead back to '
        "`/account/with/harbour/back`. What it vouches for are domains at which it gives out the addresses itself; any "
        "other address is proven by a code the first time.",
    )
    stripe_key: str = Field(
        default="",
        description="Secret key of the Stripe account that takes readers' gifts, such as `sk_live_…`. Empty: giving is "
        "not open.",
    )
    stripe_public_key: str = Field(
        default="",
        description="Publishable key of the same account, such as `pk_live_…`; needed where readers pay in the site's "
        "own page.",
    )
    stripe_webhook_secret: str = Field(
        default="",
        description="Signing secret of the webhook endpoint `/support/notices`, such as `whsec_…`; while it is being "
        "changed, the new and the old one, with a comma.",
    )
    stripe_api: str = Field(
        default="",
        description="Address of a stand-in of Stripe on this machine, for trying things out. Empty: Stripe itself.",
    )
    giving_way: Literal["checkout", "element"] = Field(
        default="checkout",
        description="Where readers name card or wallet: `checkout`, on a page of Stripe's, or `element`, in Stripe's "
        "own fields within the page of giving, which alone then loads Stripe's script, once a reader goes on to pay.",
    )
    giving_amounts: str = Field(
        default="EUR 5 10* 25",
        description="What readers are offered to give in a month, by currency, the suggested amount with a star: "
        "`EUR 5 10* 25, USD 5 10* 20`. The first currency is shown where nothing says which one is a reader's.",
    )
    giving_fee: str = Field(
        default="2.9% + 0.30", description="What the payment provider keeps, which readers may add to what they give."
    )
    giving_goal: str = Field(
        default="",
        description="What a month should bring and what for, such as `EUR 20000 three reporters at the harbour`. "
        "Only gifts in its currency count; others are named beside it.",
    )
    open_books: bool = Field(
        default=False, description="Whether `/support/open` shows readers what was given, by how many, and the goal."
    )
    supporter_badge: bool = Field(
        default=False, description="Whether supporters see beside their name that they are ones."
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on; `0.0.0.0` for all.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; `--port` overrides it.")

    @field_validator("time_zone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            message = f"{value!r} is no time zone; use a name such as Europe/Berlin"
            raise ValueError(message) from error
        return value

    @field_validator("alerts_database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value:
            postgresql(value)
        return value

    @field_validator("site_url", "front_url")
    @classmethod
    def _origin_only(cls, value: str) -> str:
        value = value.rstrip("/")
        if not value:
            return value
        if not value.startswith(("http://", "https://")):
            message = f"{value!r} is no origin; begin with https:// or http://"
            raise ValueError(message)
        place = urlsplit(value)
        if not place.hostname or place.path or place.query or place.fragment or place.username:
            message = f"{value!r} is no origin; give the host alone, such as https://example.org"
            raise ValueError(message)
        return value

    @field_validator("email_url")
    @classmethod
    def _mail_server(cls, value: str) -> str:
        if value:
            mail_server(value)
        return value

    @field_validator("stripe_api")
    @classmethod
    def _on_this_machine(cls, value: str) -> str:
        if value and urlsplit(value).hostname not in LOCAL:
            message = "a stand-in of Stripe is to be on this machine, such as http://127.0.0.1:8400"
            raise ValueError(message)
        return value.rstrip("/")

    @field_validator("giving_amounts")
    @classmethod
    def _offers(cls, value: str) -> str:
        read_offers(value)
        return value

    @field_validator("giving_fee")
    @classmethod
    def _fee(cls, value: str) -> str:
        read_fee(value)
        return value

    @field_validator("giving_goal")
    @classmethod
    def _goal(cls, value: str) -> str:
        read_goal(value)
        return value

    @field_validator("email_returns_box")
    @classmethod
    def _mailbox(cls, value: str) -> str:
        if value:
            mailbox(value)
        return value

    @field_validator("email_service")
    @classmethod
    def _known_service(cls, value: str) -> str:
        if value and value not in SERVICES:
            message = f"{value!r} is no mail service known here; choose one of {', '.join(SERVICES)}"
            raise ValueError(message)
        return value

    @field_validator("email_service_options")
    @classmethod
    def _options(cls, value: str) -> str:
        service_options(value)
        return value

    @field_validator("email_service_secret")
    @classmethod
    def _name_and_password(cls, value: str) -> str:
        if value and not all(value.partition(":")):
            message = "it is no name and password; write name:password"
            raise ValueError(message)
        return value

    @field_validator("sign_in_with")
    @classmethod
    def _identity_providers(cls, value: str) -> str:
        read_providers(value)
        return value

    @field_validator("email_from", "email_returns")
    @classmethod
    def _one_sender(cls, value: str) -> str:
        if value and (value.count("@") != 1 or any(sign.isspace() or sign in ',;<>"' for sign in value)):
            message = f"{value!r} is no sender; give one address, such as news@example.org"
            raise ValueError(message)
        return value

    @field_validator("staff_second_factor")
    @classmethod
    def _yes_no_or_day(cls, value: str) -> str:
        if value.lower() in {"true", "false"}:
            return value.lower()
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            message = f"{value!r} is neither true nor false nor a day; give a day such as 2027-01-15"
            raise ValueError(message) from error

    @property
    def second_factor_from(self) -> datetime | None:
        """The moment from which the desk demands a second factor of everybody; None for never."""
        if self.staff_second_factor == "false":
            return None
        if self.staff_second_factor == "true":
            return datetime.min.replace(tzinfo=UTC)
        return datetime.combine(date.fromisoformat(self.staff_second_factor), time(), ZoneInfo(self.time_zone))

    @property
    def origin(self) -> str:
        """The public origin, without a trailing slash."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - compared, not bound
        return self.site_url or f"http://{host}:{self.port}"

    @property
    def front(self) -> str:
        """The origin at which the front itself is asked."""
        return self.front_url or self.model_copy(update={"site_url": ""}).origin


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()


def secret_key(data: Path) -> str:
    """The installation's secret, made on first use and kept in the data folder, readable by its owner only."""
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".secret-key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
