"""A signed-in reader's browsers, at hand or not: when each is left alone, and the end of its alerts."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.alert import api as alert
from wireroom.alert.rules.peace import as_form, peace_in
from wireroom.alert.views.account import LONGEST_ENDPOINT, overview, zones
from wireroom.alert.views.account_door import done, framed, readers_only

FIELDS = ("quiet", "begins", "ends", "zone", "cap", "wakes", "paused")


@require_POST
@readers_only
def leave_alone(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:
    """Leave the reader alone so in all their browsers."""
    sent = _sent(request)
    try:
        alert.leave_alone(reader_id=reader_id, peace=peace_in(sent))
    except alert.UnableToKeep as error:
        return overview(request, reader_id, now=now, sent=sent, refusal=str(error))
    return done("alone")


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def browser(request: HttpRequest, reader_id: int, now: datetime, *, device_id: int) -> HttpResponse:  # noqa: ARG001 - the door's shape
    """Show one browser, and leave the reader alone so in it."""
    device = alert.own_device(reader_id=reader_id, device_id=device_id)
    if device is None:
        return done("gone")
    sent, refusal = {**as_form(device.wishes.peace), "paused": "on" if device.wishes.paused else ""}, ""
    if request.method == "POST":
        sent = _sent(request)
        try:
            alert.leave_device_alone(
                reader_id=reader_id, device_id=device_id, peace=peace_in(sent), paused=bool(sent["paused"])
            )
        except alert.UnableToKeep as error:
            refusal = str(error)
        except alert.UnknownDeviceError:
            return done("gone")
        else:
            return done("browser")
    facts = {
        "device": device,
        "sent": sent,
        "refusal": refusal,
        "caps": alert.OFFERED,
        "zones": zones(device.wishes.rest.zone),
        "token": get_token(request),
    }
    return framed("One of your browsers", "alert/browser.html", facts, status=422 if refusal else 200)


@require_POST
@readers_only
def end(_request: HttpRequest, reader_id: int, now: datetime, *, device_id: int) -> HttpResponse:
    """End the alerts of one browser."""
    try:
        alert.end_alerts(reader_id=reader_id, device_id=device_id, now=now)
    except alert.UnknownDeviceError:
        return done("gone")
    return done("ended")


@require_POST
@readers_only
def here(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:  # noqa: ARG001 - the door's shape
    """Say which of the reader's browsers has this `endpoint`, so that the page can mark it, or that it could be one."""
    endpoint = request.POST.get("endpoint", "")[:LONGEST_ENDPOINT]
    number = alert.own_device_here(reader_id=reader_id, endpoint=endpoint)
    can_join = number is None and alert.device(endpoint=endpoint) is not None
    return JsonResponse({"browser": number, "can_join": can_join})


def _sent(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:64] for name in FIELDS}
