"""The page room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PageConfig(AppConfig):
    """The page room."""

    name = "wireroom.page"
    label = "page"
