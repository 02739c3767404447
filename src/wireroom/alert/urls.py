"""The addresses of the alert room, `/alerts/…`; the front passes them on to Django."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from wireroom.alert.views import devices, offer, reader_page, receipts

urlpatterns = [
    path("alerts", reader_page.page),
    path("alerts/", RedirectView.as_view(url="/alerts", permanent=True, query_string=True)),
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
