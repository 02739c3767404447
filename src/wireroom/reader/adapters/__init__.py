"""Where the room meets libraries: addresses, sessions, mail."""
