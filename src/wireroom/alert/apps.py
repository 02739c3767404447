"""The alert room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AlertConfig(AppConfig):
    """The alert room."""

    name = "wireroom.alert"
    label = "alert"
