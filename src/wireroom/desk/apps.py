"""The desk room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk room."""

    name = "wireroom.desk"
    label = "desk"
