"""The reader room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    """The reader room."""

    name = "wireroom.reader"
    label = "reader"
