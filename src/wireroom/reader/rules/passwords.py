"""Passwords that readers may set beside their codes."""

from __future__ import annotations

LONGEST = 200
NONE_KEPT = "!"
"""What no password fits, in the place of what would be kept of one."""
