"""What a reader kept, as it stands now."""
