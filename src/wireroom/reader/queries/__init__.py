"""What is known of readers, for themselves."""
