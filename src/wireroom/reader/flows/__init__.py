"""What readers do with their accounts, one journey a file."""
