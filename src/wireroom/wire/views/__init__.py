"""The ways in over HTTP: agencies' pushes, and the calls of hubs."""

from __future__ import annotations

from wireroom.wire.views.hub import hub_call
from wireroom.wire.views.push import push

__all__ = ["hub_call", "push"]
