"""The outside world: raw bytes on disk, folders, readers of formats, pictures."""
