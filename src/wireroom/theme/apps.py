"""The theme room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    """The theme room."""

    name = "wireroom.theme"
    label = "theme"
