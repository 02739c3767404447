"""An e-mail as a press office or a columnist sends it: plain text and HTML, the same words twice."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from wireroom.demo.adapters.markup import tag, xhtml
from wireroom.demo.adapters.writers.agency import identity, provider
from wireroom.demo.adapters.writers.plain import paragraphs
from wireroom.demo.rules.copy import Dispatch


def write(dispatch: Dispatch) -> bytes:
    """One message, ready for the wire."""
    copy = dispatch.copy
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{provider(copy)} <desk@{copy.feed}.example>"
    message["To"] = "newsroom@courier.example"
    message["Subject"] = copy.headline
    message["Date"] = dispatch.sent
    message["Message-ID"] = f"<{identity(copy, dispatch.day).rpartition(':')[2]}.{copy.version}@{copy.feed}.example>"
    message["Authentication-Results"] = f"mx.courier.example; dkim=pass; spf=pass smtp.mailfrom={copy.feed}.example"
    message.set_content("\n\n".join(paragraphs(copy)) + "\n")
    message.add_alternative(tag("html", tag("body", *map(xhtml, copy.body))), subtype="html")
    message.set_boundary(f"==={copy.name}===")
    return message.as_bytes()
