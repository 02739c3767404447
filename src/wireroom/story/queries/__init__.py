"""What may be asked of the story room; all that is public passes `gate`."""
