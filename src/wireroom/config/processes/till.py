"""The process that stands in for the payment provider in the demo: no account, no money."""

from __future__ import annotations

from urllib.parse import urlsplit

from wireroom.config.processes.stopping import stop_asked
from wireroom.config.settings import settings
from wireroom.demo.till import Till
from wireroom.demo.till.crowd import let_crowd_give


def main() -> None:
    """Answer until asked to stop."""
    given = settings()
    here = given.model_copy(update={"site_url": ""}).origin
    till = Till(port=urlsplit(given.stripe_api).port or 0, notices_to=f"{here}/support/notices")
    till.open()
    with till.lock:
        let_crowd_give(till.books, address=till.url)
    stop_asked().wait()
    till.close()
