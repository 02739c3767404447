"""Addresses of the wire room."""

from __future__ import annotations

from django.urls import path

from wireroom.wire.views import push

urlpatterns = [path("wire/push/<str:feed>", push, name="wire-push")]
