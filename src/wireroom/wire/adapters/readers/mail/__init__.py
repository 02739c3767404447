"""Letters: copy that comes as e-mail."""
