"""A newsroom in a box: an invented agency's running story in real wire formats."""
