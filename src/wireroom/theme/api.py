"""The theme's front door: the template environment, and the files to serve."""

from __future__ import annotations

from wireroom.theme.environment import environment, jinja
from wireroom.theme.shelf import Asset, address, assets, icons, worker

__all__ = ["Asset", "address", "assets", "environment", "icons", "jinja", "worker"]
