"""The cuttings room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class CuttingsConfig(AppConfig):
    """The cuttings room."""

    name = "wireroom.cuttings"
    label = "cuttings"
