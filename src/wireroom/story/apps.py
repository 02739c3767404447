"""The story room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class StoryConfig(AppConfig):
    """The story room."""

    name = "wireroom.story"
    label = "story"
