"""A connection to one checked address, every step of which ends at one deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore2
import httpx2

type _SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


def time_left(deadline: float) -> float:
    """The seconds until a moment of the monotonic clock. Raises httpx2.ReadTimeout when it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        message = "It took too long."
        raise httpx2.ReadTimeout(message)
    return left


class PinnedTransport(httpx2.HTTPTransport):
    """Connects to the one address that was checked, and to no other, until the deadline."""

    def __init__(self, address: str, deadline: float) -> None:
        super().__init__(verify=_trust(), trust_env=False)
        self._pool = httpcore2.ConnectionPool(ssl_context=_trust(), network_backend=_Pinned(address, deadline))


@cache
def _trust() -> ssl.SSLContext:
    """Whom to believe: the same for all connections, for reading it takes longer than many an answer."""
    return httpx2.create_ssl_context(trust_env=False)


class _Pinned(httpcore2.NetworkBackend):
    def __init__(self, address: str, deadline: float) -> None:
        self._address, self._deadline = address, deadline
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the address was checked before
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> _Timed:
        stream = self._network.connect_tcp(
            self._address, port, time_left(self._deadline), local_address=local_address, socket_options=socket_options
        )
        return _Timed(stream, self._deadline)


class _Timed(httpcore2.NetworkStream):
    """A connection of which every step ends at the deadline, so that a slow drip does too."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self._stream.read(max_bytes, time_left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline rules
        self._stream.write(buffer, time_left(self._deadline))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> _Timed:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, time_left(self._deadline)), self._deadline)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
