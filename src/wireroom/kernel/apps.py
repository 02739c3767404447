"""The kernel room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """The kernel room."""

    name = "wireroom.kernel"
    label = "kernel"
