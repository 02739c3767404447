"""The briefing room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class BriefingConfig(AppConfig):
    """The briefing room."""

    name = "wireroom.briefing"
    label = "briefing"
