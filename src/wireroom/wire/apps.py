"""The wire room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class WireConfig(AppConfig):
    """The wire room."""

    name = "wireroom.wire"
    label = "wire"
