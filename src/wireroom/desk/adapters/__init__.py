"""Where the room meets libraries: authenticator apps, keys and recovery codes."""
