"""Messages go to push services only: an endpoint is outside text that names a host."""

from __future__ import annotations

import pytest

from wireroom.alert.rules.endpoints import EndpointRefusedError, place_of

GOOD = {
    "https://fcm.googleapis.com/fcm/send/abc:def": ("https://fcm.googleapis.com", "Chrome"),
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA": (
        "https://updates.push.services.mozilla.com",
        "Firefox",
    ),
    "https://web.push.apple.com/QGuQ": ("https://web.push.apple.com", "Safari"),
    "https://wns2-par02p.notify.windows.com/w/?token=BQYA": ("https://wns2-par02p.notify.windows.com", "Edge"),
    "https://FCM.googleapis.com:443/x": ("https://fcm.googleapis.com", "Chrome"),
}
BAD = [
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com.evil.test/x",
    "https://evilfcm.googleapis.com.test/x",
    "https://notfcm.googleapis.com/x",
    "https://fcm.googleapis.com@evil.test/x",
    "https://user@fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://127.0.0.1/x",
    "https://localhost/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest",
    "file:///etc/passwd",
    "https:///x",
    "https://fcm.googleapis.com/x y",
    "https://fcm.googleapis.com/x\r\nHost: evil",
    "https://fcm.googleapis.com/" + "x" * 2000,
    "https://fcm.googleapis.com:99999/x",
    "",
]


@pytest.mark.parametrize("endpoint", GOOD)
def test_known_services_are_known(endpoint: str) -> None:
    place = place_of(endpoint)
    assert (place.origin, place.family) == GOOD[endpoint]


@pytest.mark.parametrize("endpoint", BAD)
def test_all_else_is_refused(endpoint: str) -> None:
    with pytest.raises(EndpointRefusedError):
        place_of(endpoint)


def test_the_operator_may_allow_others() -> None:
    allowed = frozenset({"push.example.org", "http://127.0.0.1:9999"})
    assert place_of("https://push.example.org:8443/x", allowed=allowed).port == 8443
    assert place_of("http://127.0.0.1:9999/x", allowed=allowed).host == "127.0.0.1"
    for other in ("http://push.example.org/x", "http://127.0.0.1:9998/x", "https://127.0.0.1:9999/x"):
        with pytest.raises(EndpointRefusedError):
            place_of(other, allowed=allowed)
