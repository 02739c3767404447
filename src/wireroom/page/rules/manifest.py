"""The web app manifest (W3C Web Application Manifest): how the site looks on a reader's home screen."""

from __future__ import annotations

import json

from wireroom.kernel.site import Site

ICONS = (
    ("/icon.svg", "any", "image/svg+xml"),
    ("/icon-192.png", "192x192", "image/png"),
    ("/icon-512.png", "512x512", "image/png"),
)


def manifest(site: Site) -> bytes:
    """Write the manifest."""
    facts = {
        "id": "/",
        "name": site.name,
        "short_name": site.name[:12],
        "description": site.tagline,
        "lang": site.language,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fdfcf8",
        "theme_color": "#fdfcf8",
        "icons": [{"src": path, "sizes": sizes, "type": kind, "purpose": "any"} for path, sizes, kind in ICONS],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()
