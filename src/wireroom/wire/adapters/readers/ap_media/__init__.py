"""AP's Media API: content items in JSON."""
