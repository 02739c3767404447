"""Where the front hands its counts over, and how it shows that it is the front."""

from __future__ import annotations

READINGS = "/readings"
"""Where open pages say that they are read."""
ADDRESS = "inside/circulation"
HEADER = "x-wireroom-inside"
PURPOSE = "circulation"
