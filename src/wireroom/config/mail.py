"""Where letters to readers go, told to Django. Imports no Django."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email.utils import formataddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
PORTS = {"smtp": 587, "smtps": 465}
BOX_PORTS = {"imap": 143, "imaps": 993}
NO_SERVER = "it is no mail server's address; write smtps://name:password@mail.example.org or smtp://localhost:25"
NO_MAILBOX = "it is no mailbox; write imaps://name:password@mail.example.org/INBOX"
PATIENCE = 15
SERVICES = (
    "brevo",
    "mailersend",
    "mailgun",
    "mailjet",
    "mailtrap",
    "mandrill",
    "postal",
    "postmark",
    "sendgrid",
    "sparkpost",
    "unisender_go",
)
"""Mail services that django-anymail speaks with and that need nothing more to be installed."""


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
    if urlsplit(url).path.strip("/"):
        raise ValueError(NO_SERVER)
    return _server(url, wrong=NO_SERVER)


def mailbox(url: str) -> tuple[MailServer, str]:
    """The mail server and the folder of an address such as `imaps://name:password@mail.example.org/INBOX`.

    It is read encrypted, or on this machine. Raises ValueError, in words that do not repeat the password.
    """
    server, folder = _server(url, wrong=NO_MAILBOX), unquote(urlsplit(url).path.strip("/"))
    if not server.name or (server.start_tls and not server.encrypted):
        raise ValueError(NO_MAILBOX)
    return server, folder or "INBOX"


def _server(url: str, *, wrong: str) -> MailServer:
    place, ports = urlsplit(url), PORTS if wrong == NO_SERVER else BOX_PORTS
    if place.scheme not in ports or not place.hostname or place.query or place.fragment:
        raise ValueError(wrong)
    try:
        port = place.port or ports[place.scheme]
    except ValueError:
        message = "its port is no number up to 65535"
        raise ValueError(message) from None
    is_encrypted = place.scheme.endswith("s")
    return MailServer(
        host=place.hostname,
        port=port,
        name=unquote(place.username or ""),
        password=unquote(place.password or ""),
        encrypted=is_encrypted,
        start_tls=not is_encrypted and place.hostname not in LOCAL,
    )


def mail_folder(data: Path) -> Path:
    """Where letters lie while no mail server is named."""
    return data / "mail"


def mailers(url: str, *, data: Path, service: str = "") -> dict[str, dict[str, Any]]:
    """Django's `MAILERS`: a mail service by its interface, else a mail server, else a folder."""
    if service:
        return {"default": {"BACKEND": f"anymail.backends.{service}.EmailBackend"}}
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


def service_options(text: str) -> dict[str, str]:
    """A mail service's own options, given as JSON: names and words. Raises ValueError, without repeating them."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        message = 'it is no JSON object of words; write {"server_token": "…"}'
        raise ValueError(message)
    return found


def anymail(service: str, *, options: str, secret: str) -> dict[str, Any]:
    """Django-anymail's settings for this service. What it cannot pass on to a service is left out of a letter."""
    own = {f"{service}_{name}".upper(): value for name, value in service_options(options).items()}
    return {
        **own,
        "WEBHOOK_SECRET": [secret] if secret else [],
        "IGNORE_UNSUPPORTED_FEATURES": True,
        "REQUESTS_TIMEOUT": PATIENCE,
    }


def sender(address: str, *, origin: str, name: str) -> str:
    """Who letters are from, with the publication's name."""
    host = urlsplit(origin).hostname or "localhost"
    return formataddr((name, address or f"no-reply@{host}"))
