from __future__ import annotations

import socket

import pytest

from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.reach import checked_address, connected

pytestmark = pytest.mark.usefixtures("private_loopback")


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        with connected("localhost", port, seconds=2, resolve=lambda *_: ["127.0.0.9", "127.0.0.1"]) as line:
            assert line.getpeername() == ("127.0.0.1", port)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"])
def test_an_address_inside_is_refused_whatever_name_leads_there(address: str) -> None:
    with pytest.raises(TransportError, match="WIREROOM_PRIVATE_HOSTS") as error:
        checked_address("ftp.halyard.example", 21, resolve=lambda *_: [address])
    assert error.value.lasting


def test_of_several_addresses_only_public_ones_are_used() -> None:
    assert (
        checked_address("ftp.halyard.example", 21, resolve=lambda *_: ["10.0.0.1", "93.184.216.34"]) == "93.184.216.34"
    )


def test_an_unknown_host_passes() -> None:
    def unknown(*_: object) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(TransportError, match="is not known") as error:
        connected("ftp.halyard.example", 21, seconds=1, resolve=unknown)
    assert not error.value.lasting
