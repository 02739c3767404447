"""What holds of briefings, apart from any database."""
