"""Ask an agency's web server, as the newsroom it knows, and tell what goes wrong in words with a mend."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import quote, urlsplit

from wireroom.kernel.http import Answer, Asking, Fence, PrivateHostError, UnableToFetchError, ask, origin_of
from wireroom.kernel.http_ask import Method
from wireroom.kernel.site import current_site
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.reach import in_private_network
from wireroom.wire.adapters.transports.web.faults import fault
from wireroom.wire.adapters.transports.web.settings import Auth
from wireroom.wire.rules.query_key import with_key, without_key

LARGEST = 20_000_000
SECONDS = 60.0
NOT_MODIFIED = 304


class _Whoever(Protocol):
    @property
    def url(self) -> str: ...
    @property
    def auth(self) -> Auth: ...
    @property
    def user(self) -> str: ...
    @property
    def key_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Web:
    """One agency's server. The credentials go to the origin of the settings' address, and to no other."""

    settings: _Whoever
    secret: str

    def get(self, url: str, *, now: datetime, headers: Mapping[str, str] | None = None, hold: float = 0) -> Answer:
        """What lies at an address: a success, or 304. `hold` are the seconds for which the server may wait for news.

        Raises TransportError.
        """
        return self.ask(url, now=now, headers=headers, seconds=SECONDS + hold)

    def ask(
        self,
        url: str,
        *,
        now: datetime,
        method: Method = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        seconds: float = SECONDS,
    ) -> Answer:
        """The answer to a request, if it is a success or 304. Raises TransportError."""
        answer = self.answer(url, method=method, headers=headers, body=body, seconds=seconds)
        wrong = fault(answer, now=now, secret=self.secret)
        if wrong is not None:
            raise wrong
        return answer

    def answer(
        self,
        url: str,
        *,
        method: Method = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        seconds: float = SECONDS,
        named: str = "",
    ) -> Answer:
        """The answer to a request, whatever it says; `named` as in `asked`. Raises TransportError where none came."""
        known = self._is_known(url)
        asking = Asking(
            url=with_key(url, self.settings.key_name, self._secret()) if known and self._is_query() else url,
            method=method,
            headers=headers or {},
            credentials=self._credentials() if known else {},
            body=body,
        )
        return asked(asking, named=named or self.settings.url, seconds=seconds)

    def to_keep(self, url: str) -> str:
        """An address the server gave, as it may be kept and shown: without the key."""
        return without_key(url, self.settings.key_name) if self._is_query() else url

    def _is_known(self, url: str) -> bool:
        try:
            return origin_of(url) == origin_of(self.settings.url)
        except ValueError:
            return False

    def _is_query(self) -> bool:
        return self.settings.auth == "query"

    def _credentials(self) -> dict[str, str]:
        match self.settings.auth:
            case "basic":
                pair = f"{self.settings.user}:{self._secret()}".encode()
                return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
            case "bearer":
                return {"Authorization": f"Bearer {self._secret()}"}
            case "header":
                return {self.settings.key_name: self._secret()}
            case _:
                return {}

    def _secret(self) -> str:
        if not self.secret:
            message = "No password or key is set: give it in the transport's settings."
            raise TransportError(message, lasting=True)
        return self.secret


def asked(asking: Asking, *, named: str, seconds: float = SECONDS) -> Answer:
    """Any answer from any host of the open internet. Raises TransportError.

    `named` is the address that stands in the settings: its host may lie in a private network if the newsroom allowed
    that. What the far side names, by a link or a redirect, leads to no other host in there.
    """
    private = current_site().private_hosts & {(urlsplit(named).hostname or "").lower()}
    fence = Fence(
        is_allowed=lambda _: True,
        may_be_private=lambda host: host.lower() in private,
        largest=LARGEST,
        seconds=seconds,
    )
    try:
        return ask(asking, fence=fence)
    except PrivateHostError as error:
        raise in_private_network(error.host) from error
    except UnableToFetchError as error:
        raise TransportError(str(error), lasting=not error.passing) from error


def file_name(url: str, *, otherwise: str) -> str:
    """What to call the file at an address: its last part, without any query."""
    return quote(urlsplit(url).path.rstrip("/").rpartition("/")[2], safe="%.-_~ ")[:120] or otherwise
