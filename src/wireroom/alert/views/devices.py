"""A reader's browser subscribes, looks at its wishes, changes them, moves to another endpoint, and leaves."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from wireroom.alert import api as alert
from wireroom.alert.rules.asks import endpoint_of, key_id_of, keys_of, number_of, wishes_as_json, wishes_of
from wireroom.alert.views.asks import Ask, asked, refusal
from wireroom.kernel.clock import SystemClock

CLOCK = SystemClock()
UNKNOWN = "This browser's subscription is not known here: subscribe again."


@asked()
def subscribe(ask: Ask) -> HttpResponse:
    """`{"endpoint", "keys": {"p256dh", "auth"}, "key_id", "wishes": {…}}`: tell this browser from now on."""
    device = alert.subscribe(
        endpoint=endpoint_of(ask),
        keys=keys_of(ask),
        key_id=key_id_of(ask),
        wishes=wishes_of(ask),
        now=CLOCK.now(),
    )
    return _told(device, status=201)


@asked()
def look(ask: Ask) -> HttpResponse:
    """`{"endpoint"}`: what this browser is told of."""
    found = alert.device(endpoint=endpoint_of(ask))
    return _told(found) if found else refusal(404, "endpoint", UNKNOWN)


@asked()
def change(ask: Ask) -> HttpResponse:
    """`{"endpoint", "wishes"}`: these wishes in place of the old ones."""
    device = alert.change_wishes(endpoint=endpoint_of(ask), wishes=wishes_of(ask), now=CLOCK.now())
    alert.tell_reader(endpoint=endpoint_of(ask))
    return _told(device)


@asked()
def mute(ask: Ask) -> HttpResponse:
    """`{"endpoint", "story"}`: nothing more of this story."""
    device = alert.mute_story(endpoint=endpoint_of(ask), story_id=number_of(ask, "story"), now=CLOCK.now())
    return _told(device)


@asked()
def rotate(ask: Ask) -> HttpResponse:
    """`{"old", "endpoint", "keys", "key_id"}`: the push service gave this browser another endpoint."""
    device = alert.rotate(
        old_endpoint=endpoint_of(ask, "old"),
        endpoint=endpoint_of(ask),
        keys=keys_of(ask),
        key_id=key_id_of(ask),
        now=CLOCK.now(),
    )
    return _told(device)


@asked()
def visit(ask: Ask) -> HttpResponse:
    """`{"endpoint"}`: the browser is still in use."""
    if not alert.note_visit(endpoint=endpoint_of(ask), now=CLOCK.now()):
        return refusal(404, "endpoint", UNKNOWN)
    return HttpResponse(status=204)


@asked()
def unsubscribe(ask: Ask) -> HttpResponse:
    """`{"endpoint"}`: forget this browser. Asked twice, it is forgotten once."""
    alert.unsubscribe(endpoint=endpoint_of(ask))
    return HttpResponse(status=204)


def _told(device: alert.Device, *, status: int = 200) -> JsonResponse:
    return JsonResponse({"wishes": wishes_as_json(device.wishes), "key_id": device.key_id}, status=status)
