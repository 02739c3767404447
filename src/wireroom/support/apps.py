"""The support room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """The support room."""

    name = "wireroom.support"
    label = "support"
