"""The web app manifest (W3C Web Application Manifest): how the site looks on a reader's home screen."""

from __future__ import annotations

import json

from wireroom.kernel.site import Site

ICONS = (
    ("/icon.svg", "any", "image/svg+xml", "any"),
    ("/icon-192.png", "192x192", "image/png", "any"),
    ("/icon-512.png", "512x512", "image/png", "any"),
    ("/icon-maskable-512.png", "512x512", "image/png", "maskable"),
)
SHORTCUTS = (("Search", "/search"), ("Saved stories", "/saved"), ("Alerts", "/alerts"))


def manifest(site: Site) -> bytes:
    """Write the manifest.

    `standalone`, for an iPhone takes alerts only from a site on its home screen, and only from one that stands alone.
    """
    facts = {
        "id": "/",
        "name": site.name,
        "short_name": site.name[:12],
        "description": site.tagline,
        "lang": site.language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fdfcf8",
        "theme_color": "#fdfcf8",
        "shortcuts": [{"name": name, "url": url} for name, url in SHORTCUTS],
        "icons": [{"src": path, "sizes": sizes, "type": kind, "purpose": use} for path, sizes, kind, use in ICONS],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()
