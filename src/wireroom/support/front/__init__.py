"""What of this room runs in the front process, without Django."""
