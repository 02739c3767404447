"""The pictures room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """The pictures room."""

    name = "wireroom.pictures"
    label = "pictures"
