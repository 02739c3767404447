"""The circulation room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class CirculationConfig(AppConfig):
    """The circulation room."""

    name = "wireroom.circulation"
    label = "circulation"
