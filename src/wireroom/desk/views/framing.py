"""The two policies by which the desk shows a page of readers in a frame: what may frame, and what may be framed."""

from __future__ import annotations

from django.views.decorators.csp import csp_override

_OWN = ["'self'"]
_LOOKS = {"default-src": ["'none'"], "style-src": _OWN, "font-src": _OWN, "base-uri": ["'none'"]}

with_frames = csp_override(
    {
        **_LOOKS,
        "script-src": _OWN,
        "img-src": ["'self'", "data:"],
        "connect-src": _OWN,
        "manifest-src": _OWN,
        "form-action": _OWN,
        "frame-src": _OWN,
        "frame-ancestors": ["'none'"],
    }
)
"""For a page of the desk: all that others may, and frames of the desk's own."""

just_to_look_at = csp_override({**_LOOKS, "img-src": _OWN, "form-action": ["'none'"], "frame-ancestors": ["'self'"]})
"""For a preview: a page without scripts, which nobody but the desk can frame."""
