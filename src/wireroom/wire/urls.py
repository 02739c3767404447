"""Addresses of the wire room."""

from __future__ import annotations

from django.urls import path

from wireroom.wire.views import hub_call, push

urlpatterns = [
    path("wire/push/<str:feed>", push, name="wire-push"),
    path("wire/websub/<str:token>", hub_call, name="wire-websub"),
]
