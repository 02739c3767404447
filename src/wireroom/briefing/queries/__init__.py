"""What the desk and readers see of briefings."""
