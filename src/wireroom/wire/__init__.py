"""Copy comes in: received, kept raw, read to frozen items, threaded, quarantined when it fails."""
