"""The editors' room: reads the wire, edits, corrects, kills. Calls front doors, owns no truth."""
