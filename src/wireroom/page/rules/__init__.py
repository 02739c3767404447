"""The page room's pure decisions: what a page says, never how it is fetched or kept."""
