"""The desk's own devices: browsers to which an alert can be sent on trial before readers get it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.alert import api as alerts
from wireroom.desk.queries.alert_figures import FAMILY_NAMES
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show

LONGEST = 2_000
UNKNOWN = "The newsroom does not know this browser’s subscription. Reload the page and add it once more."


@require_http_methods(["GET", "HEAD", "POST"])
def desk_devices(request: HttpRequest) -> HttpResponse:
    """All of them, and a way to add the browser one sits at: it subscribes by itself, and says here how it is known."""
    if request.method == "POST":
        return _added(request, request.POST.get("endpoint", ""))
    return show(
        request,
        "desk/desk_devices.html",
        section="alerts",
        devices=alerts.desk_devices(),
        family_names=FAMILY_NAMES,
    )


@require_POST
def remove_device(request: HttpRequest, device_id: int) -> HttpResponse:
    """Take a device off the desk, whoever's it is: people leave, and telephones are lost."""
    owner = next((owner for owner, device in alerts.desk_devices() if device.id == device_id), None)
    if owner is None:
        messages.warning(request, "It was removed already.")
    else:
        with act(request, Deed.DEVICE_REMOVED, on="device", which=device_id, before=owner):
            alerts.leave_desk(device_id=device_id)
        messages.success(request, "Removed: no trial goes there any more.")
    return redirect("desk:desk-devices")


def _added(request: HttpRequest, endpoint: str) -> HttpResponse:
    device = alerts.device(endpoint=endpoint) if 0 < len(endpoint) <= LONGEST else None
    if device is None:
        messages.error(request, UNKNOWN)
    else:
        with act(request, Deed.DEVICE_ADDED, on="device", which=device.id):
            alerts.join_desk(endpoint=endpoint, staff=editor_of(request))
        messages.success(request, "This browser is one of the desk’s devices now. Trials of alerts come here.")
    return redirect("desk:desk-devices")
