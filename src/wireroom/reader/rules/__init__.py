"""What holds of readers' accounts, apart from any database."""
