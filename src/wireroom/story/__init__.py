"""The one truth of a story: its versions, its correction, its embargo, its kill."""
