"""A connection to a server that somebody named: only to an address that was checked, and to exactly that one."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable

from wireroom.kernel.http import is_public, resolve
from wireroom.kernel.site import current_site
from wireroom.wire.adapters.transports.carrier import TransportError

type Resolve = Callable[[str, int], Iterable[str]]


def checked_address(host: str, port: int, *, resolve: Resolve = resolve) -> str:
    """An address of this host with which the newsroom may speak. Raises TransportError."""
    return _checked_addresses(host, port, resolve=resolve)[0]


def _checked_addresses(host: str, port: int, *, resolve: Resolve) -> list[str]:
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        message = f"The host {host} is not known: check its name, and the network of this machine ({error})."
        raise TransportError(message) from error
    usable = found if host.lower() in current_site().private_hosts else [each for each in found if is_public(each)]
    if not usable:
        raise in_private_network(host)
    return usable


def in_private_network(host: str) -> TransportError:
    """What to say of a host that nobody who runs the newsroom has allowed, or that only the far side names."""
    if host.lower() in current_site().private_hosts:
        message = (
            f"The far side points to {host}, which lies in a private network and is not the host of the settings. If "
            "that is meant, set its address."
        )
        return TransportError(message, lasting=True)
    return TransportError(
        f"The host {host} lies in a private network. If that is meant, name it in the setting "
        "WIREROOM_PRIVATE_HOSTS and start the newsroom again.",
        lasting=True,
    )


def connected(host: str, port: int, *, seconds: float, resolve: Resolve = resolve) -> socket.socket:
    """A TCP connection to the first address that answers; each step of it ends after so many seconds.

    Raises TransportError.
    """
    fault = OSError("it has no address")
    for address in dict.fromkeys(_checked_addresses(host, port, resolve=resolve)):
        try:
            return socket.create_connection((address, port), timeout=seconds)
        except OSError as error:
            fault = error
    raise unreachable(host, port, fault) from fault


def unreachable(host: str, port: int, error: OSError) -> TransportError:
    """What to say when a server does not answer, or stops doing so."""
    if isinstance(error, TimeoutError):
        why = "did not answer in time"
    elif isinstance(error, ConnectionRefusedError):
        why = "refuses connections: is the port right, is the server running?"
    else:
        why = f"could not be reached, or broke off: {error.strerror or error or type(error).__name__}"
    return TransportError(f"{host}:{port} {why}")
