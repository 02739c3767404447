"""The newsroom's settings: read once from the environment (`WIREROOM_…`) and from `wireroom.env`."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from wireroom.config.mail import mail_server


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
        description="Hosts in private networks from which feeds may fetch copy, with commas, such as `ftp.office.lan`.",
    )
    kill_by_two: bool = Field(
        default=False,
        description="Whether a kill at the desk needs two editors: one asks, another confirms.",
    )
    push_services: str = Field(
        default="",
        description="Push services to send to beside the browsers' own, with commas: hosts, or origins such as "
        "`https://push.example.org:8443`.",
    )
    senders: int = Field(default=1, ge=0, le=64, description="Processes on this machine that send alerts.")
    alert_contact: str = Field(
        default="",
        description="Whom push services may write to about alerts, such as `mailto:web@example.org`. "
        "Empty: the site's own address.",
    )
    email_url: str = Field(
        default="",
        description="Mail server for letters to readers: `smtps://name:password@mail.example.org` (encrypted from the "
        "start, port 465) or `smtp://…` (encrypted by STARTTLS, port 587; plain only to this machine). Signs such as "
        "`@` in a password are written as `%40`. Empty: letters are written to `mail` in the data folder.",
    )
    email_from: str = Field(
        default="",
        description="Sender of these letters, such as `news@example.org`. Empty: `no-reply@` the public host.",
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

    @field_validator("site_url")
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

    @field_validator("email_from")
    @classmethod
    def _one_sender(cls, value: str) -> str:
        if value and (value.count("@") != 1 or any(sign.isspace() or sign in ',;<>"' for sign in value)):
            message = f"{value!r} is no sender; give one address, such as news@example.org"
            raise ValueError(message)
        return value

    @property
    def origin(self) -> str:
        """The public origin, without a trailing slash."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - compared, not bound
        return self.site_url or f"http://{host}:{self.port}"


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
