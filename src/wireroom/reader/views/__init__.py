"""Ways in: each answers as a page, and most also as JSON for a panel in an open page."""
