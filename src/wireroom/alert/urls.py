"""The addresses of the alert room, `/alerts/…`; the front passes them on to Django."""

from __future__ import annotations

from django.urls import path

from wireroom.alert.views import devices, offer, receipts

urlpatterns = [
    path("alerts/offer", offer.offer),
    path("alerts/subscribe", devices.subscribe),
    path("alerts/device", devices.look),
    path("alerts/wishes", devices.change),
    path("alerts/mute", devices.mute),
    path("alerts/rotate", devices.rotate),
    path("alerts/visit", devices.visit),
    path("alerts/unsubscribe", devices.unsubscribe),
    path("alerts/receipts", receipts.receive),
]
