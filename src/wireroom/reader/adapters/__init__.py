"""Where the room meets libraries: addresses, passkeys, sessions, mail."""
