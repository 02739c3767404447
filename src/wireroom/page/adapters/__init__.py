"""The page room's outside world: the store's tables, the search index, the template press, the darkroom."""
