"""The story as a page, the same bytes for everybody, served from memory and kept live."""
