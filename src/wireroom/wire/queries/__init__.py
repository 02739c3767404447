"""What the wire room can be asked."""
