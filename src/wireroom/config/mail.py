"""Where letters to readers go, told to Django. Imports no Django."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import formataddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
PORTS = {"smtp": 587, "smtps": 465}
PATIENCE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server and how to speak with it."""

    host: str
    port: int
    name: str
    password: str
    encrypted: bool
    start_tls: bool


def mail_server(url: str) -> MailServer:
    """The mail server of an address such as `smtps://name:password@mail.example.org`.

    Raises ValueError, in words that do not repeat the password.
    """
    place = urlsplit(url)
    if place.scheme not in PORTS or not place.hostname or place.path.strip("/") or place.query or place.fragment:
        message = "it is no mail server's address; write smtps://name:password@mail.example.org or smtp://localhost:25"
        raise ValueError(message)
    try:
        port = place.port or PORTS[place.scheme]
    except ValueError:
        message = "its port is no number up to 65535"
        raise ValueError(message) from None
    return MailServer(
        host=place.hostname,
        port=port,
        name=unquote(place.username or ""),
        password=unquote(place.password or ""),
        encrypted=place.scheme == "smtps",
        start_tls=place.scheme == "smtp" and place.hostname not in LOCAL,
    )


def mail_folder(data: Path) -> Path:
    """Where letters lie while no mail server is named."""
    return data / "mail"


def mailers(url: str, *, data: Path) -> dict[str, dict[str, Any]]:
    """Django's `MAILERS` for this setting."""
    if not url:
        options = {"file_path": str(mail_folder(data))}
        return {"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": options}}
    server = mail_server(url)
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": server.host,
                "port": server.port,
                "username": server.name,
                "password": server.password,
                "use_ssl": server.encrypted,
                "use_tls": server.start_tls,
                "timeout": PATIENCE,
            },
        }
    }


def sender(address: str, *, origin: str, name: str) -> str:
    """Who letters are from, with the publication's name."""
    host = urlsplit(origin).hostname or "localhost"
    return formataddr((name, address or f"no-reply@{host}"))
