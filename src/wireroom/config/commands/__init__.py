"""What `wireroom <command>` does, one file a command."""
